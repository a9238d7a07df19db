using System.Text.Json;
using SlackGen.Tool.Scopes;

namespace SlackGen.Tool.Tests.Scopes;

/// <summary>The command <c>scopes</c>: what it makes of the compiler's report.</summary>
[NonParallelizable]
public sealed class ScopesCommandTests
{
    private string directory = null!;
    private StringWriter error = null!;
    private StringWriter output = null!;
    private TextWriter[] console = null!;

    [SetUp]
    public void Listen()
    {
        directory = Directory.CreateTempSubdirectory("slackgen").FullName;
        console = [Console.Out, Console.Error];
        Console.SetOut(output = new StringWriter { NewLine = "\n" });
        Console.SetError(error = new StringWriter { NewLine = "\n" });
    }

    [TearDown]
    public void Stop()
    {
        Console.SetOut(console[0]);
        Console.SetError(console[1]);
        Directory.Delete(directory, recursive: true);
    }

    [Test]
    public void JSON_has_the_scopes_with_the_places_that_need_them()
    {
        Write("oauth_config:\n  scopes:\n    bot: [pins:read]\n");

        Assert.That(Show([Need("Call", "chat.update", "DeployApp.cs", 30, bot: "chat:write"), Need("Unknown", "CallAsync", "DeployApp.cs", 20), Unneeded("pins:read")], json: true), Is.Zero);
        Assert.That(System.Text.Json.Nodes.JsonNode.Parse(output.ToString())!.ToJsonString(), Is.EqualTo(
            """{"manifest":"slack-app.yaml","scopes":[{"token":"bot","scope":"chat:write","missing":true,"needs":[{"name":"chat.update","file":"DeployApp.cs","line":30}]}],"unknown":[{"name":"CallAsync","file":"DeployApp.cs","line":20}],"unneeded":[{"token":"bot","scope":"pins:read"}]}"""));
    }

    [Test]
    public void Every_scope_is_listed_by_token_with_the_places_that_need_it()
    {
        Write("oauth_config:\n  scopes:\n    bot: [app_mentions:read, chat:write, pins:read]\n    user: [search:read]\n");

        var exitCode = Show(
            Need("Call", "chat.update", "DeployApp.cs", 30, bot: "chat:write", user: "chat:write", requested: "Bot chat:write"),
            Need("Call", "chat.postMessage", "DeployApp.cs", 14, bot: "chat:write", user: "chat:write", requested: "Bot chat:write"),
            Need("Call", "search.messages", "Search.cs", 8, user: "search:read.public search:read", requested: "User search:read"),
            Need("Event", "app_mention", "DeployApp.cs", 12, bot: "app_mentions:read", requested: "Bot app_mentions:read"),
            Unneeded("pins:read"));

        Assert.That(output.ToString(), Is.EqualTo("""
            bot
              app_mentions:read
                DeployApp.cs(12): app_mention
              chat:write
                DeployApp.cs(14): chat.postMessage
                DeployApp.cs(30): chat.update
            user
              search:read
                Search.cs(8): search.messages
            Nothing needs the bot scope pins:read of slack-app.yaml.
            slack-app.yaml asks for every scope that the code needs.

            """));
        Assert.That(exitCode, Is.Zero);
    }

    [Test]
    public void A_missing_scope_is_marked_with_those_that_suffice_too()
    {
        Write("oauth_config:\n  scopes:\n    bot: [commands]\n");

        Show(
            Need("Call", "conversations.history", "Reader.cs", 9, bot: "groups:history channels:history"),
            Need("Library", "Acme.Library", null, 0, bot: "chat:write"));

        Assert.That(output.ToString(), Is.EqualTo("""
            bot
              chat:write    missing in slack-app.yaml
                the library Acme.Library
              groups:history    missing in slack-app.yaml; channels:history suffices too
                Reader.cs(9): conversations.history

            """));
    }

