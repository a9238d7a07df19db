using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Manifest.AppManifests;
using SlackGen.Manifest.Diagnostics;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>The file with the manifest of the app.</summary>
/// <param name="Path">The path.</param>
/// <param name="Text">The text.</param>
/// <param name="Content">The manifest; null if it cannot be read.</param>
/// <param name="Mistakes">The reasons why it, or a part of it, cannot be read.</param>
internal sealed record AppManifestFile(string Path, SourceText Text, AppManifest? Content, ImmutableArray<(ManifestSpan Span, string Message)> Mistakes)
{
    private static readonly string[] Names = ["slack-app.yaml", "slack-app.yml", "slack-app.json"];

    // An edit of C# does not parse the text again, nor do the other analyzers.
    private static readonly ConditionalWeakTable<SourceText, Tuple<AppManifest?, ImmutableArray<(ManifestSpan Span, string Message)>>> Parsed = new();

    /// <summary>Gets the file name without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Returns the file; null for a project without one. Of several files, it is the first by path.</summary>
    public static AppManifestFile? Find(AnalyzerOptions options, CancellationToken cancellationToken) => FindAll(options, cancellationToken).FirstOrDefault();

    /// <summary>Returns all files, in the order of their paths.</summary>
    public static IEnumerable<AppManifestFile> FindAll(AnalyzerOptions options, CancellationToken cancellationToken) =>
        from file in options.AdditionalFiles
        where Array.IndexOf(Names, System.IO.Path.GetFileName(file.Path)) >= 0
        orderby file.Path
        let text = file.GetText(cancellationToken)
        where text is not null
        let parsed = Parsed.GetValue(text, Parse)
        select new AppManifestFile(file.Path, text, parsed.Item1, parsed.Item2);

    /// <summary>Returns the location of a span in the file.</summary>
    public Location Locate(ManifestSpan span)
    {
        // A tab of JSON is one character in both.
        var lines = new LinePositionSpan(new LinePosition(span.Line, span.Column), new LinePosition(span.EndLine, span.EndColumn));
        return Location.Create(Path, Text.Lines.GetTextSpan(lines), lines);
    }

    private static Tuple<AppManifest?, ImmutableArray<(ManifestSpan Span, string Message)>> Parse(SourceText text)
    {
        var mistakes = ImmutableArray.CreateBuilder<(ManifestSpan Span, string Message)>();
        var content = AppManifestReader.Read(text.ToString(), (span, message) => mistakes.Add((span, message)));
        return Tuple.Create(content, mistakes.ToImmutable());
    }
}
