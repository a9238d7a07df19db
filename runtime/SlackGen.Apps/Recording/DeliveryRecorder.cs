using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>Writes recorded deliveries to a stream in the background, so that a slow disk delays no handler.</summary>
/// <param name="open">Opens the stream, at the first delivery.</param>
/// <param name="leaveOpen">Whether the stream is someone else's.</param>
/// <param name="maxBytes">The size of the stream at which the recording ends.</param>
/// <param name="logger">The logger.</param>
internal sealed class DeliveryRecorder(Func<Stream> open, bool leaveOpen, long maxBytes, ILogger logger) : IDisposable, IAsyncDisposable
{
    private const int MaxLines = 1000;
    private const long MaxQueuedBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(5);

    private readonly object gate = new();
    private readonly Channel<byte[]> lines = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MaxLines) { SingleReader = true });
    private Task? writing;
    private long queuedBytes;
    private long missing;
    private bool isClosed;

    /// <summary>Records a delivery. It never fails, and returns without waiting for the stream.</summary>
    public void Record(SlackDelivery delivery, bool keepsTexts)
    {
        try
        {
            if (!TryAdd(RecordedLine.Write(delivery, keepsTexts)))
            {
                Miss(delivery, "the stream takes lines more slowly than they come, or has ended");
            }
        }
        catch (Exception e)
        {
            // The message may hold parts of the payload.
            Miss(delivery, $"its line could not be written ({e.GetType().Name})");
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        Task? last;
        lock (gate)
        {
            if (isClosed)
            {
                return;
            }

            isClosed = true;
            lines.Writer.TryComplete();
            last = writing;
        }

        if (last is not null)
        {
            try
            {
                await last.WaitAsync(CloseTime).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                AppLog.RecordingEnded(logger, $"the stream has not taken the last lines within {CloseTime.TotalSeconds:0} s");
            }
        }

        if (Volatile.Read(ref missing) is > 0 and var count)
        {
            AppLog.RecordingIncomplete(logger, count);
        }
    }

    private bool TryAdd(byte[] line)
    {
        lock (gate)
        {
            if (isClosed || queuedBytes + line.Length > MaxQueuedBytes || !lines.Writer.TryWrite(line))
            {
                return false;
            }

            queuedBytes += line.Length;

            // Not in the caller's context: opening a file takes time too.
            writing ??= Task.Run(WriteAsync);
            return true;
        }
    }

    private void Miss(SlackDelivery delivery, string reason)
    {
        if (Interlocked.Increment(ref missing) == 1)
        {
            AppLog.NotRecorded(logger, delivery, reason);
        }
    }

    private async Task WriteAsync()
    {
        Stream? output = null;
        try
        {
            output = open();
            await CopyAsync(output).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            End($"the stream failed. {e.GetType().Name}: {SecretScrubber.Common.Clean(e.Message)}");
        }

        if (output is not null && !leaveOpen)
        {
            try
            {
                await output.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception e)
            {
                AppLog.RecordingEnded(logger, $"the file could not be closed. {e.GetType().Name}: {SecretScrubber.Common.Clean(e.Message)}");
            }
        }
    }

    private async Task CopyAsync(Stream output)
    {
        var size = output.CanSeek ? output.Length : 0;
        await foreach (var line in lines.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            lock (gate)
            {
                queuedBytes -= line.Length;
            }

            if (size + line.Length > maxBytes)
            {
                Interlocked.Increment(ref missing);
                End($"with the next line, the recording would have more than {maxBytes} bytes");
                return;
            }

            await output.WriteAsync(line).ConfigureAwait(false);
            await output.FlushAsync().ConfigureAwait(false);
            size += line.Length;
        }
    }

    // What is still queued is missing from the recording.
    private void End(string reason)
    {
        lock (gate)
        {
            lines.Writer.TryComplete();
            while (lines.Reader.TryRead(out var line))
            {
                queuedBytes -= line.Length;
                Interlocked.Increment(ref missing);
            }
        }

        AppLog.RecordingEnded(logger, reason);
    }
}
