using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator.Apps;
using SlackGen.Manifest.AppManifests;
using SlackGen.Manifest.Diagnostics;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>A file with the manifest of an app.</summary>
/// <param name="Path">The path.</param>
/// <param name="Text">The text.</param>
/// <param name="Content">The manifest; null if it cannot be read.</param>
/// <param name="Mistakes">The reasons why it, or a part of it, cannot be read.</param>
internal sealed record AppManifestFile(string Path, SourceText Text, AppManifest? Content, ImmutableArray<AppManifestMistake> Mistakes)
{
    // An edit of C# does not parse the text again, nor do the other analyzers.
    private static readonly ConditionalWeakTable<SourceText, Tuple<AppManifest?, ImmutableArray<AppManifestMistake>>> Parsed = new();

    // A project can have hundreds of additional files, and each call asks for the manifest: the files with a default name, and whether others may be manifests.
    private static readonly ConditionalWeakTable<AnalyzerOptions, Tuple<ImmutableArray<AdditionalText>, bool>> Files = new();

    /// <summary>Gets the file name without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Returns the file of an app; null for a project without it. If there are several, it is the first by path.</summary>
    /// <param name="options">The options with the files of the project.</param>
    /// <param name="name">The end of the path, as <c>[SlackApp("…")]</c> gives it; null for the default names.</param>
    /// <param name="cancellationToken">The token of the build.</param>
    public static AppManifestFile? Find(AnalyzerOptions options, string? name, CancellationToken cancellationToken) =>
        name is null ? FindAll(options, cancellationToken).FirstOrDefault() : Read(options.AdditionalFiles.Where(f => AppManifestPath.IsFor(f.Path, name)), cancellationToken).FirstOrDefault();

    /// <summary>Returns all files with a default name, in the order of their paths.</summary>
    public static IEnumerable<AppManifestFile> FindAll(AnalyzerOptions options, CancellationToken cancellationToken) =>
        Read(FindFiles(options).Item1, cancellationToken);

    /// <summary>Returns the file of an app. If the app is not known, it is the only manifest of the project: of several, any may be meant.</summary>
    public static AppManifestFile? FindFor(DeclaredApp? app, Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (app is not null)
        {
            return Find(options, app.ManifestName, cancellationToken);
        }

        var files = FindEvery(compilation, options, cancellationToken).Take(2).ToList();
        return files.Count == 1 ? files[0] : null;
    }

    /// <summary>Returns whether a project has a manifest: with a default name, or one that an app names.</summary>
    public static bool HasAny(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) => FindEvery(compilation, options, cancellationToken).Any();

    /// <summary>Returns the location of a span in the file.</summary>
    public Location Locate(ManifestSpan span)
    {
        var text = TextSpan.FromBounds(Offset(span.Line, span.Column), Offset(span.EndLine, span.EndColumn));
        return Location.Create(Path, text, Text.Lines.GetLinePositionSpan(text));

        // A tab of JSON is one character in both. A syntax error may be after the end of the text.
        int Offset(int line, int column) => line < Text.Lines.Count ? Math.Min(Text.Lines[line].Start + column, Text.Length) : Text.Length;
    }

    /// <summary>Reads an additional file; null if it has no text.</summary>
    public static AppManifestFile? Read(AdditionalText file, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken) is not { } text)
        {
            return null;
        }

        var (content, mistakes) = Parsed.GetValue(text, t => Parse(t, AppManifestReader.IsJsonFile(file.Path)));
        return new(file.Path, text, content, mistakes);
    }

    // The names that apps give are in attributes of all classes, which each edit would read again, and matter only if there are other files.
    private static IEnumerable<AppManifestFile> FindEvery(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        !FindFiles(options).Item2 ? FindAll(options, cancellationToken) : FindAll(options, cancellationToken)
            .Concat(DeclaredApp.ManifestNames(compilation, cancellationToken).Select(name => Find(options, name, cancellationToken)).OfType<AppManifestFile>())
            .GroupBy(f => f.Path).Select(g => g.First());

    private static Tuple<ImmutableArray<AdditionalText>, bool> FindFiles(AnalyzerOptions options) => Files.GetValue(options, static o =>
    {
        var files = o.AdditionalFiles.Where(RequestedScopes.MayHave).ToLookup(f => AppManifestPath.HasDefaultName(f.Path));
        return Tuple.Create(files[true].ToImmutableArray(), files[false].Any());
    });

    private static IEnumerable<AppManifestFile> Read(IEnumerable<AdditionalText> files, CancellationToken cancellationToken) =>
        files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => Read(f, cancellationToken)).OfType<AppManifestFile>();

    private static Tuple<AppManifest?, ImmutableArray<AppManifestMistake>> Parse(SourceText text, bool isJson)
    {
        var mistakes = ImmutableArray.CreateBuilder<AppManifestMistake>();
        var content = AppManifestReader.Read(text.ToString(), isJson, mistakes.Add);
        return Tuple.Create(content, mistakes.ToImmutable());
    }
}
