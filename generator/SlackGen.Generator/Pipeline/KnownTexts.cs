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
    /// Parses files side by side, unless this process has parsed any before: most of the time that a cold compiler needs for them compiles the parser, which
    /// several threads do at once. The results are kept. A file that fails here fails again, with a diagnostic, in the step that parses it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token is canceled.</exception>
    public static void ParseFirst(IEnumerable<AdditionalText> texts, CancellationToken cancellation)
    {
        if (Known.Kept == 0)
        {
            ParseAll(texts, cancellation);
        }
    }

    /// <summary>Parses files side by side. No file's failure leaves it.</summary>
    /// <exception cref="OperationCanceledException">The token is canceled.</exception>
    internal static void ParseAll(IEnumerable<AdditionalText> texts, CancellationToken cancellation)
    {
        Parallel.ForEach(texts, new ParallelOptions { CancellationToken = cancellation }, text =>
        {
            try
            {
                Parse(text.GetText(cancellation)?.ToString() ?? "");
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
            }
        });
        cancellation.ThrowIfCancellationRequested();
    }

    public static ParseResult Parse(string text) => Known.Of(text, static text => ManifestParser.Parse(text));
}
