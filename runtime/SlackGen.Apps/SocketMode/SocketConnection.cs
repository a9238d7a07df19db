using System.Net.WebSockets;
using System.Text.Json;

namespace SlackGen.Apps;

/// <summary>
/// One WebSocket connection. Its receive loop hands deliveries over and never waits for a handler; its send loop is the only writer of acknowledgements, which go out on
/// the connection that brought the envelope or not at all.
/// </summary>
internal sealed class SocketConnection : IDisposable
{
    private readonly SocketLink link;
    private readonly SocketSession session;
    private readonly SocketSender sender;
    private readonly CancellationTokenSource ended = new();
    private readonly TaskCompletionSource<SocketEnd> end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketEnd> refresh = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration aborting;
    private long helloAt;

    /// <summary>Initializes a connection and starts its loops.</summary>
    public SocketConnection(SocketLink link, SocketSession session)
    {
        (this.link, this.session) = (link, session);
        sender = new SocketSender(link.Socket, session);
        aborting = session.Aborted.UnsafeRegister(static connection => ((SocketConnection)connection!).Dispose(), this);
        _ = Task.Run(ReceiveAsync);
        _ = sender.RunAsync(Fail);
        _ = PingAsync();
        _ = WatchAsync();
    }

    /// <summary>Gets the task that completes when <c>hello</c> has come.</summary>
    public Task Hello => hello.Task;

    /// <summary>Gets the task that completes when the connection has ended.</summary>
    public Task<SocketEnd> Ended => end.Task;

    /// <summary>Gets the task that completes when the connection is to be replaced.</summary>
    public Task<SocketEnd> RefreshRequested => refresh.Task;

    /// <summary>Gets the time since <c>hello</c>.</summary>
    public TimeSpan Age => session.Time.GetElapsedTime(helloAt);

    /// <summary>
    /// Waits until every envelope so far is acknowledged, then closes the connection. What arrives later is not taken. Each step has a time limit. Never fails.
    /// </summary>
    /// <param name="drainTimeout">The time limit of the wait, which also ends with <see cref="SocketSession.LastAcknowledgements"/>; infinite for that limit alone.</param>
    public async Task CloseAsync(TimeSpan drainTimeout)
    {
        using (var drained = new CancellationTokenSource(drainTimeout, session.Time))
        using (drained.Token.UnsafeRegister(static s => ((SocketSender)s!).StopWaiting(), sender))
        using (session.LastAcknowledgements.UnsafeRegister(static s => ((SocketSender)s!).StopWaiting(), sender))
        {
            await Task.WhenAny(sender.WaitUntilIdleAsync(), Ended).ConfigureAwait(false);
        }

        using var limit = new CancellationTokenSource(session.Options.CloseTimeout, session.Time);
        try
        {
            await sender.CompleteAsync().WaitAsync(limit.Token).ConfigureAwait(false);
            await link.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token).ConfigureAwait(false);
            await Ended.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The server is gone or does not respond: the connection ends without its help.
        }

