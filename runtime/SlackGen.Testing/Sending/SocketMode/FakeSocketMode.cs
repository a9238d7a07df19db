using System.Text;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>
/// The fake's Socket Mode: <c>apps.connections.open</c> returns the URL of a WebSocket on the fake's own server, and deliveries go to one of the
/// connections in turn.
/// </summary>
public sealed class FakeSocketMode : FakeTransport
{
    internal const int MaxMessageBytes = 20_480;

    private const string LinkDisabled = "link_disabled";
    private const string TimedOut = "timeout";
    private const string TooManyWebsockets = "too_many_websockets";

    private readonly object gate = new();
    private readonly List<FakeConnection> served = [];
    private readonly Recording<FakeConnection> opened;
    private readonly Recording<FakeProtocolError> errors;
    private readonly EnvelopeTable envelopes;
    private readonly FakeSlackOptions options;
    private readonly ChangeSignal changed = new();
    private TimeSpan pingInterval = TimeSpan.FromSeconds(10);
    private int reserved;
    private int numbered;
    private int turn;

    internal FakeSocketMode(FakeSlackOptions options, PayloadDefaults defaults, DeliveryLog log, SeededRandom random)
        : base(options, defaults, log)
    {
        this.options = options;
        opened = new Recording<FakeConnection>(options.MaxRecorded);
        errors = new Recording<FakeProtocolError>(options.MaxRecorded);
        envelopes = new EnvelopeTable(options.MaxRecorded);
        Tickets = new SocketTickets(options.TimeProvider);
        HandshakeFaults = new FaultQueue(random);
    }

    /// <summary>Gets the connections that are open and have received <c>hello</c>, in order of opening.</summary>
    public IReadOnlyList<FakeConnection> Connections
    {
        get
        {
            lock (gate)
            {
                return Live();
            }
        }
    }

    /// <summary>Gets the newest <see cref="FakeSlackOptions.MaxRecorded"/> connections, ended ones too, in order of opening.</summary>
    public IReadOnlyList<FakeConnection> OpenedConnections => opened.Snapshot();

    /// <summary>Gets the newest <see cref="FakeSlackOptions.MaxRecorded"/> mistakes of clients, in order. Empty for a client that keeps the protocol.</summary>
    public IReadOnlyList<FakeProtocolError> ProtocolErrors => errors.Snapshot();

    /// <summary>Gets whether Socket Mode is on. While it is off, a connection receives <c>link_disabled</c> instead of <c>hello</c>.</summary>
    public bool IsEnabled { get; private set; } = true;

    /// <summary>Gets or sets the number of connections above which a new one receives <c>too_many_websockets</c>. 10 by default, as at Slack.</summary>
    public int MaxConnections { get; set; } = 10;

    /// <summary>Gets or sets the pause between the pings on a connection: 10 s by default, <see cref="Timeout.InfiniteTimeSpan"/> for none. It applies to new connections.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither positive nor infinite.</exception>
    public TimeSpan PingInterval
    {
        get => pingInterval;
        set
        {
            if (value != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            }

            pingInterval = value;
        }
    }

    /// <summary>Gets or sets the lifetime of a connection that <c>hello</c> announces in seconds. 5 hours by default. The fake does not end the connection.</summary>
    public TimeSpan ApproximateConnectionTime { get; set; } = TimeSpan.FromHours(5);

    /// <summary>Gets or sets the time after which the URL of <c>apps.connections.open</c> admits nobody. 30 s by default.</summary>
    public TimeSpan TicketLifetime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets whether new connections receive <c>hello</c>. True by default; false leaves them waiting.</summary>
    public bool SendsHello { get; set; } = true;

    /// <summary>Gets or sets the maximum number of bytes in a frame of an envelope; null, the default, for one frame.</summary>
    public int? FrameBytes { get; set; }

    internal TimeProvider TimeProvider => Clock;

    /// <summary>Gets whether the app has ever had a connection that received <c>hello</c>.</summary>
    internal bool HasGreeted { get; private set; }

    internal SocketTickets Tickets { get; }

    internal FaultQueue HandshakeFaults { get; }

