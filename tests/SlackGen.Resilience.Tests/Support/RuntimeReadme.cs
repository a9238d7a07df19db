namespace SlackGen.Resilience.Tests.Support;

/// <summary>runtime/README.md.</summary>
internal static class RuntimeReadme
{
    /// <summary>Returns the text between a heading and the next.</summary>
    public static string Section(string heading) => RepositoryFolder.Read("runtime", "README.md")
        .Split("\n## ")
        .SingleOrDefault(s => s.StartsWith(heading + "\n", StringComparison.Ordinal)) ?? "";
}
