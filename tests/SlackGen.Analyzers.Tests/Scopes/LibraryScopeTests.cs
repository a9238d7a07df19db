using SlackGen.Analyzers.Scopes;
using SlackGen.CodeFixes.Scopes;

namespace SlackGen.Analyzers.Tests.Scopes;

/// <summary>SLACKGEN242: scopes of a library's calls that it does not declare.</summary>
[Category("Slow")]
public sealed class LibraryScopeTests
{
    private const string Calls = """
        using System.Threading;
        using System.Threading.Tasks;

        namespace Shop;

        public sealed class Announcer(SlackClient slack)
        {
            public async Task PostAsync(string channel, CancellationToken stopping)
            {
                await slack.Chat.[||]PostMessageAsync(new() { Channel = channel, Text = "Sale" }, stopping);
                await slack.Chat.[||]UpdateAsync(new() { Channel = channel, Ts = "1503435956.000247", Text = "Sold" }, stopping);
                await slack.Search.[||]MessagesAsync(new() { Query = "sale" }, stopping);
                await slack.Auth.TestAsync(cancellationToken: stopping);
            }
        }
        """;

    private static readonly string Reported = Calls
        .Replace("[||]PostMessageAsync", "{|SLACKGEN242:PostMessageAsync|}", StringComparison.Ordinal)
        .Replace("[||]UpdateAsync", "{|SLACKGEN242:UpdateAsync|}", StringComparison.Ordinal)
        .Replace("[||]MessagesAsync", "{|SLACKGEN242:MessagesAsync|}", StringComparison.Ordinal);

    private static readonly string Mended = Calls.Replace("[||]", "", StringComparison.Ordinal);

    [Test]
    public Task A_call_whose_scope_is_not_declared_is_reported() => Analysis<LibraryScopeAnalyzer>.AssertAsync(Reported);

    [Test]
    public Task Declared_scopes_are_not_reported() => Analysis<LibraryScopeAnalyzer>.AssertAsync(
        Declare("""[assembly: SlackScopes("chat:write"), SlackScopes("search:read", Token = SlackTokenKinds.User)]""", Mended));

    [Test]
    public Task One_of_several_scopes_that_suffice_is_declaration_enough() => Analysis<LibraryScopeAnalyzer>.AssertAsync("""
        [assembly: SlackScopes("channels:history|groups:history", "im:write|chat:write")]

        namespace Shop;

        public sealed class Reader(SlackClient slack)
        {
            public Task ReadAsync(string channel) => slack.Conversations.HistoryAsync(new() { Channel = channel });
            public Task PostAsync(string channel) => slack.Chat.{|SLACKGEN242:PostMessageAsync|}(new() { Channel = channel, Text = "Sale" });
        }
        """);

    [Test]
    public Task A_library_without_public_types_is_not_reported() => Analysis<LibraryScopeAnalyzer>.AssertAsync(Mended.Replace("public sealed class", "internal sealed class", StringComparison.Ordinal));

    [Test]
    public Task A_project_with_a_manifest_is_an_app() => Analysis<LibraryScopeAnalyzer>.AssertAsync(Mended, "settings: {}\n");

    [Test]
    public async Task A_program_is_not_reported()
    {
        var program = new BotProject("Shop");
        program.Add("Announcer.cs", Mended);
        program.Add("Program.cs", "return;");

        Assert.That((await program.AnalyzeAsync()).Select(d => d.Id), Has.None.EqualTo(Descriptors.UndeclaredScopes.Id));
    }

    [Test]
    public Task A_pragma_silences_it() => Analysis<LibraryScopeAnalyzer>.AssertAsync("#pragma warning disable SLACKGEN242 // the app's own library\n" + Mended);

    [Test]
    public Task The_fix_declares_the_scopes_of_all_calls_in_a_file_of_their_own() => AssertFixedAsync(
        ("Announcer.cs", Reported, Mended),
        ("SlackScopes.cs", null, "using SlackGen;\n\n[assembly: SlackScopes(\"chat:write\")]\n[assembly: SlackScopes(\"search:read\", Token = SlackTokenKinds.User)]\n"));

