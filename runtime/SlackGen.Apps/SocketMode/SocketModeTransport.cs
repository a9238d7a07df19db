namespace SlackGen.Apps;

/// <summary>Socket Mode as a transport of an app: a supervisor for each connection.</summary>
internal sealed class SocketModeTransport : ISlackTransport, IDisposable
{
    private readonly SocketSession session;
    private readonly SocketSlot[] slots;
    private readonly IDisposable? scope;
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;
    private Task? closing;

    /// <summary>Initializes a transport. It connects when it is started.</summary>
    /// <param name="session">The session.</param>
    /// <param name="slack">The connection that calls <c>apps.connections.open</c>.</param>
    /// <param name="template">The handler with the network settings; null for the defaults.</param>
    /// <param name="health">The health of the app.</param>
    /// <param name="scope">The scope of the handler, which is disposed with the transport; null if it has none.</param>
    public SocketModeTransport(SocketSession session, SlackConnection slack, HttpMessageHandler? template, SlackAppHealth health, IDisposable? scope = null)
    {
        (this.session, this.scope) = (session, scope);
        Pool = new SocketPool(session, health);
        var opener = new SocketOpener(slack, template, session);
        var pace = new ReconnectPace(session.Options, session.Time, session.Random);
        slots = [.. Enumerable.Range(0, session.Options.Connections).Select(number => new SocketSlot(number, opener, Pool, pace, session))];
    }

    /// <summary>Gets the shared state of the connections.</summary>
    public SocketPool Pool { get; }

    /// <summary>Starts the supervisors, and waits for the outcome of the first attempt. A failure that passes does not fail the start.</summary>
    /// <exception cref="SlackException">Slack refuses the token or the app.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // The connections outlive the start, so its activity and its other context must not become those of every delivery.
        using (ExecutionContext.SuppressFlow())
        {
            running = Task.WhenAll([.. slots.Select(slot => Task.Run(() => slot.RunAsync(stopping.Token), CancellationToken.None))]);
        }

        SocketEnd? failure;
        try
        {
            failure = await slots[0].FirstAttempt.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await CloseAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
            throw;
        }

        if (failure is { Reason: SocketEndReason.Refused })
        {
            await CloseAsync(cancellationToken).ConfigureAwait(false);
            throw new SlackException($"Socket Mode cannot start. {failure.Text}", SocketOpener.Method.Name);
        }
    }

    /// <summary>Takes no further delivery and opens no further connection. Each connection closes as soon as its acknowledgements are sent.</summary>
    public async Task StopReceivingAsync(CancellationToken cancellationToken)
    {
        session.StopReceiving();
        await stopping.CancelAsync().ConfigureAwait(false);
        closing ??= CloseSlotsAsync();
    }

    /// <summary>Waits until the connections are closed, for at most twice <see cref="SocketModeOptions.CloseTimeout"/>: once for the acknowledgements, once for the close.</summary>
    /// <param name="cancellationToken">Ends the connections at once, without a closing handshake.</param>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await StopReceivingAsync(cancellationToken).ConfigureAwait(false);
        session.LimitAcknowledgements();
        using (cancellationToken.UnsafeRegister(static session => ((SocketSession)session!).Abort(), session))
        {
            await closing!.ConfigureAwait(false);
        }
    }

    /// <summary>Ends the connections at once, if the transport was not closed, as after a start of the host that failed elsewhere.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        session.Dispose();
        Pool.Stop();
        scope?.Dispose();
    }

    private async Task CloseSlotsAsync()
    {
        await running.ConfigureAwait(false);
        await Task.WhenAll(slots.Select(slot => slot.CloseAsync())).ConfigureAwait(false);
        Pool.Stop();
    }
}