        Fail(new SocketEnd(SocketEndReason.Stopped, "The connection was closed by the app."));
    }

    /// <summary>Ends the connection at once.</summary>
    public void Dispose()
    {
        Fail(new SocketEnd(SocketEndReason.Stopped, "The connection was closed by the app."));
        link.Dispose();
    }

    // The first end counts: an abort makes the loops fail as well.
    private void Fail(SocketEnd reason)
    {
        if (end.TrySetResult(reason))
        {
            aborting.Unregister();
            ended.Cancel();
            sender.Abandon();
            link.Dispose();
        }
    }

    private async Task ReceiveAsync()
    {
        using var message = new SocketMessage();
        try
        {
            while (true)
            {
                var result = await link.Socket.ReceiveAsync(message.Free, CancellationToken.None).ConfigureAwait(false);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    await ReplyToCloseAsync().ConfigureAwait(false);
                    return;
                }

                message.Advance(result.Count);
                if (result.EndOfMessage)
                {
                    Handle(message, result.MessageType);
                    message.Clear();
                }
            }
        }
        catch (Exception e)
        {
            // A cancellation too: it is one of the framework's own timeouts or an abort, never a wish of the app.
            Fail(new SocketEnd(SocketEndReason.Dropped, $"The connection was lost: {session.Scrubber.Clean(e.Message)}"));
        }
    }

    private async Task ReplyToCloseAsync()
    {
        var (status, socket) = (link.Socket.CloseStatus, link.Socket);
        if (socket.State == WebSocketState.CloseReceived)
        {
            using var limit = new CancellationTokenSource(session.Options.CloseTimeout, session.Time);
            try
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // The server has closed the connection, whether the reply reaches it or not.
            }
        }

        Fail(new SocketEnd(SocketEndReason.Closed, FormattableString.Invariant($"Slack closed the connection with status {(int?)status ?? 1005}.")));
    }

    private void Handle(SocketMessage message, WebSocketMessageType type)
    {
        if (message.IsTooLarge)
        {
            session.Notices.Add($"a message of more than {SocketMessage.MaxBytes} bytes");
        }
        else if (type != WebSocketMessageType.Text)
        {
            session.Notices.Add("a binary message");
        }
        else
        {
            try
            {
                Handle(SocketFrame.Read(message.Bytes));
            }
            catch (JsonException e)
            {
                // The message of the exception may hold bytes of the message.
                session.Notices.Add("a message that is not JSON", FormattableString.Invariant($"error at byte {e.BytePositionInLine}"));
            }
        }
    }

    private void Handle(in SocketFrame frame)
    {
        switch (frame.Kind)
        {
            case SocketFrameKind.Hello:
                helloAt = session.Time.GetTimestamp();
                if (hello.TrySetResult() && frame.ApproximateConnectionTime > 0)
                {
                    _ = PlanAsync(TimeSpan.FromSeconds(frame.ApproximateConnectionTime));
                }

                break;
            case SocketFrameKind.Disconnect:
                Disconnect(frame.Reason);
                break;
            case SocketFrameKind.Envelope:
                Deliver(frame);
                break;
            case SocketFrameKind.Other:
                session.Notices.Add(frame.Type is null ? "a message without a type" : $"a message of the type {session.Scrubber.Clean(frame.Type, 64)} without an envelope");
                break;
        }
    }

    private void Deliver(in SocketFrame frame)
    {
        // What could not be acknowledged is not handled: the user would see an error although it was done.
        if (!sender.TryBegin())
        {
            return;
        }

        // The ID is copied: the message that holds it is about to be overwritten.
        sender.Acknowledge(frame.EnvelopeId.ToArray(), session.ReceiveAsync(frame), frame.AcceptsResponsePayload);
    }

    private void Disconnect(string? reason)
    {
        switch (reason)
        {
            case "too_many_websockets":
                Fail(new SocketEnd(SocketEndReason.TooMany, "Slack refuses the connection: the app has ten already, in all its processes."));
                break;
            case "link_disabled" or "socket_mode_disabled":
                Fail(new SocketEnd(SocketEndReason.LinkDisabled, $"Socket Mode is switched off for the app. {SocketFailure.LinkFix}"));
                break;
            case "warning":
                refresh.TrySetResult(new SocketEnd(SocketEndReason.Warning, "Slack will close the connection in about ten seconds."));
                break;
            default:
                // A reason that is not known yet ends the connection as well.
                refresh.TrySetResult(new SocketEnd(SocketEndReason.RefreshRequested, "Slack asks for a new connection."));
                break;
        }
    }

    // Spread over a tenth of the time, so that the connections of an app are not replaced together.
    private async Task PlanAsync(TimeSpan lifetime)
    {
        var spread = (0.85 + (0.1 * session.Random())) * lifetime;
        await DelayAsync(spread < SocketSession.LongestDelay ? spread : SocketSession.LongestDelay).ConfigureAwait(false);
        refresh.TrySetResult(new SocketEnd(SocketEndReason.Planned, "The time of the connection is nearly over."));
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(session.Options.PingInterval, session.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token).ConfigureAwait(false))
            {
                await link.Wire.PingAsync(ended.Token).ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // The connection has ended, or it is about to: the receive loop or the silence says why.
        }
    }

    private async Task WatchAsync()
    {
        var (limit, suspicion) = (session.Options.SilenceTimeout, session.Options.SuspicionTimeout);
        while (!ended.IsCancellationRequested)
        {
            var silence = link.Pulse.Silence;
            if (silence >= limit)
            {
                Fail(new SocketEnd(SocketEndReason.Silence, FormattableString.Invariant($"Not a byte came for {limit.TotalSeconds:0.#} s.")));
                return;
            }

            if (silence >= suspicion)
            {
                refresh.TrySetResult(new SocketEnd(SocketEndReason.Silence, FormattableString.Invariant($"Not a byte came for {suspicion.TotalSeconds:0.#} s.")));
            }

            await DelayAsync((silence < suspicion ? suspicion : limit) - silence).ConfigureAwait(false);
        }
    }

    // Returns early when the connection has ended.
    private async Task DelayAsync(TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, session.Time, ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The callers look at what has happened.
        }
    }
}
