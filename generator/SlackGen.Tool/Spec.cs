using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;
using SlackGen.Testing;

namespace SlackGen.Tool;

/// <summary>The manifest in a directory, with a project's own files.</summary>
/// <param name="Directory">The directory.</param>
/// <param name="Groups">The groups with their summaries, in the order of their names.</param>
/// <param name="Methods">The methods, in the order of their names.</param>
/// <param name="Types">The types, with those of events, in the order of their names.</param>
/// <param name="Common">The facts that all methods share.</param>
/// <param name="Files">The files in order of precedence, highest first.</param>
/// <param name="Diagnostics">The diagnostics.</param>
internal sealed record Spec(
    string Directory,
    IReadOnlyList<(string Name, string Summary)> Groups,
    IReadOnlyList<Method> Methods,
    IReadOnlyList<NamedType> Types,
    CommonManifest Common,
    IReadOnlyList<ManifestFile> Files,
    IReadOnlyList<LinkDiagnostic> Diagnostics)
{
    // The compiled manifest was checked when it was compiled.
    private const string CompiledName = "the manifest of the tool";

    private static readonly string[] Folders = ["", "methods", "types", "events", "interactions"];

    /// <summary>Gets the events without their subtypes, in the order of their types.</summary>
    public IEnumerable<(NamedType Type, EventFacts Event)> Events => Types
        .Where(t => t.Event is { Subtype: null })
        .Select(t => (t, t.Event!))
        .OrderBy(e => e.Item2.Type, StringComparer.Ordinal);

    /// <summary>Returns the subtypes of an event with their facts, in the order of their values.</summary>
    public IEnumerable<(NamedType Type, EventFacts Event)> SubtypesOf(EventFacts facts) => Types
        .Where(t => t.Event is { Subtype: not null } of && of.Type == facts.Type)
        .Select(t => (t, t.Event!))
        .OrderBy(e => e.Item2.Subtype, StringComparer.Ordinal);

    /// <summary>Returns the method of a name; null if there is none.</summary>
    public Method? FindMethod(string name) => Methods.FirstOrDefault(m => m.Name == name);

    /// <summary>Returns the budget of a method; that of tier 4 if Slack documents none.</summary>
    public Rate RateOf(Method method) => method.Rate ?? Common.Tiers.First(t => t.Tier == (method.Tier ?? Tier.Tier4)).Rate;

    /// <summary>Returns the path of the nearest <c>spec</c> with a manifest, in a directory or above it; null if there is none.</summary>
    public static string? Find(string directory)
    {
        for (DirectoryInfo? at = new(directory); at is not null; at = at.Parent)
        {
            var spec = Path.Combine(at.FullName, "spec");
            if (IsAt(spec))
            {
                return spec;
            }
        }

        return null;
    }

    /// <summary>Returns whether a directory contains a manifest.</summary>
    public static bool IsAt(string directory) => Yaml(Path.Combine(directory, "methods")).Any();

    /// <summary>Reads all files and checks each of them and the names between them.</summary>
    /// <param name="directory">The directory of the manifest.</param>
    /// <param name="extra">A project's own files.</param>
    public static Spec Read(string directory, IReadOnlyList<string> extra) =>
        Link(directory, Folders.SelectMany(folder => Yaml(Path.Combine(directory, folder))).Select(path => (path, IsUsers: false, Parse(path))), extra);

    /// <summary>Reads the manifest that is compiled into the tool, and a project's own files.</summary>
    /// <param name="extra">A project's own files.</param>
    public static Spec ReadCompiled(IReadOnlyList<string> extra) =>
        Link(CompiledName, ManifestLoader.BuiltInFiles.Select(f => (f.Key, IsUsers: false, new ParseResult(f.Model, [], new Positions()))), extra);

    /// <summary>Returns the errors of one more file of a project.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="text">The YAML.</param>
    public IReadOnlyList<LinkDiagnostic> FindErrors(string file, string text)
    {
        var all = Files.Select((f, i) => ($"{i}", IsUsers: false, new ParseResult(f, [], new Positions()))).Append((file, IsUsers: true, ManifestParser.Parse(text)));
        return LinkChecker.FindErrors(CheckedFile.CreateAll(all), clientName: "SlackClient");
    }

    private static Spec Link(string directory, IEnumerable<(string Key, bool IsUsers, ParseResult Parsed)> builtIn, IReadOnlyList<string> extra)
    {
        var files = CheckedFile.CreateAll(builtIn.Concat(extra.Select(path => (path, true, Parse(path)))));
        var within = files.SelectMany(f => f.Parsed.Diagnostics.Select(d => new LinkDiagnostic(f.Summary.File, d)));
        var between = directory == CompiledName && extra.Count == 0 ? [] : LinkChecker.Check(files, clientName: "SlackClient");

        var models = EventUnion.Fill(CheckedFile.ByPrecedence(files).Select(f => f.Model).ToList());
        return new Spec(
            directory,
            [.. models.Where(m => m.Group is not null).DistinctBy(m => m.Group).Select(m => (m.Group!, m.Summary)).OrderBy(g => g.Item1, StringComparer.Ordinal)],
            [.. models.SelectMany(m => m.Methods).DistinctBy(m => m.Name).OrderBy(m => m.Name, StringComparer.Ordinal)],
            [.. models.SelectMany(m => m.Types).DistinctBy(t => t.Name).OrderBy(t => t.Name, StringComparer.Ordinal)],
            models.Select(m => m.Common).OfType<CommonManifest>().FirstOrDefault() ?? new(null, null, default, default, default),
            models,
            [.. within, .. between]);
    }

    private static ParseResult Parse(string path) => ManifestParser.Parse(File.ReadAllText(path));

    private static IEnumerable<string> Yaml(string directory) => System.IO.Directory.Exists(directory)
        ? System.IO.Directory.EnumerateFiles(directory, "*.yaml").Order(StringComparer.Ordinal)
        : [];
}
