namespace SlackGen.Testing;

/// <summary>The tickets in the URLs of <c>apps.connections.open</c>. A ticket admits one connection.</summary>
/// <param name="clock">The clock of their lifetime.</param>
internal sealed class SocketTickets(TimeProvider clock)
{
    private readonly object gate = new();
    private readonly Dictionary<string, DateTimeOffset> tickets = new(StringComparer.Ordinal);

    public string Create(TimeSpan lifetime)
    {
        var ticket = Guid.NewGuid().ToString();
        var now = clock.GetUtcNow();
        lock (gate)
        {
            foreach (var expired in tickets.Where(t => t.Value < now).Select(t => t.Key).ToList())
            {
                tickets.Remove(expired);
            }

            tickets.Add(ticket, now + lifetime);
        }

        return ticket;
    }

    /// <summary>Takes a ticket. Returns false if it is unknown, used or expired.</summary>
    public bool TryUse(string? ticket)
    {
        lock (gate)
        {
            return ticket is not null && tickets.Remove(ticket, out var expiry) && clock.GetUtcNow() <= expiry;
        }
    }
}
