namespace SlackGen.Testing;

/// <summary>
/// One direction of a connection in memory: bytes, then their end. A writer waits while the reader is far behind. Unlike a
/// <see cref="System.IO.Pipelines.Pipe"/>, either side may end it at any time, and a failure follows the bytes before it.
/// </summary>
internal sealed class MemoryPipe
{
    // About what the system buffers of a connection on loopback: tests send before they read.
    private const int MaxBuffered = 1024 * 1024;

    private readonly object gate = new();
    private readonly Queue<ReadOnlyMemory<byte>> chunks = new();
    private TaskCompletionSource? waiting;
    private Func<Exception>? failure;
    private int buffered;
    private int taken;
    private bool isEnded;
    private bool isClosed;

    /// <summary>Gets whether the reader has read everything up to a proper end.</summary>
    public bool IsDrained
    {
        get
        {
            lock (gate)
            {
                return isEnded && failure is null && chunks.Count == 0;
            }
        }
    }

    /// <summary>Writes bytes. Those that come after the end, or after the reader has left, are lost, as on a network.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        // Also for a pipe that is closed: a writer without end ends by its token.
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (isEnded || isClosed)
            {
                return;
            }

            if (!bytes.IsEmpty)
            {
                chunks.Enqueue(bytes.ToArray());
                buffered += bytes.Length;
                Wake();
            }
        }

        while (NextChange(() => buffered <= MaxBuffered || isEnded || isClosed) is { } change)
        {
            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads bytes. Returns 0 at the end.</summary>
    /// <exception cref="IOException">The failure with which the pipe has ended.</exception>
    /// <exception cref="ObjectDisposedException">The reader has left.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (NextChange(() => chunks.Count > 0 || isEnded || isClosed) is { } change)
        {
            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            if (!chunks.TryPeek(out var first))
            {
                return failure is null ? 0 : throw failure();
            }

            var rest = first.Span[taken..];
            var count = Math.Min(rest.Length, target.Length);
            rest[..count].CopyTo(target.Span);
            taken += count;
            buffered -= count;
            if (taken == first.Length)
            {
                chunks.Dequeue();
                taken = 0;
            }

            Wake();
            return count;
        }
    }

    /// <summary>Ends the pipe for its reader, after the bytes that were written. Only the first call counts.</summary>
    /// <param name="failure">Creates the exception that the reader meets at the end; null for a proper end.</param>
    public void End(Func<Exception>? failure = null)
    {
        lock (gate)
        {
            if (!isEnded)
            {
                isEnded = true;
                this.failure = failure;
                Wake();
            }
        }
    }

    /// <summary>Ends the pipe for its writer: the reader has left.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            chunks.Clear();
            (buffered, taken) = (0, 0);
            Wake();
        }
    }

    private Task? NextChange(Func<bool> isReady)
    {
        lock (gate)
        {
            return isReady() ? null : (waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private void Wake()
    {
        waiting?.SetResult();
        waiting = null;
    }
}