    [Test]
    public void A_check_fails_only_if_a_scope_is_missing()
    {
        Write("oauth_config:\n  scopes:\n    bot: [chat:write, files:read]\n");
        var need = Need("Call", "chat.postMessage", "DeployApp.cs", 14, bot: "chat:write", user: "chat:write", requested: "Bot chat:write");

        Assert.That(Show([need, Unneeded("files:read")], check: true), Is.Zero);
        Assert.That(Show([need, Need("Call", "pins.add", "DeployApp.cs", 15, bot: "pins:write")], check: true), Is.EqualTo(1));
    }

    [Test]
    public void Missing_scopes_are_written_and_nothing_else_changes()
    {
        Write("# The app.\ndisplay_information:\n  name: Deploy Bot\n");

        var exitCode = Show(
            [
                Need("Call", "chat.postMessage", "DeployApp.cs", 14, bot: "chat:write", user: "chat:write"),
                Need("Call", "conversations.history", "Reader.cs", 9, bot: "groups:history channels:history"),
                Need("Call", "search.messages", "Search.cs", 8, user: "search:read"),
            ],
            write: true);

        Assert.That(exitCode, Is.Zero);
        Assert.That(File.ReadAllText(AppManifest), Is.EqualTo("""
            # The app.
            display_information:
              name: Deploy Bot
            oauth_config:
              scopes:
                bot:
                  - chat:write
                  - groups:history
                user:
                  - search:read

            """));
    }

    [Test]
    public void A_byte_order_mark_stays()
    {
        File.WriteAllText(AppManifest, "settings: {}\n", System.Text.Encoding.UTF8);

        Show([Need("Call", "pins.add", "DeployApp.cs", 15, bot: "pins:write")], write: true);

        Assert.That(File.ReadAllBytes(AppManifest).Take(3), Is.EqualTo(System.Text.Encoding.UTF8.GetPreamble()));
    }

    [Test]
    public void A_client_of_a_library_and_a_call_by_a_name_of_the_run_time_do_not_make_a_scope_missing()
    {
        Write("settings: {}\n");

        var exitCode = Show([Need("Possible", "Acme.Library", null, 0, bot: "files:read"), Need("Unknown", "CallAsync", "DeployApp.cs", 20), Need("Unknown", "Acme.Calls", null, 0)], check: true);

        Assert.That(exitCode, Is.Zero);
        Assert.That(output.ToString(), Is.EqualTo("""
            the library Acme.Calls may need any scope. Declare those that it needs with [assembly: SlackScopes].
            DeployApp.cs(20): CallAsync may need any scope. Declare those that it needs with [assembly: SlackScopes].
            slack-app.yaml asks for every scope that the code needs.

            """));
    }

    [Test]
    public void A_project_without_a_manifest_is_listed_and_cannot_be_checked()
    {
        var need = Result("SLACKGEN243", "note", "Announcer.cs", 5, new() { ["Kind"] = "Call", ["Name"] = "chat.postMessage", ["Bot"] = "chat:write" });

        Assert.That(Show(need), Is.Zero);
        Assert.That(output.ToString(), Is.EqualTo("bot\n  chat:write\n    Announcer.cs(5): chat.postMessage\n"));
        Assert.That(Show([need], check: true), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain("has no manifest of an app (slack-app.yaml), or has several."));
    }

    [Test]
    public void A_manifest_with_a_mistake_is_located()
    {
        Write("oauth_config: {scopes\n");

        Assert.That(Show(Need("Call", "pins.add", "DeployApp.cs", 15, bot: "pins:write")), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.StartWith(AppManifest + "(").And.Contain("This is not valid YAML"));
    }

    [Test]
    public void A_misspelt_scope_is_not_missing_but_a_mistake()
    {
        Write("oauth_config:\n  scopes:\n    bot: [chat:wirte]\n");

        var exitCode = Show(
            Need("Call", "chat.postMessage", "DeployApp.cs", 14, bot: "chat:write", user: "chat:write", requested: "Bot chat:write"),
            Result("SLACKGEN230", "note", "slack-app.yaml", 3, []));

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(output.ToString(), Does.Not.Contain("missing"));
        Assert.That(error.ToString(), Is.EqualTo("slack-app.yaml(3): error SLACKGEN230: Message\n"));
    }

