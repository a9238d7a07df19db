namespace SlackGen.Testing;

/// <summary>The range of timestamps that <c>oldest</c>, <c>latest</c> and <c>inclusive</c> select.</summary>
/// <param name="Oldest">The timestamp after which messages are selected; null for the first one.</param>
/// <param name="Latest">The timestamp before which messages are selected; null for the last one.</param>
/// <param name="IsInclusive">Whether the messages at the ends are selected too.</param>
internal sealed record TimeRange(string? Oldest, string? Latest, bool IsInclusive)
{
    private const string Now = "now";

    /// <summary>Reads the arguments of a call. The manifest's checks have seen that they are timestamps.</summary>
    public static TimeRange Read(WorkspaceCall call) => new(
        Complete(call.Text("oldest")),
        call.Text("latest") is { } latest and not Now ? Complete(latest) : null,
        call.Flag("inclusive"));

    public bool Contains(string ts) => IsAfter(ts, Oldest) && IsAfter(Latest, ts);

    private bool IsAfter(string? later, string? earlier) =>
        later is null || earlier is null || string.CompareOrdinal(later, earlier) is var order && (order > 0 || (order == 0 && IsInclusive));

    // Callers also send whole seconds, and fewer decimals than a timestamp has.
    private static string? Complete(string? ts)
    {
        if (ts is null)
        {
            return null;
        }

        var parts = ts.Split('.', 2);
        return $"{parts[0].PadLeft(10, '0')}.{(parts.Length == 2 ? parts[1] : "").PadRight(6, '0')}";
    }
}
