using Microsoft.CodeAnalysis;
using SlackGen.Manifest;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Generator.Pipeline;

/// <summary>The process-wide cache of parsed manifest files, keyed by their text. PERFORMANCE.md has the gain.</summary>
internal static class ParseCache
{
    /// <summary>The most characters that the cached texts have together.</summary>
    internal const int MaxSize = 8_000_000;

    private static readonly ProcessCache<string, ParseResult> Cache = new(MaxSize, static (text, _) => text.Length);

    /// <summary>Gets the number of characters that the cached texts have together.</summary>
    internal static int Size => Cache.Size;

    /// <summary>
    /// Parses files in parallel if the cache is empty: a cold compiler spends most of its time for the manifest on compiling the parser, which several threads
    /// share. A file that fails here fails again in the step that parses it, where a diagnostic reports it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token is canceled.</exception>
    public static void ParseAllIfEmpty(IEnumerable<AdditionalText> texts, CancellationToken cancellation)
    {
        if (Size == 0)
        {
            ParseAll(texts, cancellation);
        }
    }

    /// <summary>Parses files in parallel. The failure of a file does not leave this method.</summary>
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

    /// <summary>Returns the cached result for this text, or parses it.</summary>
    public static ParseResult Parse(string text) => Cache.GetOrAdd(text, static text => ManifestParser.Parse(text));
}
