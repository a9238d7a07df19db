using Bot;
using SlackGen.Testing;

// With tokens, the bot runs against Slack, over Socket Mode. Without, it shows what it does against a fake Slack on this machine, over both transports.
if (Environment.GetEnvironmentVariable("SLACK_APP_TOKEN") is { Length: > 0 } appToken && Environment.GetEnvironmentVariable("SLACK_BOT_TOKEN") is { Length: > 0 } botToken)
{
    var builder = BotHost.CreateBuilder(args);
    builder.Services.AddSlack<SlackClient>(o => o.Token = botToken);
    builder.Services.AddSlackApp<DeployApp>().UseSocketMode(o => o.AppToken = appToken);
    await builder.Build().RunAsync();
    return;
}

Console.WriteLine("SLACK_APP_TOKEN and SLACK_BOT_TOKEN are not set, so the bot talks to a fake Slack on this machine.");
await using var fake = await FakeSlack.StartAsync();
foreach (var useSocketMode in new[] { true, false })
{
    Console.WriteLine();
    Console.WriteLine(useSocketMode ? "Over Socket Mode" : "Over HTTP");
    fake.Clear();
    await using var host = await BotHost.StartAsync(fake, useSocketMode);
    await Story.TellAsync(fake, host.Slack, Console.Out);
}
