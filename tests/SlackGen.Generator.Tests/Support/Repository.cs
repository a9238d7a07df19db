using System.Collections.Immutable;
using System.Reflection;

namespace SlackGen.Generator.Tests.Support;

/// <summary>The repository that the tests belong to; MSBuild bakes its place into the assembly.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The manifest that the package ships, as the package passes it to the compiler. The texts are shared, so that the driver sees the same files.</summary>
    public static ImmutableArray<ManifestText> Spec { get; } = new[] { "methods", "types" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, "spec", folder), "*.yaml"))
        .Order(StringComparer.Ordinal)
        .Select(path => ManifestText.BuiltIn(path, File.ReadAllText(path)))
        .ToImmutableArray();

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));
}
