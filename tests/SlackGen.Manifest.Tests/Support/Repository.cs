using System.Reflection;

namespace SlackGen.Manifest.Tests.Support;

/// <summary>The files that the tests read. The build bakes the paths in, so that tests run from any directory.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Spec { get; } = Path.Combine(Root, "spec");

    public static string Tests { get; } = Path.Combine(Root, "tests", "SlackGen.Manifest.Tests");

    /// <summary>The directories of the reference assemblies that this project compiles against.</summary>
    public static string[] ReferencePacks { get; } = Metadata("ReferencePacks").Split(';');

    /// <summary>Every manifest file of the specification: its key as the generator makes it, and its text.</summary>
    public static IEnumerable<(string Key, string Text)> SpecFiles() =>
        Directory.EnumerateFiles(Spec, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(Spec, path).Replace('\\', '/'), File.ReadAllText(path)));

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == key)
        .Value!;
}
