using SlackGen.Testing;
using SlackGen.Types;

namespace SlackGen.Markdown.Tests;

/// <summary>The fake Slack accepts what Markdown becomes.</summary>
[Category("Slow")]
public sealed class CallTests
{
    private const string Notes = """
        # Release 4.12

        By **ada** :tada:, see [the docs](https://example.com) or `deploy --help`.

        1. Migrate
           - with care

           ```sh
           migrate <db>
           ```
        2. Deploy

        > It works
        > - here

        ![Latency](https://example.com/latency.png)

        | service | time |
        | ------- | ---: |
        | api     | **3 ms** |
        | web     |      |

        ---

        Done.
        """;

    [Test]
    public async Task Blocks_rich_text_mrkdwn_and_Markdown_are_posted()
    {
        await using var slack = await FakeSlack.StartAsync(o =>
        {
            o.IsInProcess = true;
            o.Workspace = Workspace.Sample();
        });
        using var handler = slack.CreateHandler();
        using var http = new HttpClient(handler);
        var client = new SlackClient(new SlackClientOptions { Token = FakeSlack.BotToken, HttpClient = http });

        var posted = await client.Chat.PostMessageAsync(new() { Channel = "C1", Text = "Notes", Blocks = SlackMarkdown.ToMessages(Notes).Single() });
        await client.Chat.PostMessageAsync(new() { Channel = "C1", Text = "Notes", Blocks = [SlackMarkdown.ToRichText(Notes)] });
        await client.Chat.PostMessageAsync(new() { Channel = "C1", Text = SlackMarkdown.ToMrkdwn(Notes) });
        await client.Chat.PostMessageAsync(new() { Channel = "C1", Text = "Notes", Blocks = [SlackMarkdown.ToBlock(Notes)] });

        Assert.That(posted.Message!.Blocks!.Select(b => b.Type), Is.EqualTo(new[] { "header", "rich_text", "image", "table", "divider", "rich_text" }));
    }
}
