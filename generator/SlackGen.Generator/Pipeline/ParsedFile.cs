using Microsoft.CodeAnalysis;
using SlackGen.Manifest;
using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Generator.Pipeline;

/// <summary>A parsed file. It compares by reference on purpose: positions change with every edit, and only diagnostics look at them.</summary>
internal sealed class ParsedFile(ManifestSource source, ParseResult result, string? failure)
{
    public ManifestSource Source { get; } = source;

    public ParseResult Result { get; } = result;

    /// <summary>What went wrong in the parser itself.</summary>
    public string? Failure { get; } = failure;

    /// <summary>Whether something that it declares is left out.</summary>
    public bool HasErrors => Failure is not null || Result.Diagnostics.Any(d => d.Rule.IsError);

    /// <summary>
    /// Begins to parse a file. The compiler runs each step for all files before it turns to the next: so all of them are begun before the first is waited
    /// for, and the manifest is parsed by all cores.
    /// </summary>
    public static Task<ParsedFile> Begin(ManifestSource source, AdditionalText text) => Task.Run(() => Parse(source, text));

    /// <summary>Waits until a file is parsed. One that nobody has taken up yet is parsed by the thread that waits.</summary>
    public static ParsedFile End(Task<ParsedFile> parsing, CancellationToken cancellation)
    {
        parsing.Wait(cancellation);
        return parsing.Result;
    }

    private static ParsedFile Parse(ManifestSource source, AdditionalText text)
    {
        try
        {
            var content = text.GetText()?.ToString() ?? "";
            return new ParsedFile(source, ManifestParser.Parse(content), null);
        }
        catch (Exception e)
        {
            // An exception that left the generator would take all output with it (CS8785).
            return new ParsedFile(source, new ParseResult(ManifestFile.Empty, [], new Positions()), $"{e.GetType().Name}: {e.Message}");
        }
    }
}

/// <summary>What a file declares.</summary>
/// <param name="Source">Which file.</param>
/// <param name="Model">What it declares.</param>
internal sealed record ManifestModel(ManifestSource Source, ManifestFile Model);
