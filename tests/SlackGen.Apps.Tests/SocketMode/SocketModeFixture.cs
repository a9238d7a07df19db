using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SlackGen.Infrastructure;

namespace SlackGen.Apps.Tests.SocketMode;

/// <summary>The base of tests of the transport against <see cref="SocketServer"/>, on a clock that only the test moves.</summary>
public abstract class SocketModeFixture
{
    private protected const string Token = "xapp-1-A1-2-5ec2e7";

    private protected SocketServer Server { get; private set; } = null!;

    private protected Receiver Receiver { get; private set; } = null!;

    private protected FakeTimeProvider Time { get; private set; } = null!;

    private protected LogSink Log { get; private set; } = null!;

    private protected SlackAppHealth Health { get; private set; } = null!;

    private protected SocketModeTransport Transport { get; private set; } = null!;

    private protected SlackTransportHealth Report => Health.Transports["socket"];

    private protected HealthStatus Status => Report.Status;

    [SetUp]
    public void SetUp() => (Server, Receiver, Time, Log, Health) = (new(), new(), new(), new(), new());

    [TearDown]
    public async Task TearDown()
    {
        if (Transport is not null)
        {
            await Transport.CloseAsync(new CancellationToken(canceled: true));
            Transport.Dispose();
        }

        await Server.DisposeAsync();
        TestContext.Out.WriteLine(string.Join('\n', Log.Entries.Where(entry => entry.Level > LogLevel.Debug).TakeLast(50).Select(entry => entry.Text)));
        Assert.That(Log.Text, Does.Not.Contain(SocketServer.Ticket).And.Not.Contain("5ec2e7"));
        Log.Dispose();
        Transport = null!;
    }

    /// <summary>Creates the transport, by default with one connection, and with no limit on handshakes but the longest, since the clock moves faster than they do.</summary>
    private protected void Create(Action<SocketModeOptions>? configure = null, Func<double>? random = null, HttpMessageHandler? handler = null)
    {
        var options = new SocketModeOptions { AppToken = Token, Connections = 1, HandshakeTimeout = TimeSpan.FromMinutes(5) };
        configure?.Invoke(options);
        Assert.That(options.FindErrors(), Is.Empty);
        var factory = LoggerFactory.Create(builder => builder.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        var session = new SocketSession(options, Receiver, Time, factory.CreateLogger(AppLog.Category), random);
        var call = new SlackClientOptions { Token = Token, BaseAddress = Server.Address, TimeProvider = Time, LoggerFactory = factory, AttemptTimeout = options.HandshakeTimeout };
        call.Retry.MaxRetries = 0;
        Transport = new SocketModeTransport(session, new SlackConnection(call), handler, Health);
    }

    private protected async Task<ServerSocket> StartAsync(Action<SocketModeOptions>? configure = null, Func<double>? random = null)
    {
        Create(configure, random);
        await Transport.StartAsync(CancellationToken.None);
        return await Server.NextAsync();
    }

    /// <summary>Moves the clock in small steps until something has happened, for as long as the test allows.</summary>
    private protected async Task<TimeSpan> AdvanceUntilAsync(Func<bool> condition, TimeSpan most, double step = 0.25)
    {
        var start = Time.GetUtcNow();
        while (!condition())
        {
            if (Time.GetUtcNow() - start >= most)
            {
                // What the clock has caused, such as a call, may still be on its way in real time.
                Assert.That(condition, Is.True.After(60_000, 20), "It has not happened.");
                break;
            }

            Time.Advance(TimeSpan.FromSeconds(step));
            await Task.Delay(2);
        }

        return Time.GetUtcNow() - start;
    }
}
