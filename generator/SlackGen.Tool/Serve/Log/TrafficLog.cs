using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>
/// Keeps the newest calls and deliveries for the page, and writes one line for each call and each attempt of a delivery. The lines have no content and no
/// secrets.
/// </summary>
internal sealed class TrafficLog : ITrafficObserver, IAsyncDisposable
{
    private const int MaxKept = 500;
    private const int MaxQueuedLines = 10_000;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private readonly object gate = new();
    private readonly Queue<LoggedCall> calls = new();
    private readonly Queue<LoggedDelivery> deliveries = new();
    private readonly List<LoggedDelivery> pending = [];
    private readonly Channel<string> lines;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task writing;
    private readonly Task watching;
    private readonly TextWriter output;
    private long count;
    private long dropped;
    private long droppedLines;

    /// <param name="output">The writer of the lines.</param>
    public TrafficLog(TextWriter output)
    {
        this.output = output;
        lines = Channel.CreateBounded<string>(
            new BoundedChannelOptions(MaxQueuedLines) { FullMode = BoundedChannelFullMode.DropOldest },
            _ => Interlocked.Increment(ref droppedLines));
        writing = WriteAsync();
        watching = WatchAsync();
    }

    /// <summary>Gets the newest calls, newest first.</summary>
    public IReadOnlyList<LoggedCall> Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls.Reverse()];
            }
        }
    }

    /// <summary>Gets the newest deliveries, newest first.</summary>
    public IReadOnlyList<LoggedDelivery> Deliveries
    {
        get
        {
            lock (gate)
            {
                return [.. deliveries.Reverse()];
            }
        }
    }

    /// <summary>Gets the number of calls and deliveries that newer ones have pushed out.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>Gets a text that differs when something has happened to the calls or deliveries.</summary>
    public string Version
    {
        get
        {
            lock (gate)
            {
                var state = new HashCode();
                foreach (var logged in deliveries)
                {
                    state.Add(logged.State);
                }

                return string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Read(ref count)}-{state.ToHashCode():x8}");
            }
        }
    }

    /// <summary>Writes a line about a failure of the page itself.</summary>
    /// <param name="what">What failed, <c>GET /log</c>.</param>
    /// <param name="message">The reason.</param>
    public void ReportFailure(string what, string message) =>
        lines.Writer.TryWrite(string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:HH:mm:ss} page     {LogText.Clean(what),-32} {LogText.Clean(message)}"));

    public void Responded(RecordedRequest request, FakeResponse? response, int status, TimeSpan elapsed)
    {
        var text = response is null ? null : Encoding.UTF8.GetString(response.Body.Span);
        var call = new LoggedCall(Interlocked.Increment(ref count), request, text, status, request.Refused ?? ErrorOf(text), elapsed);
        lock (gate)
        {
            Keep(calls, call);
        }

        lines.Writer.TryWrite(string.Create(CultureInfo.InvariantCulture, $"{request.ReceivedAt:HH:mm:ss} call     {LogText.Clean(request.Method),-32} {LogText.Clean(call.Outcome)} {elapsed.TotalMilliseconds:0.0} ms"));
    }

    public void Posted(RecordedResponseMessage message) => lines.Writer.TryWrite(string.Create(
        CultureInfo.InvariantCulture, $"{message.ReceivedAt:HH:mm:ss} webhook  {"message",-32} {message.Refused ?? "ok"}"));

    public void Sending(FakeDelivery delivery)
    {
        var logged = new LoggedDelivery(Interlocked.Increment(ref count), delivery);
        lock (gate)
        {
            Keep(deliveries, logged);
            KeepPending(logged);
        }
    }

    public async ValueTask DisposeAsync()
    {
        WriteAttempts();
        lines.Writer.TryComplete();
        await stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(writing, watching).ConfigureAwait(false);
        stopping.Dispose();
    }

    private void Keep<T>(Queue<T> queue, T item)
    {
        if (queue.Count == MaxKept)
        {
            queue.Dequeue();
            Interlocked.Increment(ref dropped);
        }

        queue.Enqueue(item);
    }

    private void KeepPending(LoggedDelivery item)
    {
        if (pending.Count == MaxKept)
        {
            pending.RemoveAt(0);
            Interlocked.Increment(ref droppedLines);
        }

        pending.Add(item);
    }

    private static string? ErrorOf(string? response)
    {
        try
        {
            return response is ['{', ..] && JsonNode.Parse(response) is JsonObject fields && fields.Text("ok") == "false" ? fields.Text("error") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task WriteAsync()
    {
        await foreach (var line in lines.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (Interlocked.Exchange(ref droppedLines, 0) is > 0 and var lost)
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"         note     {lost} older lines were dropped: more came than can be written")).ConfigureAwait(false);
            }

            await output.WriteLineAsync(line).ConfigureAwait(false);
        }
    }

    // An attempt raises no event when it ends, so the log polls.
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Period);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token).ConfigureAwait(false))
            {
                WriteAttempts();
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private void WriteAttempts()
    {
        lock (gate)
        {
            foreach (var logged in pending)
            {
                foreach (var attempt in logged.Delivery.Attempts.Skip(logged.Written).TakeWhile(a => a.IsAcknowledged || a.Failure is not null))
                {
                    logged.Written++;
                    var outcome = attempt.TimeToAcknowledge is { } time ? string.Create(CultureInfo.InvariantCulture, $"acknowledged {time.TotalMilliseconds:0.0} ms") : attempt.Failure;
                    lines.Writer.TryWrite(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{attempt.SentAt:HH:mm:ss} {KindOf(logged.Delivery),-8} {LogText.Clean(logged.Delivery.Type),-32} {LogText.Clean(outcome)}{(attempt.Number == 0 ? "" : $" (retry {attempt.Number})")}"));
                }
            }

            pending.RemoveAll(d => d.Delivery.Completed.IsCompleted && d.Written == d.Delivery.Attempts.Count);
        }
    }

    private static string KindOf(FakeDelivery delivery) => delivery.Kind switch
    {
        FakeDeliveryKind.Event => "event",
        FakeDeliveryKind.Command => "command",
        FakeDeliveryKind.Interaction => "act",
        FakeDeliveryKind.Notice => "notice",
    };
}
