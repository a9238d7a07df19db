using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Client.Tests.BlockKit;

/// <summary>Messages and views built in C#.</summary>
public sealed class BuildingTests : FakeSlackTests
{
    [Test]
    public async Task A_message_arrives_as_it_was_built()
    {
        var slack = Slack;

        // <guide>
        await slack.Chat.PostMessageAsync(new()
        {
            Channel = "C024BE91L",
            Text = "Deploy api 4.12.0?",                                // what notifications show
            Blocks =
            [
                new HeaderBlock { Text = "Deploy to production?" },     // plain text: a string will do
                new SectionBlock
                {
                    Text = new Mrkdwn("*api* `4.12.0` by <@U1H77>"),
                    Fields = [new Mrkdwn("*Tests*\n2,814 passed"), new PlainText("No migrations")],
                    Accessory = new ButtonElement { Text = "Show diff", Url = "https://git.example.com/compare/4.11...4.12" },
                },
                new ContextBlock
                {
                    Elements = [new ImageElement { ImageUrl = "https://ci.example.com/green.png", AltText = "passed" }, new Mrkdwn("Run 8812, 11 min")],
                },
                new ActionsBlock
                {
                    Elements =
                    [
                        new StaticSelectElement
                        {
                            ActionId = "region",
                            Placeholder = "Where?",
                            Options = [new() { Text = new PlainText("Europe"), Value = "eu" }, new() { Text = new PlainText("Everywhere"), Value = "all" }],
                        },
                        new DatePickerElement { ActionId = "day", InitialDate = new DateOnly(2026, 9, 1) },
                        new ButtonElement { ActionId = "deploy", Text = "Deploy", Style = ColorScheme.Primary },
                    ],
                },
                new RichTextBlock
                {
                    Elements =
                    [
                        new RichTextSection
                        {
                            Elements = [new RichTextText("To go back, run "), new RichTextText("deploy 4.11.3") { Style = new() { Code = true } }],
                        },
                    ],
                },
            ],
        });
        // </guide>

        var sent = Fake.RequestsTo("chat.postMessage").Single();
        AssertSame(JsonNode.Parse(sent.BodyText), """
            {
              "channel": "C024BE91L",
              "text": "Deploy api 4.12.0?",
              "blocks": [
                { "type": "header", "text": { "type": "plain_text", "text": "Deploy to production?" } },
                {
                  "type": "section",
                  "text": { "type": "mrkdwn", "text": "*api* `4.12.0` by <@U1H77>" },
                  "fields": [{ "type": "mrkdwn", "text": "*Tests*\n2,814 passed" }, { "type": "plain_text", "text": "No migrations" }],
                  "accessory": {
                    "type": "button",
                    "text": { "type": "plain_text", "text": "Show diff" },
                    "url": "https://git.example.com/compare/4.11...4.12"
                  }
                },
                {
                  "type": "context",
                  "elements": [
                    { "type": "image", "image_url": "https://ci.example.com/green.png", "alt_text": "passed" },
                    { "type": "mrkdwn", "text": "Run 8812, 11 min" }
                  ]
                },
                {
                  "type": "actions",
                  "elements": [
                    {
                      "type": "static_select",
                      "action_id": "region",
                      "placeholder": { "type": "plain_text", "text": "Where?" },
                      "options": [
                        { "text": { "type": "plain_text", "text": "Europe" }, "value": "eu" },
                        { "text": { "type": "plain_text", "text": "Everywhere" }, "value": "all" }
                      ]
                    },
                    { "type": "datepicker", "action_id": "day", "initial_date": "2026-09-01" },
                    { "type": "button", "action_id": "deploy", "text": { "type": "plain_text", "text": "Deploy" }, "style": "primary" }
                  ]
                },
                {
                  "type": "rich_text",
                  "elements": [
                    {
                      "type": "rich_text_section",
                      "elements": [
                        { "type": "text", "text": "To go back, run " },
                        { "type": "text", "text": "deploy 4.11.3", "style": { "code": true } }
                      ]
                    }
                  ]
                }
              ]
            }
            """);
    }

    [Test]
    public void The_guide_shows_the_message_that_is_tested_here()
    {
        var source = File.ReadAllLines(Path.Combine(RepositoryFolder.Root, "tests/SlackGen.Client.Tests/BlockKit/BuildingTests.cs"));
        var quoted = source.SkipWhile(l => l.Trim() != "// <guide>").Skip(1).TakeWhile(l => l.Trim() != "// </guide>").Select(l => l.Length > 8 ? l[8..] : "");
        var page = RepositoryFolder.Read("docs", "messages.md");

        Assert.That(page, Does.Contain("```csharp\n" + string.Join('\n', quoted) + "\n```"));
    }

