using SlackGen.Testing;

namespace SlackGen.Package.Tests;

/// <summary>The bot of the README runs from the packages alone, over both transports.</summary>
[Parallelizable(ParallelScope.None)]
[Category("Slow")]
public sealed class BotConsumerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Test]
    public async Task The_bot_of_the_README_handles_a_mention_a_command_and_a_click([Values(BotTransports.SocketMode, BotTransports.Http)] BotTransports transport)
    {
        var directory = await ReadmeBot.WriteAsync($"bot-{transport}", transport);
        await DotNet.RunAsync(directory, PackedPackages.Cache, "build", "-o", "out");
        await using var slack = await FakeSlack.StartAsync();
        await using var bot = ReadmeBot.Start("dotnet", directory, slack, Path.Combine(directory, "out", "Consumer.dll"));
        var app = await ReadmeBot.ConnectAsync(bot, slack, transport);

        await app.SendEventAsync(new { type = "app_mention", user = "U1", channel = "C1", text = "<@U0FAKEBOT> hi", ts = "1770000000.000100" });
        await bot.WaitUntilAsync(() => slack.RequestsTo("chat.postMessage").Count > 0, "it posts");
        var command = await (await app.SendCommandAsync("/deploy", "4.12.0")).Acknowledged.WaitAsync(Limit);
        var button = command.Payload?["blocks"]?[0]?["elements"]?[0];
        var click = await app.SendInteractionAsync(new
        {
            type = "block_actions",
            actions = new[] { new { type = "button", action_id = (string?)button?["action_id"], block_id = "b1", value = (string?)button?["value"], action_ts = "1770000001.000100" } },
        });
        await bot.WaitUntilAsync(() => click.ResponseMessages.Count > 0, "it replaces the message");
        var exitCode = await bot.TerminateAsync();

        Assert.Multiple(() =>
        {
            Assert.That((string?)slack.RequestsTo("chat.postMessage")[0].Arguments["text"], Is.EqualTo("Hello <@U1>, try /deploy 4.12.0"));
            Assert.That((string?)command.Payload?["text"], Is.EqualTo("Deploy 4.12.0?"));
            Assert.That((string?)click.ResponseMessages[0].Message["text"], Is.EqualTo("4.12.0 is on its way."));
            Assert.That(slack.SocketMode.ProtocolErrors, Is.Empty);
            Assert.That(exitCode, Is.Zero, bot.Output);
            Assert.That(bot.Output, Does.Not.Contain(FakeSlack.BotToken).And.Not.Contain(FakeSlack.AppToken).And.Not.Contain(FakeSlack.SigningSecret));
        });
    }
}
