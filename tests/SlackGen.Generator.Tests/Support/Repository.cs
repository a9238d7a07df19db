using System.Collections.Immutable;

namespace SlackGen.Generator.Tests.Support;

/// <summary>The repository that the tests belong to.</summary>
internal static class Repository
{
    /// <summary>The manifest that the package ships, as the package passes it to the compiler. The texts are shared, so that the driver sees the same files.</summary>
    public static ImmutableArray<ManifestText> Spec { get; } = [.. RepositoryFolder.SpecFiles().Select(Read)];

    /// <summary>The events and interactions that the package ships, which only a project with files of its own reads.</summary>
    public static ImmutableArray<ManifestText> Events { get; } = [.. RepositoryFolder.EventFiles().Select(f => ManifestText.ForUsersFiles(f, File.ReadAllText(f)))];

    /// <summary>The same as if no type were shared: all that the generator can make of it, in one project.</summary>
    public static ImmutableArray<ManifestText> Unshared { get; } = [.. Spec.Select(text => ManifestText.BuiltIn(text.Path, text.Yaml))];

    private static ManifestText Read(string path) => Path.GetFileName(Path.GetDirectoryName(path)) == "types"
        ? ManifestText.Shared(path, File.ReadAllText(path))
        : ManifestText.BuiltIn(path, File.ReadAllText(path));
}
