using Microsoft.CodeAnalysis;
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

    public static ParsedFile Parse(ManifestSource source, AdditionalText text, CancellationToken cancellation)
    {
        try
        {
            var content = text.GetText(cancellation)?.ToString() ?? "";
            return new ParsedFile(source, KnownTexts.Parse(content), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
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
