using System.Runtime.ExceptionServices;

namespace SlackGen;

/// <summary>Sends the pieces of a streaming message in the background: one call at a time, which takes what was added meanwhile.</summary>
/// <param name="send">Sends pieces with one call.</param>
/// <param name="interval">The time between two calls.</param>
/// <param name="maxLength">The length of the longest text that a call takes, in characters.</param>
/// <param name="time">The clock.</param>
internal sealed class StreamSender(Func<IReadOnlyList<ISlackModel>, CancellationToken, Task> send, TimeSpan interval, int maxLength, TimeProvider time) : IDisposable
{
    private readonly object gate = new();
    private readonly StreamBuffer buffer = new(maxLength);
    private readonly CancellationTokenSource abandoned = new();
    private IReadOnlyList<ISlackModel> lastPieces = [];
    private long? lastSent;
    private Task? sending;
    private Exception? failure;
    private bool isFlushing;
    private bool isEnding;

    // Completed when the sender must not pause any longer, and when a call has ended.
    private TaskCompletionSource hurry = NewSignal();
    private TaskCompletionSource progress = NewSignal();

    private bool IsUrgent => isFlushing || isEnding || buffer.IsFull;

    /// <summary>Adds to the message, after a wait while as much as a call takes is pending.</summary>
    public async Task AddAsync(Action<StreamBuffer> add, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            Task sent;
            lock (gate)
            {
                ThrowIfUnusable();
                if (!buffer.IsFull)
                {
                    add(buffer);
                    EnsureSending();
                    return;
                }

                sent = progress.Task;
            }

            await sent.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends everything and waits until it is sent.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            Task sent;
            lock (gate)
            {
                ThrowIfUnusable();
                if (buffer.IsEmpty && sending is null)
                {
                    return;
                }

                isFlushing = true;
                EnsureSending();
                sent = progress.Task;
            }

            await sent.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends everything but what the call that ends the message takes, and returns that.</summary>
    public async Task<IReadOnlyList<ISlackModel>> CompleteAsync(CancellationToken cancellationToken)
    {
        Task ended;
        lock (gate)
        {
            ThrowIfUnusable();
            ended = End();
        }

        await ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (gate)
        {
            ThrowIfFailed();
            return buffer.Take(isEnd: true);
        }
    }

    /// <summary>Ends without an exception, within a limit of time.</summary>
    /// <returns>The exception of a call; what the call that ends the message takes, if there is none; what may be missing in the message, if there is one.</returns>
    public async Task<(Exception? Failure, IReadOnlyList<ISlackModel> Pieces)> AbandonAsync(TimeSpan limit)
    {
        Task ended;
        lock (gate)
        {
            ended = End();
        }

        try
        {
            await ended.WaitAsync(limit, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await abandoned.CancelAsync().ConfigureAwait(false);
            await ended.ConfigureAwait(false);
        }

        lock (gate)
        {
            if (failure is null)
            {
                return (null, buffer.Take(isEnd: true));
            }

            var missing = lastPieces.ToList();
            while (!buffer.IsEmpty)
            {
                missing.AddRange(buffer.Take(isEnd: true));
            }

            return (failure, missing);
        }
    }

    public void Dispose() => abandoned.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void ThrowIfUnusable()
    {
        if (isEnding)
        {
            throw new InvalidOperationException("The streaming message was completed or disposed, and takes nothing more.");
        }

        ThrowIfFailed();
    }

    private void ThrowIfFailed()
    {
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private Task End()
    {
        isEnding = true;
        EnsureSending();
        return sending ?? Task.CompletedTask;
    }

    private void EnsureSending()
    {
        if (IsUrgent)
        {
            hurry.TrySetResult();
        }

        if (sending is null && failure is null && !buffer.IsEmpty)
        {
            sending = Task.Run(SendAllAsync);
        }
    }

    // Ends when there is nothing to send for now. It throws nothing: the next call of the stream throws its failure.
    private async Task SendAllAsync()
    {
        try
        {
            while (true)
            {
                await PauseAsync().ConfigureAwait(false);
                if (Next() is not { } pieces)
                {
                    return;
                }

                await send(pieces, abandoned.Token).ConfigureAwait(false);
                lock (gate)
                {
                    Report();
                }
            }
        }
        catch (Exception e)
        {
            lock (gate)
            {
                (failure, sending) = (e, null);
                Report();
            }
        }
    }

    // The last piece is left to the call that ends the message.
    private IReadOnlyList<ISlackModel>? Next()
    {
        lock (gate)
        {
            var pieces = isEnding && buffer.FitsOneCall ? [] : buffer.Take(isFlushing || isEnding);
            if (pieces.Count == 0)
            {
                (isFlushing, sending) = (false, null);
                Report();
                return null;
            }

            (lastSent, lastPieces, hurry) = (time.GetTimestamp(), pieces, NewSignal());
            return pieces;
        }
    }

    private void Report()
    {
        progress.TrySetResult();
        progress = NewSignal();
    }

    private async Task PauseAsync()
    {
        TimeSpan rest;
        Task urgent;
        lock (gate)
        {
            rest = lastSent is { } last && !IsUrgent ? interval - time.GetElapsedTime(last) : TimeSpan.Zero;
            urgent = hurry.Task;
        }

        if (rest > TimeSpan.Zero)
        {
            await Task.WhenAny(urgent, Task.Delay(rest, time, abandoned.Token)).ConfigureAwait(false);
        }
    }
}
