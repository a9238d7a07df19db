using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SlackGen.Benchmarks.Fake;

/// <summary>The result of calls from many connections, each of which calls again as soon as it has its response.</summary>
/// <param name="PerSecond">The calls a second.</param>
/// <param name="Megabytes">The resident memory of the server after a sixth, a half and the whole of the time.</param>
internal sealed record FakeLoad(double PerSecond, IReadOnlyList<double> Megabytes)
{
    private const int Connections = 64;
    private const string LengthHeader = "Content-Length: ";

    // Far above the time of a call, also on a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Calls a method for a time.</summary>
    public static async Task<FakeLoad> RunAsync(FakeServer server, string method, string body, TimeSpan duration)
    {
        var request = Encoding.ASCII.GetBytes(
            $"POST /api/{method} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nAuthorization: Bearer {Testing.FakeSlack.BotToken}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        using var ended = new CancellationTokenSource();
        using var late = new CancellationTokenSource(duration + Patience);
        var watch = Stopwatch.StartNew();
        var callers = Enumerable.Range(0, Connections).Select(_ => Task.Run(() => CallAsync(server.Address, request, ended.Token, late.Token))).ToList();
        var megabytes = new List<double>();
        foreach (var moment in (TimeSpan[])[duration / 6, duration / 2, duration])
        {
            // A caller that fails ends the measurement at once.
            var pause = Task.Delay(moment - watch.Elapsed);
            if (await Task.WhenAny([pause, .. callers]) is var first && first != pause)
            {
                await first;
            }

            megabytes.Add(server.Megabytes);
        }

        await ended.CancelAsync();
        var calls = (await Task.WhenAll(callers)).Sum();
        return new FakeLoad(calls / watch.Elapsed.TotalSeconds, megabytes);
    }

    private static async Task<long> CallAsync(Uri address, byte[] request, CancellationToken ended, CancellationToken late)
    {
        try
        {
            return await CallUntilAsync(address, request, ended, late);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The fake does not respond within {Patience.TotalSeconds:0} s.");
        }
    }

    private static async Task<long> CallUntilAsync(Uri address, byte[] request, CancellationToken ended, CancellationToken late)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(address.Host), address.Port), late);
        var buffer = new byte[256 * 1024];
        long calls = 0;
        for (; !ended.IsCancellationRequested; calls++)
        {
            await socket.SendAsync(request, late);
            var length = 0;
            while (!IsComplete(buffer.AsSpan(0, length)))
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length), late);
                length += read > 0 ? read : throw new InvalidOperationException("The fake has closed the connection, or the response is too long.");
            }
        }

        return calls;
    }

    private static bool IsComplete(ReadOnlySpan<byte> response)
    {
        var end = response.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = Encoding.ASCII.GetString(response[..end]);
        var at = head.IndexOf(LengthHeader, StringComparison.Ordinal) + LengthHeader.Length;
        var length = int.Parse(head.AsSpan(at, (head + "\r").IndexOf('\r', at) - at), CultureInfo.InvariantCulture);
        var body = response[(end + 4)..];
        if (body.Length < length)
        {
            return false;
        }

        return head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) && body.StartsWith("{\"ok\":true"u8)
            ? true
            : throw new InvalidOperationException($"The call failed: {Encoding.UTF8.GetString(body)}");
    }
}
