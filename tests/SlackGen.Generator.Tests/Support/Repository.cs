using System.Collections.Immutable;

namespace SlackGen.Generator.Tests.Support;

/// <summary>The repository that the tests belong to.</summary>
internal static class Repository
{
    /// <summary>The manifest that the package ships, as the package passes it to the compiler. The texts are shared, so that the driver sees the same files.</summary>
    public static ImmutableArray<ManifestText> Spec { get; } =
        [.. RepositoryFolder.SpecFiles().Select(path => ManifestText.BuiltIn(path, File.ReadAllText(path)))];
}
