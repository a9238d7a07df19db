using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SlackGen.Analyzers.Tests;

/// <summary>
/// The examples of <c>generator/DIAGNOSTICS.md</c>: the first version of each has the diagnostic and no other, the second has none. A fence with YAML that begins
/// with <c>#= slack-app.yaml</c> belongs to the C# before it; without C# after it, it is the mended file of the first version.
/// </summary>
[Category("Slow")]
public sealed partial class HelpPageTests
{
    private const string AppManifestName = "slack-app.yaml";

    private static readonly Dictionary<string, List<Fence>> Sections = Section()
        .Matches(RepositoryFolder.Read("generator", "DIAGNOSTICS.md").ReplaceLineEndings("\n"))
        .Where(m => Descriptor(m.Groups["id"].Value) is not null)
        .ToDictionary(m => m.Groups["id"].Value, m => Fences().Matches(m.Groups["text"].Value).Select(f => new Fence(f.Groups["language"].Value, f.Groups["text"].Value)).ToList());

    [TestCaseSource(nameof(Ids))]
    public async Task The_first_example_has_the_diagnostic_and_the_second_has_none(string id)
    {
        Assert.That(Sections, Does.ContainKey(id), "Every diagnostic has a section.");
        var (bad, mended) = Versions(Sections[id]);

        Assert.Multiple(async () =>
        {
            Assert.That(await AnalyzeAsync(id, bad), Is.EqualTo(new[] { id }));
            Assert.That(await AnalyzeAsync(id, mended), Is.Empty);
        });
    }

    [TestCaseSource(nameof(Ids))]
    public async Task An_editorconfig_turns_the_diagnostic_off(string id) =>
        Assert.That(await AnalyzeAsync(id, Versions(Sections[id]).Bad, disabled: id), Is.Empty);

    [TestCaseSource(nameof(Ids))]
    public async Task A_pragma_suppresses_the_diagnostic_in_code(string id)
    {
        var bad = Versions(Sections[id]).Bad;
        var places = (await FindAsync(id, bad)).Where(d => d.Id == id).Select(d => Path.GetExtension(d.Location.GetLineSpan().Path)).ToList();

        // A file with YAML has no pragmas.
        Assert.That(
            await AnalyzeAsync(id, bad, prefix: $"#pragma warning disable {id}\n"),
            places.Contains(".yaml") ? Is.EqualTo(new[] { id }) : Is.Empty);
    }

    private static IEnumerable<string> Ids() => typeof(Descriptors).GetFields().Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>().Select(d => d.Id);

    private static DiagnosticDescriptor? Descriptor(string id) =>
        typeof(Descriptors).GetFields().Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>().FirstOrDefault(d => d.Id == id);

    private static (Version Bad, Version Mended) Versions(List<Fence> fences)
    {
        var code = fences.FindAll(f => f.Language == "csharp");
        var yaml = fences.FindAll(f => f.Language == "yaml");
        Assert.That(code, Has.Count.InRange(1, 2), "A section has the wrong code, and the mended one unless only the YAML is mended.");
        Assert.That(yaml, Has.Count.LessThanOrEqualTo(2));
        Assert.That(code.Count + yaml.Count, Is.GreaterThan(1), "Something is mended.");
        return (new(code[0].Text, yaml.FirstOrDefault()?.Text), new(code[^1].Text, yaml.LastOrDefault()?.Text));
    }

    private static async Task<IEnumerable<string>> AnalyzeAsync(string id, Version version, string? disabled = null, string prefix = "")
    {
        // Needs of scopes are listed for the tool.
        var found = await FindAsync(id, version, disabled, prefix);
        return found.Select(d => d.Id).Where(d => d == id || d != Descriptors.ScopeNeed.Id).Distinct();
    }

    private static async Task<IEnumerable<Diagnostic>> FindAsync(string id, Version version, string? disabled = null, string prefix = "")
    {
        // Scopes are declared by libraries.
        var project = new BotProject("Bot", id == Descriptors.UndeclaredScopes.Id ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication) { Disabled = disabled };
        project.Add("Bot.cs", prefix + Complete(version.Code));
        if (project.Kind == OutputKind.ConsoleApplication)
        {
            project.Add("Program.cs", "return;");
        }

        if (version.AppManifest is { } yaml)
        {
            project.Add(AppManifestName, yaml);
        }

        return await project.AnalyzeAsync();
    }

    // Statements, members of an app, or whole declarations.
    private static string Complete(string code)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot();
        var first = root.Members.FirstOrDefault();
        return first switch
        {
            GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax } or MethodDeclarationSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax => $$"""
                namespace Bot;

                [SlackApp]
                public sealed partial class DeployApp
                {
                {{code}}
                }
                """,
            GlobalStatementSyntax => Code.Method(code),
            _ => $"{root.AttributeLists.ToFullString()}\nnamespace Bot;\n{code[root.AttributeLists.FullSpan.Length..]}",
        };
    }

    private sealed record Fence(string Language, string Text);

    private sealed record Version(string Code, string? AppManifest);

    [GeneratedRegex(@"^## (?<id>SLACKGEN[0-9]{3})\n(?<text>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^```(?<language>csharp|yaml)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
