using System.Diagnostics;

namespace Assistant.Tests;

public sealed class ProgramTests
{
    [TestCase("SLACK_APP_TOKEN", "SLACK_BOT_TOKEN")]
    [TestCase("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")]
    public async Task A_token_without_the_other_is_an_error_that_names_the_missing_one(string given, string missing)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(AssistantHost).Assembly.Location]) { RedirectStandardError = true };
        start.Environment.Remove(missing);
        start.Environment[given] = "x";
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        using var assistant = Process.Start(start)!;
        var error = await assistant.StandardError.ReadToEndAsync(limit.Token);
        await assistant.WaitForExitAsync(limit.Token);

        Assert.That(assistant.ExitCode, Is.EqualTo(1));
        Assert.That(error, Does.StartWith($"{missing} is not set."));
    }
}
