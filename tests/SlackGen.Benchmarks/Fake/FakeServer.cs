using System.Diagnostics;
using SlackGen.Benchmarks.Gate;
using SlackGen.Testing;

namespace SlackGen.Benchmarks.Fake;

/// <summary>A fake in a process of its own, so that the load beside it does not count as its memory.</summary>
internal sealed class FakeServer : IDisposable
{
    public const string Samples = "samples and stubs";
    public const string Living = "workspace";

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    private readonly Process process;

    private FakeServer(Process process, string[] facts) => (this.process, Address, User, Channel) = (process, new Uri(facts[0]), facts[1], facts[2]);

    /// <summary>Gets the base address.</summary>
    public Uri Address { get; }

    /// <summary>Gets the ID of a user.</summary>
    public string User { get; }

    /// <summary>Gets the ID of a channel of the bot.</summary>
    public string Channel { get; }

    /// <summary>Gets the resident memory of the process.</summary>
    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / (double)(1 << 20);
        }
    }

    /// <summary>Starts the process.</summary>
    /// <param name="kind">The kind of the fake.</param>
    /// <exception cref="InvalidOperationException">It ended at once.</exception>
    /// <exception cref="TimeoutException">It has not started within 30 s.</exception>
    public static async Task<FakeServer> StartAsync(string kind)
    {
        var program = Path.Combine(AppContext.BaseDirectory, typeof(FakeServer).Assembly.GetName().Name + ".dll");
        var start = new ProcessStartInfo("dotnet", [program, "--serve-fake", kind]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        CollectorSettings.Apply(start.Environment, Collector.Default);
        var process = Process.Start(start)!;
        try
        {
            return await process.StandardOutput.ReadLineAsync().WaitAsync(MaxWait) is { } line
                ? new FakeServer(process, line.Split(' '))
                : throw new InvalidOperationException("The fake did not start.");
        }
        catch
        {
            End(process);
            throw;
        }
    }

    /// <summary>Serves a fake in this process until the standard input ends.</summary>
    /// <param name="kind">The kind of the fake.</param>
    public static async Task ServeAsync(string kind)
    {
        await using var slack = await FakeSlack.StartAsync(o => o.Workspace = kind == Living ? Testing.Workspace.Sample() : null);
        var (user, channel) = ("U1", "C1");
        if (slack.Workspace is { } workspace)
        {
            var joined = workspace.AddChannel("load", [workspace.Users.First(u => u.IsBot).Id]);
            (user, channel) = (workspace.Users[0].Id, joined.Id);
        }
        else
        {
            // The sample of a message has every field of every kind of block: 95 KB.
            slack.On("chat.postMessage").Reply(new { channel, ts = "1512085950.000216", message = new { type = "message", text = "Hello", ts = "1512085950.000216" } });
        }

        Console.WriteLine($"{slack.BaseAddress} {user} {channel}");
        await Console.In.ReadToEndAsync();
    }

    /// <summary>Ends the process.</summary>
    public void Dispose() => End(process);

    private static void End(Process process)
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(MaxWait))
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
