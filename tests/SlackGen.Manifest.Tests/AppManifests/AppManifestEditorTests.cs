using SlackGen.Manifest.AppManifests;

namespace SlackGen.Manifest.Tests.AppManifests;

/// <summary>Edits of the text of an app's manifest, form by form.</summary>
public sealed class AppManifestEditorTests
{
    private static readonly string[] BotScopes = ["oauth_config", "scopes", "bot"];

    [Test]
    public void A_scope_follows_the_last_one() => AssertAdded(
        """
        oauth_config:
          scopes:
            bot:
              - commands # for /deploy
              # More to come.
        settings: {}
        """,
        """
        oauth_config:
          scopes:
            bot:
              - commands # for /deploy
              - chat:write
              # More to come.
        settings: {}
        """);

    [Test]
    public void A_list_whose_dashes_are_below_its_key_keeps_them_there() => AssertAdded(
        """
        oauth_config:
          scopes:
            bot:
            - commands
        """,
        """
        oauth_config:
          scopes:
            bot:
            - commands
            - chat:write
        """);

    [Test]
    public void A_new_list_has_its_dashes_where_the_other_lists_of_the_file_have_them() => AssertAdded(
        """
        oauth_config:
            scopes:
                user:
                - search:read
        """,
        """
        oauth_config:
            scopes:
                user:
                - search:read
                bot:
                - chat:write
        """);

    [TestCase("bot:")]
    [TestCase("bot: []")]
    [TestCase("bot: [ ]")]
    [TestCase("bot: null")]
    [TestCase("bot: ~")]
    public void An_empty_list_becomes_one_of_lines(string bot) => AssertAdded(
        $"""
        oauth_config:
          scopes:
            {bot}
            user: []
        """,
        """
        oauth_config:
          scopes:
            bot:
              - chat:write
            user: []
        """);

    [Test]
    public void An_empty_list_keeps_the_comment_after_it() => AssertAdded(
        """
        oauth_config:
          scopes:
            bot: # none yet
        """,
        """
        oauth_config:
          scopes:
            bot: # none yet
              - chat:write
        """);

    [TestCase("scopes:")]
    [TestCase("scopes: {}")]
    public void An_empty_map_gets_the_list(string scopes) => AssertAdded(
        $"""
        oauth_config:
          {scopes}
        """,
        """
        oauth_config:
          scopes:
            bot:
              - chat:write
        """);

    [Test]
    public void A_missing_map_is_created_at_the_end_of_the_one_that_is_there() => AssertAdded(
        """
        display_information:
          name: Deploy Bot
        oauth_config:
          redirect_urls:
            - https://example.com/slack

        # What Slack sends.
        settings:
          socket_mode_enabled: true
        """,
        """
        display_information:
          name: Deploy Bot
        oauth_config:
          redirect_urls:
            - https://example.com/slack
          scopes:
            bot:
              - chat:write

        # What Slack sends.
        settings:
          socket_mode_enabled: true
        """);

    [Test]
    public void A_file_without_any_of_the_maps_gets_all_of_them() => AssertAdded(
        """
        display_information:
          name: Deploy Bot
          long_description: |
            Deploys releases.
            Says what is live.
        """,
        """
        display_information:
          name: Deploy Bot
          long_description: |
            Deploys releases.
            Says what is live.
        oauth_config:
          scopes:
            bot:
              - chat:write
        """);

    [TestCase("", "")]
    [TestCase("# The manifest of the app.\n", "# The manifest of the app.\n")]
    [TestCase("# The manifest of the app.", "# The manifest of the app.\n")]
    [TestCase("---\n", "---\n")]
    public void An_empty_file_gets_all_of_the_maps(string text, string before) =>
        AssertAdded(text, before + "oauth_config:\n  scopes:\n    bot:\n      - chat:write\n");

    [TestCase("[commands]", "[commands, chat:write]")]
    [TestCase("[ commands, users:read ]", "[ commands, users:read, chat:write ]")]
    [TestCase("[commands, ]", "[commands, chat:write, ]")]
    [TestCase("""["commands"]""", """["commands", "chat:write"]""")]
    [TestCase("['commands']", "['commands', 'chat:write']")]
    public void A_list_in_brackets_stays_one(string before, string after) => AssertAdded(
        $$"""
        oauth_config:
          scopes: { bot: {{before}} } # all
        """,
        $$"""
        oauth_config:
          scopes: { bot: {{after}} } # all
        """);