    /// <summary>Waits until the app has a number of connections.</summary>
    /// <param name="count">The number of connections, at least 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The connections.</returns>
    /// <exception cref="TimeoutException">The app has fewer connections after 30 seconds.</exception>
    public Task<IReadOnlyList<FakeConnection>> WaitForConnectionsAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return changed.WaitForAsync(
            count,
            () => Connections,
            open => $"The app has {open.Count} of {count} Socket Mode connections",
            timeout: null,
            cancellationToken);
    }

    /// <summary>Adds a fault to WebSocket handshakes: <c>Fault.Status(408)</c>, <c>Fault.Hang</c>, <c>Fault.ResetBeforeHeaders</c>.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of handshakes that the fault affects; null for all further handshakes.</param>
    /// <param name="probability">The probability that the fault affects a handshake, from 0 to 1.</param>
    public void FaultHandshakes(Fault fault, int? times = null, double probability = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        HandshakeFaults.Add(fault, times, probability);
    }

    /// <summary>Switches Socket Mode off: all connections receive <c>link_disabled</c> and are closed, and so are new ones.</summary>
    public Task DisableAsync()
    {
        IsEnabled = false;
        List<FakeConnection> ending;
        lock (gate)
        {
            ending = [.. served];
        }

        return Task.WhenAll(ending.Select(c => c.EndAsync(LinkDisabled)));
    }

    /// <summary>Switches Socket Mode on again.</summary>
    public void Enable() => IsEnabled = true;

    internal void Clear()
    {
        errors.Clear();
        opened.Clear();
        HandshakeFaults.Clear();
    }

    internal void Record(FakeProtocolError error) => errors.Add(error);

    internal void Receive(FakeConnection connection, WebSocketFrame message)
    {
        var error = message.Code == FrameCode.Text
            ? envelopes.Acknowledge(connection, message.Payload)
            : new FakeProtocolError(FakeProtocolErrorKind.Binary, connection, null);
        if (error is not null)
        {
            Record(error);
        }
    }

    /// <summary>Greets a connection and serves it until it ends.</summary>
    internal async Task ServeAsync(HttpContext http, Stream stream, CancellationToken stopping)
    {
        var connection = new FakeConnection(Interlocked.Increment(ref numbered), http, stream, this, Clock.GetUtcNow());
        opened.Add(connection);
        Change(() => served.Add(connection));
        var running = connection.RunAsync(stopping);
        var place = TakePlace();
        try
        {
            if (place is null)
            {
                await connection.EndAsync(TooManyWebsockets).ConfigureAwait(false);
            }
            else if (SendsHello && IsEnabled)
            {
                await connection.GreetAsync(
                    SocketMessages.Hello(place.Value, ApproximateConnectionTime, options.App.AppId),
                    () => Change(() => connection.IsGreeted = HasGreeted = true)).ConfigureAwait(false);
            }

            // Also for a connection that was greeted while Socket Mode was being switched off.
            if (!IsEnabled)
            {
                await connection.EndAsync(LinkDisabled).ConfigureAwait(false);
            }

            await running.ConfigureAwait(false);
        }
        finally
        {
            Change(() => served.Remove(connection));
            if (place is not null)
            {
                Interlocked.Decrement(ref reserved);
            }
        }
    }

    /// <inheritdoc />
    private protected override string TimeoutReason => TimedOut;

    /// <inheritdoc />
    private protected override async Task<AttemptResult> AttemptAsync(
        FakeDelivery delivery,
        FakeAttempt attempt,
        TaskCompletionSource sent,
        CancellationToken abandoned)
    {
        var end = attempt.SentAt + Deadline;
        if (NextConnection() is not { } connection)
        {
            sent.TrySetResult();
            return new AttemptResult(TimedOut, end);
        }

        var id = Guid.NewGuid().ToString();
        (attempt.EnvelopeId, attempt.Connection) = (id, connection);
        var acceptsPayload = SocketMessages.AcceptsPayload(delivery);

        // The deadline runs before anything is sent: a client can acknowledge, and a test can advance its clock, as soon as the frame is out.
        var acknowledged = envelopes.Add(id, connection, acceptsPayload);
        using var deadline = Clock.CreateTimer(_ => envelopes.Expire(id), null, Deadline, Timeout.InfiniteTimeSpan);
        using var abandonment = abandoned.Register(() => envelopes.Abandon(id));
        try
        {
            var bytes = Encoding.UTF8.GetBytes(SocketMessages.Envelope(id, delivery, attempt, acceptsPayload).ToJsonString());
            await Task.WhenAny(connection.WriteAsync(FakeConnection.Fragments(bytes, FrameBytes ?? bytes.Length)), acknowledged).ConfigureAwait(false);
            sent.TrySetResult();
            return new AttemptResult(null, Payload: await acknowledged.ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            return new AttemptResult(TimedOut, end);
        }
        finally
        {
            envelopes.Abandon(id);
        }
    }

    private FakeConnection? NextConnection()
    {
        lock (gate)
        {
            var candidates = Live().FindAll(c => c.TakesDeliveries);
            return candidates.Count == 0 ? null : candidates[turn++ % candidates.Count];
        }
    }

    // An ended connection stays in the list for a moment.
    private List<FakeConnection> Live() => served.FindAll(c => c.IsGreeted && c.IsOpen);

    // Returns the number of connections with the new one; null if there are too many.
    private int? TakePlace()
    {
        var count = Interlocked.Increment(ref reserved);
        if (count <= MaxConnections)
        {
            return count;
        }

        Interlocked.Decrement(ref reserved);
        return null;
    }

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
        }

        changed.Raise();
    }
}
