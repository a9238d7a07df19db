using Microsoft.CodeAnalysis;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Generator.Pipeline;

/// <summary>A parsed file. It compares by reference on purpose: locations change with every edit, and only diagnostics depend on them.</summary>
internal sealed class ParsedFile(ManifestSource source, ParseResult result, string? failure)
{
    /// <summary>Gets the file.</summary>
    public ManifestSource Source { get; } = source;

    /// <summary>Gets the model, the diagnostics and the locations.</summary>
    public ParseResult Result { get; } = result;

    /// <summary>Gets the exception of the parser, as text; null without one.</summary>
    public string? Failure { get; } = failure;

    /// <summary>Gets whether a mistake keeps a declaration of the file out of the model.</summary>
    public bool HasErrors => Failure is not null || Result.Diagnostics.Any(d => d.Rule.IsError);

    /// <summary>Parses a file. An exception becomes the <see cref="Failure"/>.</summary>
    public static ParsedFile Parse(ManifestSource source, AdditionalText text, CancellationToken cancellation)
    {
        try
        {
            var content = text.GetText(cancellation)?.ToString() ?? "";
            return new ParsedFile(source, ParseCache.Parse(content), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An exception that left the generator would take all output with it (CS8785).
            return new ParsedFile(source, new ParseResult(ManifestFile.Empty, [], new Positions()), $"{e.GetType().Name}: {e.Message}");
        }
    }
}

/// <summary>The model of a file.</summary>
/// <param name="Source">The file.</param>
/// <param name="Model">The declarations.</param>
internal sealed record ManifestModel(ManifestSource Source, ManifestFile Model);
