using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace SlackGen.Apps;

/// <summary>Sends the acknowledgements of a connection, one at a time, through a bounded queue.</summary>
internal sealed class SocketSender(WebSocket socket, SocketSession session)
{
    private const int QueueSize = 256;

    private readonly Channel<ArraySegment<byte>> queue = Channel.CreateBounded<ArraySegment<byte>>(new BoundedChannelOptions(QueueSize) { SingleReader = true });
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object gate = new();
    private Task sending = Task.CompletedTask;
    private bool isIdleAwaited;
    private int pending;

    /// <summary>Sends what is queued until <see cref="CompleteAsync"/>. Never fails.</summary>
    /// <param name="fail">Ends the connection.</param>
    public Task RunAsync(Action<SocketEnd> fail) => sending = Task.Run(() => SendAsync(fail));

    /// <summary>Expects an acknowledgement, which <see cref="Acknowledge"/> is then called with.</summary>
    /// <returns>False if no further acknowledgement is sent.</returns>
    public bool TryBegin()
    {
        lock (gate)
        {
            if (idle.Task.IsCompleted)
            {
                return false;
            }

            pending++;
            return true;
        }
    }

    /// <summary>Sends the acknowledgement of an envelope when it is there. Returns at once.</summary>
    /// <param name="envelopeId">The ID of the envelope, escaped.</param>
    /// <param name="acknowledgement">The acknowledgement; null if the delivery was not taken.</param>
    /// <param name="acceptsPayload">Whether it may have a payload.</param>
    public void Acknowledge(byte[] envelopeId, Task<SlackAcknowledgement>? acknowledgement, bool acceptsPayload)
    {
        if (acknowledgement is null)
        {
            Finish();
            return;
        }

        _ = AcknowledgeAsync(envelopeId, acknowledgement, acceptsPayload);
    }

    /// <summary>
    /// Returns a task that completes when every envelope is acknowledged or refused, or after <see cref="StopWaiting"/>. From then on, <see cref="TryBegin"/> returns false.
    /// </summary>
    public Task WaitUntilIdleAsync()
    {
        lock (gate)
        {
            isIdleAwaited = true;
            if (pending == 0)
            {
                idle.TrySetResult();
            }
        }

        return idle.Task;
    }

    /// <summary>Ends the wait of <see cref="WaitUntilIdleAsync"/>.</summary>
    public void StopWaiting()
    {
        lock (gate)
        {
            idle.TrySetResult();
        }
    }

    /// <summary>Takes no further acknowledgement, and completes when the queued ones are sent.</summary>
    public Task CompleteAsync()
    {
        queue.Writer.TryComplete();
        return sending;
    }

    /// <summary>Drops every acknowledgement: the connection is gone, and Slack repeats the event.</summary>
    public void Abandon()
    {
        queue.Writer.TryComplete();
        StopWaiting();
    }

    private async Task AcknowledgeAsync(byte[] envelopeId, Task<SlackAcknowledgement> acknowledgement, bool acceptsPayload)
    {
        try
        {
            var reply = await acknowledgement.ConfigureAwait(false);
            if (!reply.IsAccepted)
            {
                Finish();
                return;
            }

            var payload = acceptsPayload ? reply.Payload : default;
            if (payload.Length > SocketAcknowledgement.Room(envelopeId))
            {
                // The frame would end the connection, and with it the acknowledgements of others.
                AppLog.AcknowledgementTooLarge(session.Logger, payload.Length, SocketAcknowledgement.Room(envelopeId));
                Finish();
                return;
            }

            await queue.Writer.WriteAsync(SocketAcknowledgement.Create(envelopeId, payload.Span)).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            Finish();
            AppLog.AcknowledgementLost(session.Logger);
        }
        catch (Exception e)
        {
            Finish();
            AppLog.ReceiverFailed(session.Logger, e.GetType().Name);
        }
    }

    private async Task SendAsync(Action<SocketEnd> fail)
    {
        try
        {
            await foreach (var frame in queue.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                await socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
                ArrayPool<byte>.Shared.Return(frame.Array!);
                Finish();
            }
        }
        catch (Exception e)
        {
            // A cancellation too: the socket was aborted. What is left in the queue goes with it.
            fail(new SocketEnd(SocketEndReason.Dropped, $"An acknowledgement could not be sent: {session.Scrubber.Clean(e.Message)}"));
        }
    }

    private void Finish()
    {
        lock (gate)
        {
            if (--pending == 0 && isIdleAwaited)
            {
                idle.TrySetResult();
            }
        }
    }
}
