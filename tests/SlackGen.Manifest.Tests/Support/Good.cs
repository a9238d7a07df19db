using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Tests.Support;

/// <summary>Parses YAML in which nothing is wrong, and fails the test when something is.</summary>
internal static class Good
{
    public static ManifestFile File(string yaml)
    {
        var result = ManifestParser.Parse(yaml);
        Assert.That(result.Diagnostics, Is.Empty, yaml);
        return result.Model;
    }

    /// <summary>The method <c>calls.add</c> with these keys beside its summary.</summary>
    public static Method Method(string keys) =>
        File($"group: calls\nsummary: Calls.\nmethods:\n  add:\n    summary: Adds a call.\n    {Indented(keys, 4)}\n").Methods.Single();

    /// <summary>The argument <c>id</c> of a method, with these keys beside its summary.</summary>
    public static Member Argument(string keys) =>
        Method($"body: multipart\nparams:\n  id:\n    summary: The call.\n    {Indented(keys, 4)}").Params.Single();

    /// <summary>The type <c>thing</c> with these keys beside its summary, which an extension lacks.</summary>
    public static NamedType Type(string keys, bool hasSummary = true) =>
        File($"types:\n  thing:\n    {(hasSummary ? "summary: A thing.\n    " : "")}{Indented(keys, 4)}\n").Types.Single();

    /// <summary>An example file.</summary>
    public static string Example(string name) => System.IO.File.ReadAllText(Path.Combine(Repository.Tests, "Good", name));

    public static IEnumerable<string> Examples() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Tests, "Good"), "*.yaml").Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal);

    private static string Indented(string keys, int by) => keys.ReplaceLineEndings("\n").Replace("\n", "\n" + new string(' ', by), StringComparison.Ordinal);
}
