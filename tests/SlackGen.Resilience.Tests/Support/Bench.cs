using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using SlackGen.Testing;

namespace SlackGen.Resilience.Tests.Support;

/// <summary>A client with a fake Slack, and a second fake for what should not go there. Retries and pauses are short.</summary>
public sealed class Bench : IAsyncDisposable
{
    /// <summary>The longest pause that Slack may ask for: every 429 of these tests is waited for, whatever it says, and none for long.</summary>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMilliseconds(20);

    // Bound, never listening: the port stays taken and every connection to it is refused.
    private static readonly Socket Closed = BindClosed();

    private readonly Lazy<SlackClient> client;
    private readonly ILoggerFactory loggers;
    private int refusals;

    private Bench(FakeSlack slack, FakeSlack elsewhere)
    {
        (Slack, Elsewhere) = (slack, elsewhere);
        loggers = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        Options = new SlackClientOptions
        {
            LoggerFactory = loggers,
            Token = FakeSlack.DefaultToken,
            BaseAddress = slack.BaseAddress,
            MaxResponseBytes = 64 * 1024,
            Retry = new SlackRetryOptions { MaxRetries = 2, BaseDelay = TimeSpan.FromMilliseconds(10), MaxRetryAfter = MaxRetryAfter },
        };

        // The limiter stays in the way, since a 429 pauses it, but no tier of Slack's does.
        foreach (var method in Call.All.Select(c => c.Method))
        {
            Options.Tiers[method] = new SlackRate(1000, 1);
        }

        client = new Lazy<SlackClient>(() => new SlackClient(Options));
        foreach (var call in Call.All)
        {
            slack.On(call.Method).Reply(call.Response);
            elsewhere.On(call.Method).Reply(call.Response);
        }
    }

    public FakeSlack Slack { get; }

    /// <summary>Another host.</summary>
    public FakeSlack Elsewhere { get; }

    /// <summary>Options of the client, up to its first use.</summary>
    public SlackClientOptions Options { get; }

    public SlackClient Client => client.Value;

    /// <summary>The messages that the client logged.</summary>
    public LogSink Log { get; } = new();

    public static async Task<Bench> StartAsync(Action<FakeSlackOptions>? configure = null) =>
        new(await FakeSlack.StartAsync(o => ConfigureStrict(o, configure)), await FakeSlack.StartAsync(o => ConfigureStrict(o, null)));

    /// <summary>Refuses the next connections.</summary>
    /// <param name="times">How many; null for all.</param>
    public void Refuse(int? times)
    {
        refusals = times ?? int.MaxValue;
        Options.HttpClient = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync });
    }

    public async ValueTask DisposeAsync()
    {
        Options.HttpClient?.Dispose();
        loggers.Dispose();
        await Slack.DisposeAsync();
        await Elsewhere.DisposeAsync();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var isRefused = Interlocked.Decrement(ref refusals) >= 0;
            await socket.ConnectAsync(isRefused ? Closed.LocalEndPoint! : new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void ConfigureStrict(FakeSlackOptions options, Action<FakeSlackOptions>? configure)
    {
        options.Strict = true;
        configure?.Invoke(options);
    }

    private static Socket BindClosed()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }
}
