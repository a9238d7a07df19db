using SlackGen.Manifest.AppManifests;

namespace SlackGen.Manifest.Tests.AppManifests;

/// <summary>For manifests of every form: an edit changes nothing but the manifest's one list, and no other line of the file.</summary>
public sealed class AppManifestEditPropertyTests
{
    private static readonly string[] Forms =
    [
        """
        display_information: {name: Bot}
        oauth_config:
          scopes:
            bot: # all
              - commands
              - app_mentions:read # mentions
            user:
            - search:read
        settings:
          event_subscriptions: {bot_events: [app_mention]}
          socket_mode_enabled: true
        """,
        """
        # Nothing but a name.
        display_information:
          name: "Bot"   # the name
        """,
        """
        oauth_config: {scopes: {user: [search:read]}, redirect_urls: []}
        features:
          shortcuts:
            - name: Deploy
              type: global
              callback_id: deploy
        """,
        """
        settings:
            event_subscriptions:
                bot_events:
                    - 'app_mention'
                    - message.im

                user_events:
            interactivity: {}
        oauth_config: ~
        """,
        """
        {
          "display_information": { "name": "Bot" },
          "settings": {
            "event_subscriptions": {
              "bot_events": [
                "app_mention"
              ],
              "user_events": []
            }
          }
        }
        """,
        "{\n\t\"oauth_config\": {\n\t\t\"scopes\": {\n\t\t\t\"bot\": []\n\t\t}\n\t},\n\t\"features\": null\n}",
        """{"oauth_config": {"scopes": {"bot": ["commands"], "user": ["search:read"]}}}""",
        """
        # In braces, as YAML allows it.
        {
          oauth_config: { scopes: { bot: [commands, 'chat:write', ], }, }, # all
          settings: { event_subscriptions: { bot_events: [app_mention], request_url: https://bot.example.com/slack }, },
        }
        """,
    ];

    // Texts in which an edit could not know what it concerns.
    private static readonly string[] Refused =
    [
        "settings: {}\noauth_config: {}\nsettings: {}\noauth_config: {}\n",
        "oauth_config:\n  scopes:\n    bot: [commands]\n  scopes:\n    user: []\nsettings: { event_subscriptions: {}, event_subscriptions: {} }\n",
        "common: &c { scopes: { bot: [commands] } }\noauth_config: *c\nsettings: { <<: *c }\n",
        "{\n  // the app\n  \"oauth_config\": {},\n  \"settings\": {}\n}\n",
        "{\n  \"settings\": {}, /* later */\n  \"oauth_config\": {}\n}\n",
        "oauth_config: 1\nsettings: [event_subscriptions]\n",
        "oauth_config: { scopes: { bot: {}",
        "oauth_config: &o\n  scopes: &s\n    bot: &b\n      - commands\nsettings: &t\n  event_subscriptions: &e\n    bot_events: &m\n      - app_mention\n",
    ];

    [Test]
    public void A_text_in_which_the_place_is_not_certain_is_refused_by_every_edit([Range(0, 7)] int index, [Values] bool isWindows)
    {
        var text = isWindows ? Refused[index].Replace("\n", "\r\n") : Refused[index];
        foreach (var (name, path, _) in Lists)
        {
            Assert.That(() => AppManifestEditor.AddToList(text, path, "added"), Throws.TypeOf<FormatException>(), name);
            Assert.That(() => AppManifestEditor.AddEntry(text, path, ["command"], [new("command", "/added")]), Throws.TypeOf<FormatException>(), name);
            Assert.That(() => AppManifestEditor.SetFlag(text, [path[0], path[1], "added"], isOn: true), Throws.TypeOf<FormatException>(), name);
        }
    }

    [Test]
    public void An_entry_that_is_added_twice_is_there_once([Range(0, 7)] int form, [Values] bool isWindows, [Values] bool hasFinalNewLine)
    {
        string[] path = ["features", "slash_commands"];
        var once = AppManifestEditor.AddEntry(Form(form, isWindows, hasFinalNewLine), path, ["command"], [new("command", "/added"), new("description", "First")]);

        Assert.That(AppManifestEditor.AddEntry(once, path, ["command"], [new("command", "/added"), new("description", "Second")]), Is.EqualTo(once));
        Assert.That(Read(once).Commands.Select(c => c.Name), Is.EqualTo(new[] { "/added" }));
    }


