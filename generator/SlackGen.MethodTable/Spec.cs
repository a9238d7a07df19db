using SlackGen.Manifest;
using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;

namespace SlackGen.MethodTable;

/// <summary>The manifest in a directory.</summary>
/// <param name="Methods">Every method, by name.</param>
/// <param name="Common">What all methods share.</param>
/// <param name="Diagnostics">What is wrong, as <c>file:line:column: id message</c>.</param>
internal sealed record Spec(IReadOnlyList<Method> Methods, CommonManifest Common, IReadOnlyList<string> Diagnostics)
{
    /// <summary>The <c>spec</c> of a directory or of the nearest one above it; null when there is none.</summary>
    public static string? Find(string directory)
    {
        for (DirectoryInfo? at = new(directory); at is not null; at = at.Parent)
        {
            var spec = Path.Combine(at.FullName, "spec");
            if (Yaml(Path.Combine(spec, "methods")).Any())
            {
                return spec;
            }
        }

        return null;
    }

    /// <summary>Reads all files and checks them, each and together.</summary>
    public static Spec Read(string directory)
    {
        var files = new[] { directory, Path.Combine(directory, "methods"), Path.Combine(directory, "types") }
            .SelectMany(Yaml)
            .ToDictionary(path => path, path => ManifestParser.Parse(File.ReadAllText(path)));
        var within = files.SelectMany(f => f.Value.Diagnostics.Select(d => Line(f.Key, d)));
        var between = LinkChecker
            .Check(CheckedFile.Of(files.Select(f => (f.Key, IsUsers: false, f.Value))), clientName: "SlackClient")
            .Select(d => Line(d.File, d.Diagnostic));
        return new Spec(
            [.. files.Values.SelectMany(f => f.Model.Methods).OrderBy(m => m.Name, StringComparer.Ordinal)],
            files.Values.Select(f => f.Model.Common).OfType<CommonManifest>().FirstOrDefault() ?? new(null, null, default, default, default),
            [.. within, .. between]);
    }

    private static IEnumerable<string> Yaml(string directory) => Directory.Exists(directory)
        ? Directory.EnumerateFiles(directory, "*.yaml").Order(StringComparer.Ordinal)
        : [];

    // A span counts from 0, as compilers do; readers and editors count from 1.
    private static string Line(string path, ManifestDiagnostic diagnostic) =>
        $"{path}:{diagnostic.Span.Line + 1}:{diagnostic.Span.Column + 1}: {diagnostic.Rule.Id} {diagnostic.Message}";
}
