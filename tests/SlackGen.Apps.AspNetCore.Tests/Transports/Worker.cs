using System.Diagnostics;
using System.Globalization;
using SlackGen.Testing;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>An app in a process of its own.</summary>
internal sealed class Worker : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;

    private Worker(FakeSlack fake, Transport transport)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(TestContext.CurrentContext.TestDirectory, "SlackGen.Apps.Tests.Worker.dll"));
        foreach (var argument in new[] { fake.BaseAddress.AbsoluteUri, FakeSlack.BotToken, FakeSlack.AppToken, FakeSlack.SigningSecret, transport.ToString() })
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start)!;
    }

    /// <summary>Gets the address at which the app listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts a process, and waits until it is ready.</summary>
    public static async Task<Worker> StartAsync(FakeSlack fake, Transport transport)
    {
        var worker = new Worker(fake, transport);
        var line = await worker.process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        worker.Address = new Uri(line!);
        return worker;
    }

    /// <summary>Sends SIGTERM, as an orchestrator does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit(Patience);
    }

    /// <summary>Waits for the end of the process, and returns its exit code.</summary>
    public async Task<int> ExitedAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
