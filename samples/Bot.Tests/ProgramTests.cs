using System.Diagnostics;

namespace Bot.Tests;

public sealed class ProgramTests
{
    [TestCase("SLACK_APP_TOKEN", "SLACK_BOT_TOKEN")]
    [TestCase("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")]
    public async Task A_token_without_the_other_is_an_error_that_names_the_missing_one(string given, string missing)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BotHost).Assembly.Location]) { RedirectStandardError = true };
        start.Environment.Remove(missing);
        start.Environment[given] = "x";
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        using var bot = Process.Start(start)!;
        var error = await bot.StandardError.ReadToEndAsync(limit.Token);
        await bot.WaitForExitAsync(limit.Token);

        Assert.That(bot.ExitCode, Is.EqualTo(1));
        Assert.That(error, Does.StartWith($"{missing} is not set."));
    }
}
