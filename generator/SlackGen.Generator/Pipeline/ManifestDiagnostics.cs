using System.Collections.Immutable;
using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Pipeline;

/// <summary>Collects the diagnostics of the manifest, within files and between them.</summary>
internal static class ManifestDiagnostics
{
    /// <summary>Returns a diagnostic for each mistake; none without a client.</summary>
    public static EquatableArray<SourceDiagnostic> Collect(ImmutableArray<ParsedFile> files, ImmutableArray<ManifestModel> models, EquatableArray<FileSummary> summaries, ClientTarget? client)
    {
        try
        {
            return client is null ? default : CollectAll(files, models, summaries, client).ToEquatableArray();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An exception that left the generator would take all output with it (CS8785).
            var message = $"The manifest could not be checked, which is a mistake in SlackGen: {e.GetType().Name}: {e.Message}";
            return new EquatableArray<SourceDiagnostic>([new(Descriptors.Internal, SourceLocation.None, message)]);
        }
    }

    private static List<SourceDiagnostic> CollectAll(ImmutableArray<ParsedFile> files, ImmutableArray<ManifestModel> models, EquatableArray<FileSummary> summaries, ClientTarget client)
    {
        var diagnostics = new List<SourceDiagnostic>();
        foreach (var file in files)
        {
            if (file.Failure is { } failure)
            {
                diagnostics.Add(Create(file, new ManifestSpan(), Descriptors.Internal, $"'{file.Source.Key}' could not be read, which is a mistake in SlackGen: {failure}"));
            }

            if (file.Source.IsUsers && file.Result.Model.Common is not null)
            {
                const string Message = "Tiers and the errors of every method belong to the runtime; a project's own file declares methods and types.";
                diagnostics.Add(Create(file, new ManifestSpan(), Rules.NotAManifest.Id, Message));
            }

            diagnostics.AddRange(file.Result.Diagnostics.Select(d => Create(file, d)));
        }

        var checkedFiles = files.Select((file, i) => new CheckedFile(summaries[i], file.Result, models[i].Model));
        var filesByKey = files.GroupBy(f => f.Source.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        diagnostics.AddRange(LinkChecker.Check(checkedFiles, client.Name)
            .Select(d => Create(filesByKey[d.File], d.Diagnostic)));
        return diagnostics;
    }

    private static SourceDiagnostic Create(ParsedFile file, ManifestDiagnostic found) =>
        Create(file, found.Span, found.Rule.Id, found.Message) with { Replacement = found.Replacement };

    private static SourceDiagnostic Create(ParsedFile file, ManifestSpan span, string id, string message) =>
        new(id, new SourceLocation(file.Source.Path, 0, 0, span.Line, span.Column, span.EndLine, span.EndColumn), message);
}