    [TestCase("{ user: [search:read] }", "{ user: [search:read], bot: [chat:write] }")]
    [TestCase("{ bot: }", "{ bot: [chat:write] }")]
    [TestCase("{ bot: null }", "{ bot: [chat:write] }")]
    public void A_map_in_braces_stays_one(string before, string after) =>
        AssertAdded("oauth_config:\n  scopes: " + before + "\n", "oauth_config:\n  scopes: " + after + "\n");

    [Test]
    public void A_list_in_brackets_on_lines_keeps_its_comments() => AssertAdded(
        """
        oauth_config:
          scopes:
            bot: [
              commands, # for /deploy
              users:read # for names
            ]
        """,
        """
        oauth_config:
          scopes:
            bot: [
              commands, # for /deploy
              users:read, # for names
              chat:write
            ]
        """);

    [Test]
    public void A_list_in_brackets_on_lines_keeps_its_last_comma() => AssertAdded(
        """
        oauth_config:
          scopes:
            bot: [
              commands, # for /deploy
            ]
        """,
        """
        oauth_config:
          scopes:
            bot: [
              commands, # for /deploy
              chat:write,
            ]
        """);

    [Test]
    public void JSON_with_tabs_keeps_them() => AssertAdded(
        "{\n\t\"oauth_config\": {\n\t\t\"scopes\": {\n\t\t\t\"bot\": [\n\t\t\t\t\"commands\"\n\t\t\t]\n\t\t}\n\t}\n}\n",
        "{\n\t\"oauth_config\": {\n\t\t\"scopes\": {\n\t\t\t\"bot\": [\n\t\t\t\t\"commands\",\n\t\t\t\t\"chat:write\"\n\t\t\t]\n\t\t}\n\t}\n}\n");

    [Test]
    public void JSON_gets_missing_objects_on_lines() => AssertAdded(
        """
        {
          "display_information": {
            "name": "Deploy Bot"
          }
        }
        """,
        """
        {
          "display_information": {
            "name": "Deploy Bot"
          },
          "oauth_config": {
            "scopes": {
              "bot": [
                "chat:write"
              ]
            }
          }
        }
        """);

    [TestCase("[]")]
    [TestCase("null")]
    public void An_empty_list_of_JSON_gets_lines(string bot) => AssertAdded(
        $$"""
        {
          "oauth_config": {
            "scopes": { "bot": {{bot}} }
          }
        }
        """,
        """
        {
          "oauth_config": {
            "scopes": { "bot": [
              "chat:write"
            ] }
          }
        }
        """);

    [TestCase("""{"oauth_config":{"scopes":{"bot":["commands"]}}}""", """{"oauth_config":{"scopes":{"bot":["commands", "chat:write"]}}}""")]
    [TestCase("""{"oauth_config":{"scopes":{}}}""", """{"oauth_config":{"scopes":{"bot": ["chat:write"]}}}""")]
    [TestCase("{}", """{"oauth_config": {"scopes": {"bot": ["chat:write"]}}}""")]
    public void JSON_on_one_line_stays_there(string before, string after) => AssertAdded(before, after);

    [Test]
    public void Line_breaks_of_Windows_and_a_byte_order_mark_stay() => AssertAdded(
        "\uFEFFoauth_config:\r\n  scopes:\r\n    bot:\r\n      - commands\r\nsettings: {}\r\n",
        "\uFEFFoauth_config:\r\n  scopes:\r\n    bot:\r\n      - commands\r\n      - chat:write\r\nsettings: {}\r\n");

    [Test]
    public void A_file_without_a_line_break_at_its_end_has_none_after_it() =>
        AssertAdded("oauth_config:\n  scopes:\n    bot:\n      - commands", "oauth_config:\n  scopes:\n    bot:\n      - commands\n      - chat:write");