    [Test]
    public Task The_fix_extends_the_declarations_that_are_there() => AssertFixedAsync(
        ("Announcer.cs", Reported, Mended),
        ("AssemblyInfo.cs",
            """
            // What the app must ask for.
            [assembly: SlackScopes("files:read")]
            [assembly: SlackScopes("stars:read", Token = SlackTokenKinds.User)]
            """,
            """
            // What the app must ask for.
            [assembly: SlackScopes("files:read", "chat:write")]
            [assembly: SlackScopes("stars:read", "search:read", Token = SlackTokenKinds.User)]
            """));

    [TestCase("new[] { \"files:read\" }", "new[] { \"files:read\", \"chat:write\" }")]
    [TestCase("new string[] { \"files:read\", }", "new string[] { \"files:read\", \"chat:write\" }")]
    [TestCase("scopes: new[] { \"files:read\" }", "scopes: new[] { \"files:read\", \"chat:write\" }")]
    public Task The_fix_extends_an_array(string before, string after) => AssertFixedAsync(
        ("Announcer.cs", Reported, Mended),
        ("AssemblyInfo.cs",
            $"[assembly: SlackScopes({before}), SlackScopes(\"stars:read\", Token = SlackTokenKinds.User)]\n",
            $"[assembly: SlackScopes({after}), SlackScopes(\"stars:read\", \"search:read\", Token = SlackTokenKinds.User)]\n"));

    [Test]
    public Task The_fix_adds_an_attribute_beside_one_that_it_cannot_extend() => AssertFixedAsync(
        ("Announcer.cs", Reported, Mended),
        ("AssemblyInfo.cs",
            "[assembly: SlackScopes(scopes: \"files:read\")]\n[assembly: SlackScopes(\"stars:read\", Token = SlackTokenKinds.User)]\n",
            "[assembly: SlackScopes(scopes: \"files:read\")]\n[assembly: SlackScopes(\"stars:read\", \"search:read\", Token = SlackTokenKinds.User)]\n[assembly: SlackScopes(\"chat:write\")]\n"));

    [Test]
    public Task The_fix_puts_attributes_between_usings_and_types_with_the_line_breaks_of_the_file() => AssertFixedAsync(
        ("Announcer.cs", Reported, Mended),
        ("SlackScopes.cs",
            "using System.Text;\r\nnamespace Shop;\r\n\r\n/// <summary>A list.</summary>\r\npublic static class Lists { }\r\n",
            "using System.Text;\r\n\r\n[assembly: SlackScopes(\"chat:write\")]\r\n[assembly: SlackScopes(\"search:read\", Token = SlackTokenKinds.User)]\r\n\r\nnamespace Shop;\r\n\r\n/// <summary>A list.</summary>\r\npublic static class Lists { }\r\n"));

    [Test]
    public Task The_fix_puts_attributes_above_the_documentation_of_the_first_type() => AssertFixedAsync(
        ("Announcer.cs", Reported, Mended),
        ("SlackScopes.cs",
            "// The lists.\n\n/// <summary>A list.</summary>\npublic static class Lists { }\n",
            "// The lists.\n\n[assembly: SlackScopes(\"chat:write\")]\n[assembly: SlackScopes(\"search:read\", Token = SlackTokenKinds.User)]\n\n/// <summary>A list.</summary>\npublic static class Lists { }\n"));

    private static string Declare(string attributes, string code) => code.Replace("namespace Shop;", attributes + "\nnamespace Shop;", StringComparison.Ordinal);

    private static Task AssertFixedAsync(params (string Name, string? Before, string After)[] files) =>
        Fix<LibraryScopeAnalyzer, DeclareScopesFix>.AssertFilesAsync(files.Where(f => f.Before is not null).Select(f => (f.Name, f.Before!)), files.Select(f => (f.Name, f.After)));
}