    [Test]
    public void The_errors_of_the_compiler_are_those_that_are_not_about_scopes()
    {
        var report = ScopeReport.Read(
            Sarif(Result("CS0103", "error", "DeployApp.cs", 3, []), Result("SLACKGEN220", "error", "DeployApp.cs", 4, []), Result("CS0168", "warning", "DeployApp.cs", 5, [])),
            directory);

        Assert.That(report.Errors, Is.EqualTo(new[] { "DeployApp.cs(3): error CS0103: Message" }));
    }

    [Test]
    public async Task A_directory_without_a_project_is_refused()
    {
        Assert.That(await Commands.Root.Parse(["scopes", directory]).InvokeAsync(), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain("There is no project (*.csproj) at " + directory));
    }

    [Test]
    public async Task A_directory_with_several_projects_is_refused()
    {
        File.WriteAllText(Path.Combine(directory, "A.csproj"), "<Project />");
        File.WriteAllText(Path.Combine(directory, "B.csproj"), "<Project />");

        Assert.That(await Commands.Root.Parse(["scopes", directory]).InvokeAsync(), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain("has several projects"));
    }

    [Test]
    [Category("Slow")]
    public async Task A_project_without_the_package_is_refused()
    {
        File.WriteAllText(Path.Combine(directory, "Other.csproj"), """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");

        Assert.That(await Commands.Root.Parse(["scopes", directory]).InvokeAsync(), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain("does not use the package SlackGen"));
    }

    [Test]
    [Category("Slow")]
    public async Task The_sample_needs_the_scopes_of_its_manifest()
    {
        var sample = Path.Combine(TestContext.CurrentContext.TestDirectory, "..", "..", "..", "..", "..", "samples", "Bot");

        Assert.That(await Commands.Root.Parse(["scopes", sample, "--check"]).InvokeAsync(), Is.Zero, error.ToString());
        Assert.That(output.ToString().Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal) && l[2] != ' '), Is.EqualTo(new[] { "  app_mentions:read", "  chat:write", "  commands" }));
        Assert.That(output.ToString(), Does.Contain("DeployApp.cs(13): chat.postMessage").And.Not.Contain("Nothing needs"));
    }

    private string AppManifest => Path.Combine(directory, "slack-app.yaml");

    private void Write(string text) => File.WriteAllText(AppManifest, text);

    private int Show(params object[] results) => Show(results, write: false);

    private int Show(object[] results, bool write = false, bool check = false, bool json = false) =>
        ScopesCommand.Show(ScopeReport.Read(Sarif(results), directory), Path.Combine(directory, "Bot.csproj"), write, check, json);

    private object Need(string kind, string name, string? file, int line, string? bot = null, string? user = null, string? requested = null)
    {
        var properties = new Dictionary<string, string> { ["Kind"] = kind, ["Name"] = name, ["File"] = AppManifest };
        if (bot is not null)
        {
            properties["Bot"] = bot;
        }

        if (user is not null)
        {
            properties["User"] = user;
        }

        if (requested is not null)
        {
            properties["Requested"] = requested;
        }

        return Result("SLACKGEN243", "note", file, line, properties);
    }

    private object Unneeded(string scope) => Result("SLACKGEN221", "note", "slack-app.yaml", 4, new() { ["File"] = AppManifest, ["Bot"] = scope });

    private object Result(string rule, string level, string? file, int line, Dictionary<string, string> properties)
    {
        var place = new { physicalLocation = new { artifactLocation = new { uri = new Uri(Path.Combine(directory, file ?? "")).AbsoluteUri }, region = new { startLine = line } } };
        return new { ruleId = rule, level, message = new { text = "Message" }, locations = file is null ? [] : new[] { place }, properties = new { customProperties = properties } };
    }

    private static string Sarif(params object[] results) => JsonSerializer.Serialize(new { runs = new[] { new { results } } });
}
