using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace SlackGen.RateLimiting.Tests;

/// <summary>Reads what a server does (MONITOR), and picks out the grants of one prefix. It comes back when the server does.</summary>
internal sealed partial class RedisMonitor : IDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<TimeSpan> grants = [];
    private readonly HashSet<string> marks = [];
    private readonly RedisServer server;
    private readonly string beginning;

    public RedisMonitor(RedisServer server, string prefix)
    {
        (this.server, beginning) = (server, prefix + ":{");
        _ = Task.Run(RunAsync);
    }

    /// <summary>Done when the server is watched.</summary>
    public Task Ready => ready.Task;

    /// <summary>Returns the grants up to a mark that was echoed.</summary>
    public async Task<IReadOnlyList<TimeSpan>> GrantsUntilAsync(string mark)
    {
        for (var i = 0; i < 1000; i++)
        {
            lock (grants)
            {
                if (marks.Contains(mark))
                {
                    return [.. grants.Order()];
                }
            }

            await Task.Delay(10);
        }

        throw new TimeoutException("The monitor saw nothing for 10 s.");
    }

    public void Dispose() => end.Cancel();

    private async Task RunAsync()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await ReadAsync();
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                await Task.Delay(20);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ReadAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.TcpPort, end.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync("MONITOR\r\n"u8.ToArray(), end.Token);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(end.Token) is { } line)
        {
            ready.TrySetResult();
            lock (grants)
            {
                if (Grant().Match(line) is { Success: true } grant && grant.Groups["key"].Value.StartsWith(beginning, StringComparison.Ordinal))
                {
                    grants.Add(TimeSpan.FromMicroseconds(long.Parse(grant.Groups["at"].Value, CultureInfo.InvariantCulture)));
                }
                else if (Mark().Match(line) is { Success: true } mark)
                {
                    marks.Add(mark.Groups["mark"].Value);
                }
            }
        }
    }

    [GeneratedRegex("""lua\] "RPUSH" "(?<key>[^"]*)" "(?<at>\d+)"$""")]
    private static partial Regex Grant();

    [GeneratedRegex(""" "ECHO" "(?<mark>[^"]*)"$""", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();
}
