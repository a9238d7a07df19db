using System.Collections.Concurrent;
using SlackGen.Manifest;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Generator.Pipeline;

/// <summary>
/// What the texts that this process has parsed say. A compiler server builds projects again and again, each time with a new generator that remembers
/// nothing, and nearly always from the same YAML; parsing it is half of the generator's time. A text always says the same, so nothing can be out of date.
/// </summary>
internal static class KnownTexts
{
    /// <summary>In characters; the manifest of all methods has a ninth of them.</summary>
    internal const int MaxLength = 8_000_000;

    private static readonly ConcurrentDictionary<string, ParseResult> Known = new(StringComparer.Ordinal);
    private static int length;

    /// <summary>How many characters are remembered.</summary>
    internal static int Length => Volatile.Read(ref length);

    public static ParseResult Parse(string text)
    {
        if (Known.TryGetValue(text, out var known))
        {
            return known;
        }

        var result = ManifestParser.Parse(text);
        if (Interlocked.Add(ref length, text.Length) > MaxLength)
        {
            Known.Clear();
            Interlocked.Exchange(ref length, text.Length);
        }

        Known[text] = result;
        return result;
    }
}
