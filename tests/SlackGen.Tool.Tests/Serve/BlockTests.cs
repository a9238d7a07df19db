using System.Text.Json.Nodes;
using SlackGen.Tool.Serve;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>Blocks and elements as HTML.</summary>
public sealed class BlockTests
{
    private const string Attack = "</textarea></pre><script>alert(1)</script>\"' onmouseover='x' ><img src=x onerror=alert(1)> javascript:alert(1)";

    private static IEnumerable<string> Types => BlockSamples.All.Keys;

    [Test]
    public void Every_block_of_the_manifest_is_shown() => Assert.That(BlockSamples.All.Keys, Is.EquivalentTo(UnionOf("blocks.yaml", "block")));

    [TestCase("actions_element")]
    [TestCase("section_accessory")]
    [TestCase("input_element")]
    [TestCase("context_actions_element")]
    public void Every_element_of_the_manifest_is_shown(string union) => Assert.Multiple(() =>
    {
        foreach (var type in UnionOf("block-elements.yaml", union))
        {
            var block = new JsonObject
            {
                ["type"] = "actions",
                ["block_id"] = "b",
                ["elements"] = new JsonArray(new JsonObject { ["type"] = type, ["action_id"] = "a" }),
            };
            Assert.That(Rendering.Block(block), Does.Not.Contain("does not know"), type);
        }
    });

    [TestCaseSource(nameof(Types))]
    public void A_block_is_shown(string type) => Assert.That(Rendering.Block(BlockSamples.All[type]), Is.Not.Empty.And.Not.Contains("does not know"));

