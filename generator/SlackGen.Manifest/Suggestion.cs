// Two namespaces, because the fake uses both assemblies.
#if SLACKGEN_RUNTIME
namespace SlackGen.Infrastructure;
#else
namespace SlackGen.Manifest;
#endif

/// <summary>
/// Finds the name that was probably meant. The runtime compiles this file too, for names in options and configuration.
/// </summary>
internal static class Suggestion
{
    // The most edits of a slip. Two swapped letters are two edits.
    private const int MaxSlip = 2;

    /// <summary>Returns " Did you mean 'x'?" where a candidate is near; otherwise the empty string.</summary>
    public static string For(string name, IEnumerable<string> candidates) => Sentence(Nearest(name, candidates));

    /// <summary>Returns " Did you mean 'x'?" for the candidate that was probably meant; the empty string where there is none.</summary>
    public static string Sentence(string? nearest) => nearest is null ? "" : $" Did you mean '{nearest}'?";

    /// <summary>Returns the nearest candidate within as many edits as a third of the name's length; null where there is none.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates) => Nearest(name, candidates, Math.Max(1, name.Length / 3));

    /// <summary>
    /// Returns the candidate of which a name is a misspelling, with at most two edits besides the case; null where the name may be another one.
    /// </summary>
    public static string? Misspelt(string name, IEnumerable<string> candidates) => Nearest(name, candidates, Math.Min(MaxSlip, Math.Max(1, name.Length / 3)));

    private static string? Nearest(string name, IEnumerable<string> candidates, int bound)
    {
        string? best = null;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) > bound)
            {
                continue;
            }

            var distance = Distance(name, candidate);
            if (distance <= bound && (best is null || distance < Distance(name, best)))
            {
                best = candidate;
            }
        }

        return best;
    }

    // Levenshtein's edit distance, over two rows, with case folded: a wrong capital is the nearest miss of all.
    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
