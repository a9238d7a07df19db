using Microsoft.CodeAnalysis;
using SlackGen.Manifest;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Generator.Pipeline;

/// <summary>What the texts that this process has parsed say: parsing is half of the generator's time.</summary>
internal static class KnownTexts
{
    /// <summary>In characters; the manifest of all methods has a ninth of them.</summary>
    internal const int MaxLength = 8_000_000;

    private static readonly Remembered<string, ParseResult> Known = new(MaxLength, static (text, _) => text.Length);

    /// <summary>How many characters are remembered.</summary>
    internal static int Length => Known.Kept;

    /// <summary>
    /// Parses the first files of a process side by side. The parser of a cold compiler is compiled while it runs, which several threads do at the same time.
    /// A file that fails here fails again, with a diagnostic, in the step that parses it.
    /// </summary>
    public static void ParseFirst(IEnumerable<AdditionalText> texts, CancellationToken cancellation)
    {
        if (Known.Kept > 0)
        {
            return;
        }

        try
        {
            Parallel.ForEach(texts, new ParallelOptions { CancellationToken = cancellation }, text => Parse(text.GetText(cancellation)?.ToString() ?? ""));
        }
        catch (AggregateException)
        {
        }
    }

    public static ParseResult Parse(string text) => Known.Of(text, static text => ManifestParser.Parse(text));
}
