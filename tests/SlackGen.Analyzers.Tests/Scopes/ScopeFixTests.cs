using SlackGen.Analyzers.Scopes;
using SlackGen.CodeFixes.Scopes;

namespace SlackGen.Analyzers.Tests.Scopes;

/// <summary>The fixes of SLACKGEN220 and SLACKGEN221 edit the manifest of the app.</summary>
[Category("Slow")]
public sealed class ScopeFixTests
{
    private const string Call = """await slack.Chat.{|SLACKGEN220:PostMessageAsync|}(new() { Channel = "C012AB3CD", Text = "Sale" }, stopping);""";
    private const string MendedCall = """await slack.Chat.PostMessageAsync(new() { Channel = "C012AB3CD", Text = "Sale" }, stopping);""";

    [Test]
    public Task The_first_fix_adds_the_scope_of_a_bot_token() => AssertAddedAsync(
        "slack-app.yaml",
        """
        oauth_config:
          scopes:
            bot:
              - commands # for /deploy
        """,
        """
        oauth_config:
          scopes:
            bot:
              - commands # for /deploy
              - chat:write
        """);

    [Test]
    public Task Another_fix_adds_the_scope_of_a_user_token() => AssertAddedAsync(
        "slack-app.yaml",
        """
        display_information:
          name: Shop
        """,
        """
        display_information:
          name: Shop
        oauth_config:
          scopes:
            user:
              - chat:write
        """,
        "AddScopeFix User");

    [Test]
    public Task JSON_is_edited_as_JSON() => AssertAddedAsync(
        "slack-app.json",
        "{\n\t\"oauth_config\": {\n\t\t\"scopes\": {\n\t\t\t\"bot\": [\n\t\t\t\t\"commands\"\n\t\t\t]\n\t\t}\n\t}\n}\n",
        "{\n\t\"oauth_config\": {\n\t\t\"scopes\": {\n\t\t\t\"bot\": [\n\t\t\t\t\"commands\",\n\t\t\t\t\"chat:write\"\n\t\t\t]\n\t\t}\n\t}\n}\n");

    [Test]
    public Task Of_several_scopes_any_can_be_added() => Fix<MissingScopeAnalyzer, AddScopeFix>.AssertAsync(
        Code.Method("""await slack.Conversations.{|SLACKGEN220:HistoryAsync|}(new() { Channel = "C012AB3CD" }, stopping);"""),
        Code.Method("""await slack.Conversations.HistoryAsync(new() { Channel = "C012AB3CD" }, stopping);"""),
        [("slack-app.yaml", "oauth_config:\n  scopes:\n    bot: []\n")],
        [("slack-app.yaml", "oauth_config:\n  scopes:\n    bot:\n      - channels:history\n")],
        "AddScopeFix Bot channels:history");

    [Test]
    public Task Every_missing_scope_of_a_project_is_added_at_once() => Fix<MissingScopeAnalyzer, AddScopeFix>.AssertAsync(
        Code.Method(Call + """await slack.Reactions.{|SLACKGEN220:AddAsync|}(new() { Channel = "C012AB3CD", Timestamp = "1503435956.000247", Name = "tada" }, stopping);"""),
        Code.Method(MendedCall + """await slack.Reactions.AddAsync(new() { Channel = "C012AB3CD", Timestamp = "1503435956.000247", Name = "tada" }, stopping);"""),
        [("slack-app.yaml", "settings: {}\n")],
        [("slack-app.yaml", "settings: {}\noauth_config:\n  scopes:\n    bot:\n      - chat:write\n      - reactions:write\n")]);

    [Test]
    public Task A_scope_that_nothing_needs_is_removed() => AppManifestFixes<UnneededScopeAnalyzer, RemoveScopeFix>.AssertAsync(
        Code.Method(MendedCall),
        "slack-app.yaml",
        "oauth_config:\n  scopes:\n    bot:\n      - chat:write\n      - pins:read # once\n    user: [search:read]\n",
        "oauth_config:\n  scopes:\n    bot:\n      - chat:write\n    user: []\n");

    [Test]
    public Task A_declared_scope_is_added_from_the_manifest() => AppManifestFixes<MissingScopeAnalyzer, AddScopeFix>.AssertAsync(
        """[assembly: SlackScopes("files:read")]""",
        "slack-app.yaml",
        "settings: {}\n",
        "settings: {}\noauth_config:\n  scopes:\n    bot:\n      - files:read\n");

    [Test]
    public Task The_scope_of_an_argument_is_added() => Fix<MissingScopeAnalyzer, AddScopeFix>.AssertAsync(
        Code.Method("""await slack.Chat.{|SLACKGEN220:PostMessageAsync|}(new() { Channel = "C012AB3CD", Text = "Sale", Username = "Shop" }, stopping);"""),
        Code.Method("""await slack.Chat.PostMessageAsync(new() { Channel = "C012AB3CD", Text = "Sale", Username = "Shop" }, stopping);"""),
        [("slack-app.yaml", "oauth_config:\n  scopes:\n    bot:\n      - chat:write\n")],
        [("slack-app.yaml", "oauth_config:\n  scopes:\n    bot:\n      - chat:write\n      - chat:write.customize\n")]);

    [Test]
    public Task One_fix_mends_all_calls_that_need_the_scope() => Fix<MissingScopeAnalyzer, AddScopeFix>.AssertAsync(
        Code.Method(Call + "\n" + MendedCall),
        Code.Method(MendedCall + "\n" + MendedCall),
        [("slack-app.yaml", "settings: {}\n")],
        [("slack-app.yaml", "settings: {}\noauth_config:\n  scopes:\n    bot:\n      - chat:write\n")]);

    private static Task AssertAddedAsync(string name, string before, string after, string? key = null) =>
        Fix<MissingScopeAnalyzer, AddScopeFix>.AssertAsync(Code.Method(Call), Code.Method(MendedCall), [(name, before)], [(name, after)], key);
}
