using System.Reflection;

namespace SlackGen.TestSupport;

/// <summary>The folder of the repository that the tests belong to. The build writes its path into this assembly, so that tests run from any directory.</summary>
public static class RepositoryFolder
{
    /// <summary>Gets the path of the repository.</summary>
    public static string Root { get; } = typeof(RepositoryFolder).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>Gets the path of the manifest.</summary>
    public static string Spec { get; } = Path.Combine(Root, "spec");

    /// <summary>Returns the paths of the manifest's files of methods and types, in ordinal order.</summary>
    public static IEnumerable<string> SpecFiles() => Yaml("methods", "types");

    /// <summary>Returns the paths of the manifest's files of events and interactions, in ordinal order.</summary>
    public static IEnumerable<string> EventFiles() => Yaml("events", "interactions");

    private static IOrderedEnumerable<string> Yaml(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Spec, folder), "*.yaml"))
        .Order(StringComparer.Ordinal);

    /// <summary>Reads a text file.</summary>
    /// <param name="path">The names of the folders and of the file, from the root.</param>
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));
}
