using SlackGen.Manifest.Linking;

namespace SlackGen.Manifest.Tests.Support;

/// <summary>Links files in which nothing is wrong within a file.</summary>
internal static class Linked
{
    /// <param name="patterns">What <c>[SlackApi]</c> selects, separated by blanks.</param>
    /// <param name="files">Keys and texts. A key that ends in <c>.slack.yaml</c> is a user's file.</param>
    public static Plan Plan(string patterns, params (string Key, string Text)[] files) => Linker.Link(
        files.Select(f => FileSummary.Create(f.Key, Found.IsUsers(f.Key), Good.File(f.Text))),
        patterns.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Links files of which those in <c>types/</c> are compiled into the runtime, with what the user's files add.</summary>
    /// <param name="patterns">What <c>[SlackApi]</c> selects, separated by blanks.</param>
    /// <param name="files">Keys and texts. A key that ends in <c>.slack.yaml</c> is a user's file.</param>
    public static Plan Sharing(string patterns, params (string Key, string Text)[] files)
    {
        var models = files.Select(f => (f.Key, IsUsers: Found.IsUsers(f.Key), Model: Good.File(f.Text))).ToList();
        var extensions = Extensions.Collect(models.Where(f => f.IsUsers).Select(f => f.Model));
        return Linker.Link(
            models.Select(f => FileSummary.Create(f.Key, f.IsUsers, Extender.Apply(f.Model, f.IsUsers, extensions), f.Key.StartsWith("types/", StringComparison.Ordinal))),
            patterns.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>All methods that are generated, in the order of files.</summary>
    public static IEnumerable<string> Methods(this Plan plan) => plan.Files.SelectMany(f => f.Methods);

    /// <summary>All types that are generated, in the order of files.</summary>
    public static IEnumerable<string> Types(this Plan plan) => plan.Files.SelectMany(f => f.Types);

    /// <summary>A group's file whose methods have nothing but a summary.</summary>
    public static (string Key, string Text) Group(string group, params string[] methods) => (
        $"methods/{group}.yaml",
        $"group: {group}\nsummary: All about {group}.\nmethods:\n" + string.Concat(methods.Select(m => $"  {m}: {{ summary: Does {m}. }}\n")));
}