    private static readonly (string Name, string[] Path, Func<AppManifest, IEnumerable<AppManifestName>> Names)[] Lists =
    [
        ("bot scopes", ["oauth_config", "scopes", "bot"], m => m.BotScopes),
        ("user scopes", ["oauth_config", "scopes", "user"], m => m.UserScopes),
        ("bot events", ["settings", "event_subscriptions", "bot_events"], m => m.BotEvents),
        ("user events", ["settings", "event_subscriptions", "user_events"], m => m.UserEvents),
    ];

    [Test]
    public void An_added_item_is_read_after_the_others_and_nothing_else_changes([Range(0, 7)] int form, [Values] bool isWindows, [Values] bool hasFinalNewLine)
    {
        var text = Form(form, isWindows, hasFinalNewLine);
        foreach (var (name, path, names) in Lists)
        {
            var edited = AppManifestEditor.AddToList(text, path, "added");

            AssertOnlyChanged(Read(text), Read(edited), name, [.. names(Read(text)).Select(n => n.Name), "added"]);
            Assert.That(Lines(edited), Is.SupersetOf(Lines(text).Where(l => !IsTouched(l))), "every other line is as it was");
            Assert.That(edited.Replace("\r\n", "").Contains('\n'), Is.EqualTo(text.Replace("\r\n", "").Contains('\n')), "the line breaks are as they were");
            Assert.That(edited.EndsWith('\n'), Is.EqualTo(hasFinalNewLine));
        }
    }

    [Test]
    public void An_item_that_is_added_and_removed_leaves_the_manifest_as_it_was([Range(0, 7)] int form, [Values] bool isWindows, [Values] bool hasFinalNewLine)
    {
        var text = Form(form, isWindows, hasFinalNewLine);
        foreach (var (name, path, names) in Lists)
        {
            var edited = AppManifestEditor.RemoveFromList(AppManifestEditor.AddToList(text, path, "added"), path, "added");

            AssertOnlyChanged(Read(text), Read(edited), name, [.. names(Read(text)).Select(n => n.Name)]);
        }
    }

    [Test]
    public void Every_item_can_be_removed([Range(0, 7)] int form, [Values] bool isWindows, [Values] bool hasFinalNewLine)
    {
        var text = Form(form, isWindows, hasFinalNewLine);
        foreach (var (name, path, names) in Lists)
        {
            foreach (var item in names(Read(text)))
            {
                var edited = AppManifestEditor.RemoveFromList(text, path, item.Name);

                AssertOnlyChanged(Read(text), Read(edited), name, [.. names(Read(text)).Select(n => n.Name).Where(n => n != item.Name)]);
            }
        }
    }

    private static string Form(int form, bool isWindows, bool hasFinalNewLine)
    {
        var text = Forms[form].TrimEnd('\n') + (hasFinalNewLine ? "\n" : "");
        return isWindows ? text.Replace("\n", "\r\n") : text;
    }

    private static AppManifest Read(string text) => AppManifestReader.Read(text, isJson: false, m => Assert.Fail($"{m.Message}\n{text}"))!;

    private static void AssertOnlyChanged(AppManifest before, AppManifest after, string changed, string[] expected)
    {
        foreach (var (name, _, names) in Lists)
        {
            Assert.That(names(after).Select(n => n.Name), Is.EqualTo(name == changed ? expected : names(before).Select(n => n.Name)), name);
        }

        Assert.That((after.Shortcuts.Select(s => s.Name), after.Settings), Is.EqualTo((before.Shortcuts.Select(s => s.Name), before.Settings)));
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(l => l.TrimEnd('\r').TrimEnd(','));

    // A line that the edit may concern: an empty value, or a collection on one line.
    private static bool IsTouched(string line) => line.Contains('[') || line.Contains('{') || line.EndsWith(':') || line.EndsWith('~') || line.EndsWith("null", StringComparison.Ordinal);
}
