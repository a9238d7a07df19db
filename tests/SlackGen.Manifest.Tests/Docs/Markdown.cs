using System.Text.RegularExpressions;

namespace SlackGen.Manifest.Tests.Docs;

/// <summary>Reads what a page shows as code.</summary>
internal static partial class Markdown
{
    /// <summary>The blocks of a language, in order.</summary>
    public static IEnumerable<string> Blocks(string page, string language) =>
        Block().Matches(page).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value);

    /// <summary>The sections under second-level headings, by heading.</summary>
    public static Dictionary<string, string> Sections(string page) => page
        .Split("\n## ")
        .Skip(1)
        .ToDictionary(s => s[..s.IndexOf('\n', StringComparison.Ordinal)].Trim(), s => s, StringComparer.Ordinal);

    [GeneratedRegex("^```(?<language>\\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
