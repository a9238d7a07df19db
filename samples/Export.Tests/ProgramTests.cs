using System.Diagnostics;
using SlackGen.Testing;

namespace Export.Tests;

/// <summary>The program in a process of its own.</summary>
[Category("Slow")]
public sealed class ProgramTests : ExportFixture
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(5);

    [Test]
    public async Task Without_a_token_it_exports_the_sample_workspace()
    {
        var folder = NewFolder();
        var (code, output) = await RunAsync(folder, token: null, _ => Task.CompletedTask);

        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.Contain("messages/C2: 5 new lines").And.Contain("is complete").And.Not.Contain("\u001b"));
        Assert.That(File.ReadAllLines(Path.Combine(folder, "messages", "C2.jsonl")), Has.Length.EqualTo(5));
    }

    [Test]
    [Platform("Linux,MacOsX", Reason = "Windows has no signals that a test can send.")]
    public async Task A_signal_ends_it_cleanly_and_the_next_run_continues()
    {
        var folder = NewFolder();
        Fake.On("conversations.replies").Fault(Fault.Hang);
        var (code, output) = await RunAsync(folder, FakeSlack.UserToken, async process =>
        {
            await Fake.WaitForRequestsAsync("conversations.replies", timeout: Bound);
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await kill.WaitForExitAsync();
        });
        Assert.That(code, Is.EqualTo(130), output);
        Assert.That(output, Does.Contain("Interrupted. The next run with the folder"));

        RespondWithFiles();
        (code, output) = await RunAsync(folder, FakeSlack.UserToken, _ => Task.CompletedTask);

        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.Contain("users: nothing new"));
    }

    [Test]
    public async Task A_refused_token_is_an_error_without_the_token()
    {
        var (code, output) = await RunAsync(NewFolder(), "xoxp-wrong-1234", _ => Task.CompletedTask);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("invalid_auth").And.Not.Contain("xoxp-"));
    }

    private async Task<(int Code, string Output)> RunAsync(string folder, string? token, Func<Process, Task> meanwhile)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Exporter).Assembly.Location, folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLACK_TOKEN"] = token ?? "";
        start.Environment["SLACK_BASE_ADDRESS"] = Fake.BaseAddress.ToString();
        using var limit = new CancellationTokenSource(Bound);
        using var process = Process.Start(start)!;
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            var exit = process.WaitForExitAsync(limit.Token);
            await await Task.WhenAny(meanwhile(process), exit);
            await exit;
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
