using System.Diagnostics;
using System.Globalization;

namespace SlackGen.RateLimiting.Tests;

/// <summary>Another process that shares a budget, and the times of its calls.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Process process;
    private readonly List<TimeSpan> calls = [];
    private readonly Task reading;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Worker(StoreServer server, int processes, string name, SlackRate rate, int callers)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(TestContext.CurrentContext.TestDirectory, "SlackGen.RateLimiting.Tests.Worker.dll"));
        foreach (object argument in new object[] { server.Kind, server.ConnectionString, name, processes, rate.Permits, rate.PerSeconds, callers })
        {
            start.ArgumentList.Add(Convert.ToString(argument, CultureInfo.InvariantCulture)!);
        }

        process = Process.Start(start)!;
        reading = Task.Run(ReadAsync);
    }

    /// <summary>The times at which its calls got their permits, since 1970.</summary>
    public IReadOnlyList<TimeSpan> Calls
    {
        get
        {
            lock (calls)
            {
                return [.. calls];
            }
        }
    }

    /// <summary>Starts several, and lets them go at the same time.</summary>
    public static async Task<IReadOnlyList<Worker>> StartAsync(StoreServer server, StoreView view, int count, string name, SlackRate rate, int callers)
    {
        var workers = Enumerable.Range(0, count).Select(_ => new Worker(server, count, name, rate, callers)).ToList();
        foreach (var worker in workers)
        {
            await worker.ready.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }

        await view.StartAuditAsync();
        foreach (var worker in workers)
        {
            worker.Send("go");
        }

        return workers;
    }

    /// <summary>The time of calls, since 1970.</summary>
    public static TimeSpan Now => DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch;

    /// <summary>Tells it of a 429.</summary>
    public void Pause(TimeSpan duration) => Send($"pause {duration.TotalSeconds.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Ends it without a chance to clean up.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        reading.Wait(TimeSpan.FromSeconds(5));
        process.Dispose();
    }

    private void Send(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "ready")
            {
                ready.SetResult();
                continue;
            }

            lock (calls)
            {
                calls.Add(TimeSpan.FromMicroseconds(long.Parse(line, CultureInfo.InvariantCulture)));
            }
        }

        ready.TrySetException(new InvalidOperationException("The worker ended before it was ready."));
    }
}
