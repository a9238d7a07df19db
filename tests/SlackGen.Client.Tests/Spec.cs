using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Client.Tests;

/// <summary>The manifest that the client of these tests was compiled from.</summary>
internal static class Spec
{
    public static IReadOnlyList<ManifestFile> Files { get; } = Load();

    /// <summary>The facts that all methods share.</summary>
    public static CommonManifest Common { get; } = ManifestParser.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Spec, "common.yaml"))).Model.Common!;

    public static IReadOnlyList<Method> Methods { get; } = [.. Files.SelectMany(f => f.Methods).OrderBy(m => m.Name, StringComparer.Ordinal)];

    public static IReadOnlyDictionary<string, NamedType> Types { get; } = Files.SelectMany(f => f.Types).ToDictionary(t => t.Name, StringComparer.Ordinal);

    public static IEnumerable<string> MethodNames => Methods.Select(m => m.Name);

    /// <summary>The methods whose response is JSON, and not a file.</summary>
    public static IEnumerable<string> JsonMethodNames => Methods.Where(m => m.Response != ResponseKind.File).Select(m => m.Name);

    public static Method Method(string name) => Methods.Single(m => m.Name == name);

    private static List<ManifestFile> Load() => [.. RepositoryFolder.SpecFiles().Select(f => ManifestParser.Parse(File.ReadAllText(f)).Model)];
}