    [TestCase("oauth_config:\n  scopes:\n    bot:\n      - chat:write\n")]
    [TestCase("""{"oauth_config":{"scopes":{"bot":["chat:write"]}}}""")]
    public void An_item_that_is_there_changes_nothing(string text) => AssertAdded(text, text);

    [TestCase("oauth_config: [scopes]\n", "'oauth_config' is a list, not a map.")]
    [TestCase("oauth_config:\n  scopes:\n    bot: chat:write\n", "'oauth_config.scopes.bot' is 'chat:write', not a list.")]
    [TestCase("oauth_config:\n  scopes:\n    bot: {}\n    user: {a: b\n", "valid YAML")]
    [TestCase("oauth_config: &a\n  scopes: *a\n", "alias")]
    [TestCase("- oauth_config\n", "is a list, not a map.")]
    [TestCase("oauth_config: {}\nsettings: {}\noauth_config: {}\n", "The key 'oauth_config' is there twice")]
    [TestCase("features: { slash_commands: [{ command: /a, command: /b }] }\n", "The key 'command' is there twice")]
    [TestCase("{\n  // scopes\n  \"oauth_config\": {}\n}", "JSON has no comments")]
    [TestCase("{ \"oauth_config\": /* none */ {} }", "JSON has no comments")]
    public void A_text_that_cannot_be_edited_is_refused_with_the_reason(string text, string reason) =>
        Assert.That(() => AppManifestEditor.AddToList(text, BotScopes, "chat:write"), Throws.TypeOf<FormatException>().With.Message.Contains(reason));

    [Test]
    public void A_layout_that_the_edit_would_break_is_refused() =>
        Assert.That(() => AppManifestEditor.AddToList("oauth_config: {scopes}\n", BotScopes, "chat:write"), Throws.TypeOf<FormatException>().With.Message.Contains("by hand"));

    [Test]
    public void A_command_is_added_to_the_others() => Assert.That(
        AddCommand("""
            features:
              slash_commands:
                - command: /deploy
                  description: Deploys a release
                  usage_hint: "[status]"
            """),
        Is.EqualTo("""
            features:
              slash_commands:
                - command: /deploy
                  description: Deploys a release
                  usage_hint: "[status]"
                - command: /live
                  description: "What's live: now?"
            """));

    [Test]
    public void The_first_command_creates_the_list() => Assert.That(
        AddCommand("features:\n  bot_user:\n    display_name: Bot\n"),
        Is.EqualTo("features:\n  bot_user:\n    display_name: Bot\n  slash_commands:\n    - command: /live\n      description: \"What's live: now?\"\n"));

    [Test]
    public void A_command_is_added_to_JSON() => Assert.That(
        AddCommand("""
            {
              "features": {
                "slash_commands": [
                  {
                    "command": "/deploy"
                  }
                ]
              }
            }
            """),
        Is.EqualTo("""
            {
              "features": {
                "slash_commands": [
                  {
                    "command": "/deploy"
                  },
                  {
                    "command": "/live",
                    "description": "What's live: now?"
                  }
                ]
              }
            }
            """));

    [TestCase("settings:\n  socket_mode_enabled: false # later\n", "settings:\n  socket_mode_enabled: true # later\n")]
    [TestCase("settings:\n  socket_mode_enabled: true\n", "settings:\n  socket_mode_enabled: true\n")]
    [TestCase("settings:\n  socket_mode_enabled: # on?\n", "settings:\n  socket_mode_enabled: true # on?\n")]
    [TestCase("settings:\n  socket_mode_enabled: 'true'\n", "settings:\n  socket_mode_enabled: true\n")]
    [TestCase("settings:\n  org_deploy_enabled: true\n", "settings:\n  org_deploy_enabled: true\n  socket_mode_enabled: true\n")]
    [TestCase("display_information:\n  name: Bot", "display_information:\n  name: Bot\nsettings:\n  socket_mode_enabled: true")]
    [TestCase("""{"settings": {"socket_mode_enabled": false}}""", """{"settings": {"socket_mode_enabled": true}}""")]
    [TestCase("""{"settings": {}}""", """{"settings": {"socket_mode_enabled": true}}""")]
    public void A_switch_is_set(string before, string after) =>
        Assert.That(AppManifestEditor.SetFlag(before, ["settings", "socket_mode_enabled"], true), Is.EqualTo(after));

