using System.Reflection;

namespace SlackGen.Manifest.Tests.Support;

/// <summary>The files that the tests read.</summary>
internal static class Repository
{
    public static string Tests { get; } = Path.Combine(RepositoryFolder.Root, "tests", "SlackGen.Manifest.Tests");

    /// <summary>The directories of the reference assemblies that this project compiles against.</summary>
    public static string[] ReferencePacks { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "ReferencePacks").Value!.Split(';');

    /// <summary>Every manifest file of the specification: its key as the generator makes it, and its text.</summary>
    public static IEnumerable<(string Key, string Text)> SpecFiles() =>
        Directory.EnumerateFiles(RepositoryFolder.Spec, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(RepositoryFolder.Spec, path).Replace('\\', '/'), File.ReadAllText(path)));
}
