using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>The traffic that is on the wire now, between the fake and the app: queued events, pending deliveries, requests that are being served.</summary>
internal sealed class WireActivity
{
    private const int MaxNamed = 10;

    // Longer than a handler needs from its acknowledgement to its first call, also where a build runs beside the test.
    private static readonly TimeSpan DefaultQuiet = TimeSpan.FromMilliseconds(100);

    private readonly object gate = new();
    private readonly HashSet<Entry> entries = [];
    private TaskCompletionSource? idle;
    private long begun;

    /// <summary>Begins a delivery, which is on the wire until the result is disposed.</summary>
    public IDisposable Begin(FakeDelivery delivery) => Add(new Entry(this, delivery, null));

    /// <summary>Begins a request of the app, which is on the wire until the result is disposed.</summary>
    public IDisposable Begin(HttpRequest request) => Add(new Entry(this, request.Path.Value!, request.Method));

    /// <summary>Begins an event that waits for its turn.</summary>
    public IDisposable BeginEvent(string type) => Add(new Entry(this, $"event '{type}' is queued", null));

    /// <summary>Waits until nothing is on the wire and nothing begins for a while. All times are real.</summary>
    /// <exception cref="TimeoutException">Something is on the wire after the limit.</exception>
    public async Task WaitUntilIdleAsync(TimeSpan? timeout, TimeSpan? quiet, CancellationToken cancellationToken)
    {
        var (limit, pause) = (timeout ?? ChangeSignal.LongestWait, quiet ?? DefaultQuiet);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeout));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(pause, TimeSpan.Zero, nameof(quiet));
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(limit);
        try
        {
            long before;
            do
            {
                await WhenEmpty().WaitAsync(bound.Token).ConfigureAwait(false);
                before = Volatile.Read(ref begun);
                await Task.Delay(pause, bound.Token).ConfigureAwait(false);
            }
            while (!WhenEmpty().IsCompleted || Volatile.Read(ref begun) != before);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(FormattableString.Invariant($"The wire is not idle after {limit.TotalSeconds:0.###} s: {Describe()}."));
        }
    }

    private Entry Add(Entry entry)
    {
        lock (gate)
        {
            begun++;
            entries.Add(entry);
        }

        return entry;
    }

    private void End(Entry entry)
    {
        lock (gate)
        {
            if (entries.Remove(entry) && entries.Count == 0)
            {
                idle?.SetResult();
                idle = null;
            }
        }
    }

    private Task WhenEmpty()
    {
        lock (gate)
        {
            return entries.Count == 0
                ? Task.CompletedTask
                : (idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private string Describe()
    {
        lock (gate)
        {
            return entries.Count switch
            {
                0 => "something begins again and again",
                > MaxNamed => string.Join("; ", entries.Take(MaxNamed)) + $"; and {entries.Count - MaxNamed} more",
                _ => string.Join("; ", entries),
            };
        }
    }

    private sealed class Entry(WireActivity owner, object subject, string? verb) : IDisposable
    {
        public void Dispose() => owner.End(this);

        public override string ToString() => verb is null ? subject.ToString()! : $"request {verb} {WithoutSecrets((string)subject)}";

        // What follows the kind in the path of a response URL or an upload is a secret.
        private static string WithoutSecrets(string path) =>
            path.StartsWith(IncomingRequest.Prefix, StringComparison.Ordinal) ? path : $"/{path.Split('/', 3)[1]}/…";
    }
}
