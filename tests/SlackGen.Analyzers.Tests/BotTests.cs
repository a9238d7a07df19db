using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace SlackGen.Analyzers.Tests;

/// <summary>
/// All analyzers on whole bots. <c>//! SLACKGEN220</c> at the end of a line of C#, <c>#! SLACKGEN221</c> at the end of one of YAML, marks a diagnostic that
/// begins there; there is no other.
/// </summary>
[Category("Slow")]
public sealed partial class BotTests
{
    private static readonly string Bots = Path.Combine(RepositoryFolder.Root, "tests", "SlackGen.Analyzers.Tests", "Bots");

    [Test]
    public async Task A_bot_for_incidents_has_the_marked_diagnostics() => await AssertAsync(Load("Incidents"), Folder("Incidents"));

    [Test]
    public async Task A_bot_for_housekeeping_has_the_marked_diagnostics()
    {
        var bot = Load("Housekeeping");
        bot.Add(Load("Housekeeping.Library", OutputKind.DynamicallyLinkedLibrary));

        await AssertAsync(bot, Folder("Housekeeping"));
    }

    [Test]
    public async Task A_bot_for_support_has_none() => await AssertAsync(Load("Support"), Folder("Support"), "CS8795");

    [Test]
    public async Task The_scopes_of_a_library_that_an_editor_references_with_its_source_are_reported_in_the_manifest()
    {
        var library = new BotProject("Library", OutputKind.DynamicallyLinkedLibrary);
        library.Add("Scopes.cs", "[assembly: SlackScopes(\"users:read\")]");
        var bot = new BotProject("Bot");
        bot.Add("Program.cs", "Console.WriteLine(typeof(SlackClient));");
        bot.Add("slack-app.yaml", "display_information: { name: Bot }");
        bot.AddSource(library);

        var found = await bot.AnalyzeAsync();

        Assert.That(found.Select(d => $"{d.Id} {d.Location.GetLineSpan().Path}"), Does.Contain("SLACKGEN220 slack-app.yaml").And.None.StartsWith("AD0001"));
    }

    [Test]
    public async Task A_library_has_the_marked_diagnostics() =>
        await AssertAsync(Load("Housekeeping.Library", OutputKind.DynamicallyLinkedLibrary), Folder("Housekeeping.Library"));

    [Test]
    public async Task The_sample_has_none()
    {
        var sample = new BotProject("Bot");
        var folder = Path.Combine(RepositoryFolder.Root, "samples", "Bot");
        sample.AddFolder(folder, except: path => path.EndsWith(".csproj", StringComparison.Ordinal));

        sample.AddWebUsings();

        // The generator of [LoggerMessage] does not run here.
        await AssertAsync(sample, folder, "CS8795");
    }

    [Test]
    public async Task The_first_bot_of_the_README_has_none()
    {
        var readme = RepositoryFolder.Read("README.md");
        var bot = new BotProject("Bot");
        bot.Add("Program.cs", FirstFence(readme, "csharp"));
        bot.Add("slack-app.yaml", FirstFence(readme, "yaml"));
        bot.AddWebUsings();

        var found = await bot.AnalyzeAsync();

        Assert.That(found.Where(d => d.Id != Descriptors.ScopeNeed.Id), Is.Empty);
    }

    [Test]
    public void The_bots_show_every_diagnostic_once()
    {
        var marked = Directory.EnumerateFiles(Bots, "*", SearchOption.AllDirectories).SelectMany(Marks).Select(m => m.Id);

        Assert.That(marked, Is.EquivalentTo(BotProject.Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct().Except([Descriptors.ScopeNeed.Id])));
    }

    private static string FirstFence(string page, string language) => Regex.Match(page, $"^```{language}\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;

    private static string Folder(string bot) => Path.Combine(Bots, bot);

    private static BotProject Load(string bot, OutputKind kind = OutputKind.ConsoleApplication)
    {
        var project = new BotProject(bot, kind);
        project.AddFolder(Folder(bot));
        return project;
    }

    private static async Task AssertAsync(BotProject project, string folder, params string[] exceptErrors)
    {
        var found = await project.AnalyzeAsync(exceptErrors);

        // Needs of scopes are listed for the tool.
        Assert.That(
            found.Where(d => d.Id != Descriptors.ScopeNeed.Id).Select(d => $"{d.Location.GetLineSpan().Path}({d.Location.GetLineSpan().StartLinePosition.Line + 1}): {d.Id}"),
            Is.EquivalentTo(Directory.EnumerateFiles(folder).SelectMany(Marks).Select(m => $"{m.File}({m.Line}): {m.Id}")),
            string.Join('\n', found));
    }

    private static IEnumerable<(string File, int Line, string Id)> Marks(string path) =>
        from line in File.ReadLines(path).Select((text, index) => (Text: text, Number: index + 1))
        from Match mark in Mark().Matches(line.Text)
        select (Path.GetFileName(path), line.Number, mark.Groups[1].Value);

    [GeneratedRegex("(?://|#)! (SLACKGEN[0-9]{3})")]
    private static partial Regex Mark();
}
