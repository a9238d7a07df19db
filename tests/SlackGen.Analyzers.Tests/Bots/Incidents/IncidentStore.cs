using System.Collections.Concurrent;

namespace Incidents;

/// <summary>An incident.</summary>
public sealed record Incident(string Title, string Channel, string DeclaredBy, DateTimeOffset Since);

/// <summary>The incidents, in memory.</summary>
public sealed class IncidentStore(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Incident> open = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> notes = new();
    private int number;

    public IReadOnlyList<Incident> Open => [.. open.Values.OrderBy(i => i.Since)];

    public string NextChannel() => $"incident-{Interlocked.Increment(ref number)}";

    public Incident Add(string title, string channel, string user) => open[channel] = new(title, channel, user, time.GetUtcNow());

    public Incident Close(string channel) => open.TryRemove(channel, out var incident) ? incident : throw new KeyNotFoundException(channel);

    public void Note(string channel, string? text) => notes.Enqueue($"{channel}: {text}");

    public void Seen(string user, string reaction) => notes.Enqueue($"{user}: {reaction}");
}
