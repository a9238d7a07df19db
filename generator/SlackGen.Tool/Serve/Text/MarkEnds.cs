namespace SlackGen.Tool.Serve;

/// <summary>
/// Finds the ends of marks in a text. The search for an end that is missing runs once for each mark and line, so that no text of marks without an end takes more
/// than linear time.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class MarkEnds(string text)
{
    private readonly Dictionary<string, (int From, int Until)> missing = new(StringComparer.Ordinal);

    /// <summary>Returns the index of a mark's end in the same line; null if there is none.</summary>
    /// <param name="mark">The mark, <c>**</c>.</param>
    /// <param name="from">The index at which the search begins.</param>
    /// <param name="isEnd">Decides whether the mark at an index can be an end. It must not depend on where the search began.</param>
    public int? Find(string mark, int from, Func<int, bool> isEnd)
    {
        if (from >= text.Length || (missing.TryGetValue(mark, out var known) && from >= known.From && from < known.Until))
        {
            return null;
        }

        var until = text.IndexOf('\n', from) is >= 0 and var line ? line : text.Length;
        for (var i = from; i < until; i++)
        {
            var step = text.AsSpan(i, until - i).IndexOf(mark, StringComparison.Ordinal);
            if (step < 0)
            {
                break;
            }

            i += step;
            if (isEnd(i))
            {
                return i;
            }
        }

        missing[mark] = (from, until);
        return null;
    }
}
