using System.Text.RegularExpressions;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>The C# of a page: its blocks, and the lines of code in its tables.</summary>
internal sealed partial class GuidePage
{
    // The titles of the columns whose cells are compiled.
    private static readonly string[] Titles = ["SlackGen", "line of code"];

    private readonly string text;

    private GuidePage(string name)
    {
        Name = name;
        text = RepositoryFolder.Read(name.Split('/')).ReplaceLineEndings("\n");
    }

    /// <summary>Gets the README, those of the packages and the pages of the guide.</summary>
    public static IEnumerable<GuidePage> All =>
        from path in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "runtime"), "README.md", SearchOption.AllDirectories)
            .Where(p => !p.Split(Path.DirectorySeparatorChar).Any(name => name is "bin" or "obj"))
            .Append(Path.Combine(RepositoryFolder.Root, "README.md"))
            .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "docs"), "*.md"))
        select new GuidePage(Path.GetRelativePath(RepositoryFolder.Root, path).Replace('\\', '/'));

    /// <summary>Gets the path in the repository.</summary>
    public string Name { get; }

    /// <summary>Gets the blocks, also those of list items, without their indentation.</summary>
    public IEnumerable<string> Blocks => CSharpBlock().Matches(text)
        .Select(m => m.Groups["code"].Value.Replace("\n" + m.Groups["indent"].Value, "\n", StringComparison.Ordinal)[m.Groups["indent"].Length..]);

    /// <summary>Gets the cells that are code, of columns with the title "SlackGen" or "line of code", each as a program that compiles if the cell is correct.</summary>
    public IEnumerable<string> Cells =>
        from table in Table().Matches(text)
        let rows = table.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split('|')).ToList()
        let column = Array.FindIndex(rows[0], title => Titles.Contains(title.Trim()))
        where column > 0
        from row in rows.Skip(2)
        let code = OneSpan().Match(row[column].Trim()).Groups["code"].Value
        where code.Length > 0
        select Complete(code);

    /// <summary>Gets the blocks of YAML that begin with the name of a project's own file.</summary>
    public IEnumerable<ManifestText> Manifests => OwnYaml().Matches(text).Select(m => ManifestText.Users($"/src/bot/{m.Groups["name"].Value}", m.Groups["yaml"].Value));

    /// <summary>Gets the tests, each with the last program before it, or the bot of the README.</summary>
    public IEnumerable<(string Program, string Test)> Tests
    {
        get
        {
            var program = Name == "README.md" ? "" : new GuidePage("README.md").Blocks.First(IsProgram);
            foreach (var block in Blocks)
            {
                if (IsTest(block))
                {
                    yield return (program, block);
                }
                else if (IsProgram(block))
                {
                    program = block;
                }
            }
        }
    }

    public static bool IsProgram(string code) => code.Contains("[SlackApi(", StringComparison.Ordinal) || code.Contains("[SlackApp]", StringComparison.Ordinal);

    public static bool IsTest(string code) => code.StartsWith("[Test]", StringComparison.Ordinal);

    // A cell is a statement, a catch clause, a method of an app, without its body, or an attribute.
    private static string Complete(string code) => code switch
    {
        _ when code.StartsWith("[On", StringComparison.Ordinal) =>
            $"using SlackGen;\nusing SlackGen.Apps;\nusing SlackGen.Types;\n[SlackApi(\"chat.*\")] public partial class SlackClient;\n[SlackApp] public partial class App\n{{\n    {code} => throw new NotSupportedException();\n}}\n",
        _ when code.StartsWith("[SlackApi", StringComparison.Ordinal) => $"using SlackGen;\n{code}\n",
        _ when code.StartsWith("[assembly:", StringComparison.Ordinal) => $"using SlackGen;\n{code}\n",
        _ when code.StartsWith("catch ", StringComparison.Ordinal) => $"try {{ await Task.Yield(); }}\n{code} {{ }}\n",
        _ when code.StartsWith("await foreach ", StringComparison.Ordinal) => $"{code} {{ }}\n",
        _ => $"{code};\n",
    };

    [GeneratedRegex("^(?<indent> *)```csharp\n(?<code>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex("^```yaml\n(?<yaml># (?<name>[a-z]+\\.slack\\.yaml)\n.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex OwnYaml();

    [GeneratedRegex(@"(^\|.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex("^`(?<code>[^`]+)`$")]
    private static partial Regex OneSpan();
}