    [TestCaseSource(nameof(Types))]
    public void No_text_of_a_block_becomes_markup(string type)
    {
        var html = Rendering.Block(BlockSamples.WithText(BlockSamples.All[type], Attack));

        Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("<img src=x").And.Not.Contain("' onmouseover").And.Not.Contain("href=\"javascript").And.Not.Contain("src=\"javascript"));
    }

    [TestCaseSource(nameof(Types))]
    public void A_block_without_its_fields_is_shown(string type) => Assert.DoesNotThrow(() =>
    {
        Rendering.Block(new JsonObject { ["type"] = type });
        foreach (var field in JsonNode.Parse(BlockSamples.All[type])!.AsObject().Select(f => f.Key).Where(f => f != "type"))
        {
            Rendering.Block(new JsonObject { ["type"] = type, [field] = 7 });
            Rendering.Block(new JsonObject { ["type"] = type, [field] = new JsonArray(null, 1, new JsonArray()) });
        }
    });

    [TestCaseSource(nameof(Types))]
    public void Every_field_has_a_name_for_screen_readers(string type)
    {
        var html = Rendering.Block(BlockSamples.All[type]);

        foreach (var tag in System.Text.RegularExpressions.Regex.Matches(html, "<(?:select|textarea|input(?! type=\"(?:hidden|checkbox|radio)\"))[^>]*>").Select(m => m.Value))
        {
            Assert.That(tag, Does.Contain("aria-label"), tag);
        }
    }

    [Test]
    public void No_two_elements_have_the_same_HTML_id()
    {
        const string Button = """{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"},"value":"v"}""";
        const string Actions = $$$"""{"type":"actions","elements":[{{{Button}}},{"type":"button","text":{"type":"plain_text","text":"No ID"}}]}""";
        var blocks = JsonNode.Parse($$$"""
            [{{{Actions}}},{{{Actions}}},
            {"type":"container","title":{"type":"plain_text","text":"T"},"child_blocks":[{{{Actions}}},{{{Actions}}}]},
            {"type":"carousel","block_id":"b","elements":[{"type":"card","actions":[{{{Button}}}]},{"type":"card","actions":[{{{Button}}}]}]},
            {"type":"data_table","block_id":"t","rows":[[],[{"type":"action_cell","element":{{{Button}}}},{"type":"action_cell","element":{{{Button}}}}]]},
            {"type":"context_actions","block_id":"f","elements":[{"type":"feedback_buttons","action_id":"f","positive_button":{"text":{"type":"plain_text","text":"+"},"value":"v"},"negative_button":{"text":{"type":"plain_text","text":"-"},"value":"v"}}]}]
            """)!.AsArray();
        var html = Rendering.Blocks([.. blocks.Select(b => b!.AsObject())]);
        var ids = System.Text.RegularExpressions.Regex.Matches(html, " id=\"([^\"]*)\"").Select(m => m.Groups[1].Value).ToList();

        Assert.That(ids, Is.Unique.And.Count.GreaterThan(10));
    }

    [Test]
    public void An_element_has_the_key_that_the_app_knows_or_none() => Assert.Multiple(() =>
    {
        const string Block = """{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Go"}}]}""";
        Assert.That(Rendering.Block(Block), Does.Contain("value=\"click|/\""));
        Assert.That(Rendering.Block($$$"""{"type":"container","block_id":"outer","title":{"type":"plain_text","text":"T"},"child_blocks":[{{{Block}}}]}"""), Does.Contain("value=\"click|outer/\""));
    });

    [TestCaseSource(nameof(Types))]
    public void No_text_of_an_attachment_becomes_markup(string type)
    {
        var html = Rendering.Attachment(new JsonObject { ["color"] = Attack, ["pretext"] = Attack, ["blocks"] = new JsonArray(BlockSamples.WithText(BlockSamples.All[type], Attack)) });

        Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("<img src=x").And.Not.Contain("' onmouseover").And.Not.Contain("href=\"javascript"));
    }

    [Test]
    public void No_field_of_an_older_attachment_becomes_markup()
    {
        var html = Rendering.Attachment(new JsonObject(new[] { "color", "pretext", "author_name", "author_link", "title", "title_link", "text", "fallback", "image_url", "thumb_url", "footer" }
            .Select(f => KeyValuePair.Create<string, JsonNode?>(f, Attack))
            .Append(KeyValuePair.Create<string, JsonNode?>("fields", new JsonArray(new JsonObject { ["title"] = Attack, ["value"] = Attack })))));

        Assert.That(html, Does.Contain("&lt;script").And.Not.Contain("<script").And.Not.Contain("<img src=x").And.Not.Contain("' onmouseover").And.Not.Contain("href=\"javascript").And.Not.Contain("src=\"javascript"));
    }

    [TestCase("datepicker", "initial_date", "2026-08-20", "type=\"date\"", "value=\"2026-08-20\"")]
    [TestCase("timepicker", "initial_time", "11:40", "type=\"time\"", "value=\"11:40\"")]
    [TestCase("email_text_input", "initial_value", "egon@example.com", "type=\"email\"", "value=\"egon@example.com\"")]
    [TestCase("url_text_input", "initial_value", "https://example.com", "type=\"url\"", "value=\"https://example.com\"")]
    [TestCase("number_input", "initial_value", "7", "type=\"number\"", "value=\"7\"")]
    [TestCase("plain_text_input", "placeholder", "Type here", "type=\"text\"", "placeholder=\"Type here\"")]
    [TestCase("users_select", "initial_user", "U1", "<select", "value=\"U1\" selected")]
    [TestCase("channels_select", "initial_channel", "C1", "<select", "value=\"C1\" selected")]
    [TestCase("conversations_select", "initial_conversation", "C2", "<select", "value=\"C2\" selected")]
    public void An_element_has_its_field_with_its_value(string type, string field, string value, string tag, string shown)
    {
        var html = Rendering.Block(new JsonObject { ["type"] = "actions", ["block_id"] = "b", ["elements"] = new JsonArray(new JsonObject { ["type"] = type, ["action_id"] = "a", [field] = value }) });

        Assert.That(html, Does.Contain(tag).And.Contain(shown).And.Contain("name=\"b/a\"").And.Contain("name=\"in\" value=\"b/a\""));
    }

    [Test]
    public void Checkboxes_radio_buttons_and_lists_have_their_choices() => Assert.Multiple(() =>
    {
        const string Options = """[{"text":{"type":"plain_text","text":"One"},"value":"1"},{"text":{"type":"plain_text","text":"Two"},"value":"2"}]""";
        string Shown(string type, string rest) => Rendering.Block($$$"""{"type":"actions","block_id":"b","elements":[{"type":"{{{type}}}","action_id":"a","options":{{{Options}}}{{{rest}}}}]}""");
        const string Chosen = """{"text":{"type":"plain_text","text":"Two"},"value":"2"}""";
        Assert.That(Shown("checkboxes", $",\"initial_options\":[{Chosen}]"), Does.Match("type=\"checkbox\"[^>]*value=\"1\"[^>]*(?<!checked)>").And.Match("type=\"checkbox\"[^>]*value=\"2\" checked"));
        Assert.That(Shown("radio_buttons", $",\"initial_option\":{Chosen}"), Does.Match("type=\"radio\"[^>]*value=\"2\" checked"));
        Assert.That(Shown("static_select", $",\"initial_option\":{Chosen}"), Does.Contain("<option value=\"1\">One").And.Contain("<option value=\"2\" selected>Two"));
        Assert.That(Shown("multi_static_select", $",\"initial_options\":[{Chosen}],\"max_selected_items\":1"), Does.Contain("data-most=\"1\"").And.Match("value=\"2\" checked"));
        Assert.That(Shown("overflow", ""), Does.Contain("value=\"choose|b/a|1\"").And.Contain("value=\"choose|b/a|2\""));
    });

    [Test]
    public void An_unknown_type_is_said() =>
        Assert.That(Rendering.Block("""{"type":"hologram"}"""), Does.Contain("does not know the block “hologram”"));

    [Test]
    public void A_button_says_its_style_and_its_key() => Assert.That(
        Rendering.Block("""{"type":"actions","block_id":"b/1","elements":[{"type":"button","action_id":"roll|back","text":{"type":"plain_text","text":"Go"},"style":"danger"}]}"""),
        Does.Contain("class=\"button danger\"").And.Contain("value=\"click|b%2F1/roll%7Cback\""));

    [Test]
    public void A_button_is_seen_by_those_whom_the_app_names() => Assert.Multiple(() =>
    {
        const string Button = """{"type":"actions","block_id":"b","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"Secret"},"visible_to_user_ids":["ID"]}]}""";
        Assert.That(Rendering.Block(Button.Replace("ID", "U1", StringComparison.Ordinal)), Does.Contain("Secret"));
        Assert.That(Rendering.Block(Button.Replace("ID", "U2", StringComparison.Ordinal)), Does.Not.Contain("Secret"));
    });

    [Test]
    public void An_error_stands_at_its_input()
    {
        var html = Rendering.Block(JsonNode.Parse(BlockSamples.All["input"])!.AsObject(), SurfaceKind.Modal, errors: new() { ["b"] = "No such version." });

        Assert.That(html, Does.Contain("aria-invalid=\"true\"").And.Contain("aria-describedby=\"s-b-a-hint s-b-a-error\"").And.Contain("id=\"s-b-a-error\" role=\"alert\">No such version."));
    }

    [Test]
    public void What_a_person_has_typed_replaces_the_initial_value()
    {
        var draft = new Draft(new Dictionary<string, string[]> { ["in"] = ["b/a"], ["b/a"] = ["5.0"] }, new Dictionary<ElementKey, FoundOptions>());

        Assert.Multiple(() =>
        {
            Assert.That(Rendering.Block(JsonNode.Parse(BlockSamples.All["input"])!.AsObject()), Does.Contain("value=\"4.12\""));
            Assert.That(Rendering.Block(JsonNode.Parse(BlockSamples.All["input"])!.AsObject(), draft: draft), Does.Contain("value=\"5.0\"").And.Not.Contain("value=\"4.12\""));
        });
    }

    [Test]
    public void A_menu_of_conversations_offers_what_its_filter_allows()
    {
        var html = Rendering.Block("""{"type":"actions","block_id":"b","elements":[{"type":"conversations_select","action_id":"a","filter":{"include":["private"]}}]}""");

        Assert.That(html, Does.Contain(">#secret<").And.Not.Contain("#general"));
    }

    [TestCase("pie", "<path")]
    [TestCase("bar", "<rect")]
    [TestCase("line", "<polyline")]
    [TestCase("area", "<polygon")]
    public void A_chart_is_drawn_and_told(string type, string shape)
    {
        var html = Rendering.Block($$$$"""
            {"type":"data_visualization","title":"T","chart":{"type":"{{{{type}}}}","segments":[{"label":"Mon","value":3},{"label":"Tue","value":1}],"series":[{"name":"Core","data":[{"label":"Mon","value":3},{"label":"Tue","value":1}]}],"axis_config":{"categories":["Mon","Tue"]}}}
            """);

        Assert.That(html, Does.Contain(shape).And.Contain("Mon</th><td>3</td>").And.Not.Contain("NaN"));
    }

    [Test]
    public void A_command_of_a_form_is_read_as_it_is_written()
    {
        var command = new ElementCommand(ElementVerb.Choose, new ElementKey("b/|1", "a%2F"), "v|/x");

        Assert.That(ElementCommand.Parse(command.ToString()), Is.EqualTo(command));
        Assert.That(ElementCommand.Parse("dance|x/y"), Is.Null);
    }

    // The names of a union's types, as the manifest lists them in a block or in one line.
    private static List<string> UnionOf(string file, string union)
    {
        var lines = File.ReadAllLines(Path.Combine(Spec.Find(TestContext.CurrentContext.TestDirectory)!, "types", file)).SkipWhile(l => l != $"  {union}:").Skip(1).ToList();
        var of = lines.SkipWhile(l => !l.StartsWith("    of:", StringComparison.Ordinal)).ToList();
        var names = of[0].Contains('{')
            ? of[0].Split('{')[1].Trim(' ', '}').Split(',').Select(p => p.Split(':')[0].Trim())
            : of.Skip(1).TakeWhile(l => l.StartsWith("      ", StringComparison.Ordinal)).Select(l => l.Split(':')[0].Trim());
        return [.. names];
    }
}
