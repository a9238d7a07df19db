using System.Diagnostics;
using System.Text;

namespace SlackGen.Testing.Tests;

/// <summary>A program for Node that runs until it is disposed, such as a bot.</summary>
internal sealed class NodeProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly StringBuilder errors = new();
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NodeProgram(Process process)
    {
        this.process = process;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.TrySetResult();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
        if (process.HasExited)
        {
            exited.TrySetResult();
        }
    }

    /// <summary>Gets what the program has written to its standard error.</summary>
    public string Errors
    {
        get
        {
            lock (errors)
            {
                return errors.ToString().Trim();
            }
        }
    }

    /// <summary>Starts a program with the addresses and secrets of a fake in its environment. The test is skipped where Node or its packages cannot be had.</summary>
    /// <param name="slack">The fake.</param>
    /// <param name="arguments">The arguments of <c>node</c>.</param>
    public static async Task<NodeProgram> StartAsync(FakeSlack slack, params string[] arguments)
    {
        await NodeClient.RequireAsync();
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = NodeClient.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["SLACK_API_URL"] = slack.BaseAddress.AbsoluteUri;
        start.Environment["SLACK_BOT_TOKEN"] = FakeSlack.BotToken;
        start.Environment["SLACK_APP_TOKEN"] = FakeSlack.AppToken;
        start.Environment["SLACK_SIGNING_SECRET"] = FakeSlack.SigningSecret;
        start.Environment["PORT"] = "0";
        return new NodeProgram(Process.Start(start)!);
    }

    /// <summary>Returns the URL that the program prints as a line; lines of a log are skipped. A program that ends before fails the test with its errors.</summary>
    public async Task<Uri> ReadUrlAsync()
    {
        while (true)
        {
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(StartTime);
            Assert.That(line, Is.Not.Null, () => $"The program has ended: {Errors}");
            if (line!.StartsWith("http://", StringComparison.Ordinal))
            {
                return new Uri(line);
            }
        }
    }

    /// <summary>Waits for a connection of the program. A program that ends before fails the test with its errors.</summary>
    public async Task WaitForConnectionAsync(FakeSlack slack)
    {
        // A busy machine takes longer to start Node than the fake waits for a connection.
        for (var started = Stopwatch.StartNew(); slack.SocketMode.Connections.Count == 0 && !exited.Task.IsCompleted; await Task.Delay(10))
        {
            Assert.That(started.Elapsed, Is.LessThan(StartTime), () => $"The program has not connected: {Errors}");
        }

        Assert.That(slack.SocketMode.Connections, Is.Not.Empty, () => $"The program has ended: {Errors}");
        await slack.SocketMode.WaitForConnectionsAsync();
    }

    /// <summary>Waits until the program has written a text to its standard error, and returns all that it has written. Case is ignored.</summary>
    public async Task<string> WaitForErrorAsync(string text)
    {
        for (var started = Stopwatch.StartNew(); !Errors.Contains(text, StringComparison.OrdinalIgnoreCase); await Task.Delay(10))
        {
            Assert.That(started.Elapsed, Is.LessThan(StartTime), () => $"No error has '{text}': {Errors}");
        }

        return Errors;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await exited.Task.Soon();
        process.Dispose();
    }
}