    [Test]
    public async Task A_modal_arrives_as_it_was_built()
    {
        await Slack.Views.OpenAsync(new()
        {
            TriggerId = "12345.98765.abcd2358fdea",
            View = new ModalView
            {
                Title = "Report a bug",
                Submit = "Report",
                Blocks =
                [
                    new InputBlock
                    {
                        Label = "What is wrong?",
                        Hint = "One sentence",
                        Element = new PlainTextInputElement { ActionId = "text", Multiline = true, MaxLength = 150 },
                    },
                    new InputBlock
                    {
                        Label = "Where do you want to hear of it?",
                        Optional = true,
                        Element = new ConversationsSelectElement { Filter = new() { Include = [ConversationKind.Im, ConversationKind.Public] } },
                    },
                ],
            },
        });

        AssertSame(Fake.RequestsTo("views.open").Single().Arguments["view"], """
            {
              "type": "modal",
              "title": { "type": "plain_text", "text": "Report a bug" },
              "submit": { "type": "plain_text", "text": "Report" },
              "blocks": [
                {
                  "type": "input",
                  "label": { "type": "plain_text", "text": "What is wrong?" },
                  "hint": { "type": "plain_text", "text": "One sentence" },
                  "element": { "type": "plain_text_input", "action_id": "text", "multiline": true, "max_length": 150 }
                },
                {
                  "type": "input",
                  "label": { "type": "plain_text", "text": "Where do you want to hear of it?" },
                  "optional": true,
                  "element": { "type": "conversations_select", "filter": { "include": ["im", "public"] } }
                }
              ]
            }
            """);
    }

    [Test]
    public void A_string_becomes_whatever_holds_text()
    {
        PlainText plain = "Hello";
        Mrkdwn markup = "*Hello*";
        RichTextText piece = "Hello";
        RawText cell = "42";
        MarkdownTextChunk chunk = "**Hello**";

        using (Assert.EnterMultipleScope())
        {
            AssertSame(plain, """{ "type": "plain_text", "text": "Hello" }""");
            AssertSame(markup, """{ "type": "mrkdwn", "text": "*Hello*" }""");
            AssertSame(piece, """{ "type": "text", "text": "Hello" }""");
            AssertSame(cell, """{ "type": "raw_text", "text": "42" }""");
            AssertSame(chunk, """{ "type": "markdown_text", "text": "**Hello**" }""");
        }
    }

    [Test]
    public void Text_takes_further_settings()
    {
        AssertSame(new PlainText(":tada:") { Emoji = true }, """{ "type": "plain_text", "text": ":tada:", "emoji": true }""");
        AssertSame(new Mrkdwn("<@U1>") { Verbatim = false }, """{ "type": "mrkdwn", "text": "<@U1>", "verbatim": false }""");
        AssertSame(new Mrkdwn { Text = "*hi*" }, """{ "type": "mrkdwn", "text": "*hi*" }""");
    }

    [Test]
    public void A_table_is_rows_of_cells()
    {
        var table = new TableBlock
        {
            Rows = [[new RawText("Team"), new RawText("Tickets")], [new RawText("Core"), new RichTextBlock { Elements = [] }]],
            ColumnSettings = [new() { Align = ColumnAlignment.Left }, new() { Align = ColumnAlignment.Right, IsWrapped = true }],
        };

        AssertSame(table, """
            {
              "type": "table",
              "rows": [
                [{ "type": "raw_text", "text": "Team" }, { "type": "raw_text", "text": "Tickets" }],
                [{ "type": "raw_text", "text": "Core" }, { "type": "rich_text", "elements": [] }]
              ],
              "column_settings": [{ "align": "left" }, { "align": "right", "is_wrapped": true }]
            }
            """);
    }

    [Test]
    public void What_the_manifest_does_not_know_can_be_built_all_the_same()
    {
        using var json = JsonDocument.Parse("""{ "type": "hologram", "depth": 3 }""");
        var block = new UnknownBlock(json.RootElement.Clone());
        var button = new ButtonElement { Text = "Boo", Style = "ghost" };

        AssertSame(block, """{ "type": "hologram", "depth": 3 }""");
        AssertSame(button, """{ "type": "button", "text": { "type": "plain_text", "text": "Boo" }, "style": "ghost" }""");
    }

    private static void AssertSame(SlackModel actual, string expected) => AssertSame(JsonNode.Parse(actual.ToJson()), expected);

    private static void AssertSame(JsonNode? actual, string expected) =>
        Assert.That(JsonNode.DeepEquals(actual, JsonNode.Parse(expected)), Is.True, () => $"was {actual?.ToJsonString()}");
}