    [Test]
    public void A_switch_that_is_a_map_is_refused() =>
        Assert.That(() => AppManifestEditor.SetFlag("settings:\n  interactivity:\n    is_enabled: false\n", ["settings", "interactivity"], true), Throws.TypeOf<FormatException>());

    [TestCase("bot:\n  - commands # a\n  - chat:write # b\n  - users:read\n", "bot:\n  - commands # a\n  - users:read\n")]
    [TestCase("bot:\n  - chat:write\n  - users:read\n", "bot:\n  - users:read\n")]
    [TestCase("bot:\n  - commands\n  - chat:write", "bot:\n  - commands")]
    [TestCase("bot:\r\n  - commands\r\n  - chat:write", "bot:\r\n  - commands")]
    [TestCase("bot:\n  - chat:write\n  - chat:write\n", "bot: []\n")]
    [TestCase("bot: # none\n  - chat:write\nuser: []\n", "bot: [] # none\nuser: []\n")]
    [TestCase("bot: [commands, chat:write, users:read]\n", "bot: [commands, users:read]\n")]
    [TestCase("bot: [chat:write, users:read]\n", "bot: [users:read]\n")]
    [TestCase("bot: [commands, chat:write]\n", "bot: [commands]\n")]
    [TestCase("bot: [ chat:write ]\n", "bot: []\n")]
    [TestCase("bot: [\n  commands, # a\n  chat:write, # b\n  users:read\n]\n", "bot: [\n  commands, # a\n  users:read\n]\n")]
    [TestCase("bot: [\n  commands, # a\n  chat:write # b\n]\n", "bot: [\n  commands # a\n]\n")]
    [TestCase("bot: [\n  commands,\n  chat:write,\n]\n", "bot: [\n  commands,\n]\n")]
    [TestCase("{\n\t\"bot\": [\n\t\t\"commands\",\n\t\t\"chat:write\"\n\t]\n}\n", "{\n\t\"bot\": [\n\t\t\"commands\"\n\t]\n}\n")]
    [TestCase("bot:\n  - commands\n", "bot:\n  - commands\n")]
    [TestCase("user: []\n", "user: []\n")]
    public void An_item_is_removed(string before, string after) => Assert.That(AppManifestEditor.RemoveFromList(before, ["bot"], "chat:write"), Is.EqualTo(after));

    [TestCase("functions: {}\n", "functions:\n  is_live:\n    title: Is live\n    input_parameters: {}\n")]
    [TestCase("functions: { was_live: { title: Was live } }\n", "functions: { was_live: { title: Was live }, is_live: {title: Is live, input_parameters: {}} }\n")]
    [TestCase("{ \"functions\": {} }", "{ \"functions\": {\"is_live\": {\"title\": \"Is live\", \"input_parameters\": {}}} }")]
    public void A_map_is_added_with_an_empty_map_in_it(string text, string edited) => Assert.That(
        AppManifestEditor.AddMap(text, ["functions", "is_live"], new([new("title", new AppManifestText("Is live")), new("input_parameters", new AppManifestMap([]))])),
        Is.EqualTo(edited));

    [Test]
    public void A_map_that_is_there_is_not_added_again() =>
        Assert.That(() => AppManifestEditor.AddMap("functions: { is_live: { title: Is live } }", ["functions", "is_live"], new([])), Throws.TypeOf<FormatException>());

    [TestCase("features:\n  slash_commands:\n    - command: /live\n      description: Is it live?\n")]
    [TestCase("{\"features\": {\"slash_commands\": [{\"command\": \"/live\"}]}}")]
    public void A_command_that_is_there_changes_nothing(string text) => Assert.That(AddCommand(text), Is.EqualTo(text));

    private static string AddCommand(string text) =>
        AppManifestEditor.AddEntry(text, ["features", "slash_commands"], ["command"], [new("command", "/live"), new("description", "What's live: now?")]);

    private static void AssertAdded(string before, string after) => Assert.That(AppManifestEditor.AddToList(before, BotScopes, "chat:write"), Is.EqualTo(after));
}
