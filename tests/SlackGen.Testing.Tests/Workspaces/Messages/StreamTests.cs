using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class StreamTests : MessageTests
{
    [Test]
    public async Task Pieces_of_text_become_one_message()
    {
        var ts = await StartAsync(new { channel = Lab, recipient_user_id = "U2", recipient_team_id = "T0FAKETEAM", markdown_text = "Hello **wor" });
        Assert.That((string?)(await HistoryAsync())[0]["streaming_state"], Is.EqualTo("in_progress"));
        await SucceedAsync("chat.appendStream", new { channel = Lab, ts, markdown_text = "ld**" });
        var stopped = await SucceedAsync("chat.stopStream", new { channel = Lab, ts, markdown_text = "!", blocks = new[] { new { type = "divider" } } });

        var message = stopped["message"]!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)message["text"], Is.EqualTo("Hello *world*!"));
            Assert.That((string?)message["streaming_state"], Is.EqualTo("completed"));
            Assert.That(message["blocks"]!.AsArray().Select(b => (string?)b!["type"]), Is.EqualTo(new[] { "rich_text", "divider" }));
            Assert.That(message["edited"], Is.Null);
        });
        Assert.That((string?)(await HistoryAsync())[0]["text"], Is.EqualTo("Hello *world*!"));
        Assert.That((string?)Raised("message")[^1]["subtype"], Is.EqualTo("message_changed"));
    }

    [Test]
    public async Task A_task_is_a_card_that_later_chunks_change()
    {
        var ts = await StartAsync(Started());
        await SucceedAsync("chat.appendStream", new { channel = Lab, ts, chunks = new object[] { new { type = "task_update", id = "t1", title = "Search", status = "in_progress" }, new { type = "markdown_text", text = "Found it." } } });
        var stopped = await SucceedAsync("chat.stopStream", new { channel = Lab, ts, chunks = new[] { new { type = "task_update", id = "t1", title = "Searched", status = "complete", output = "3 pages" } } });

        var blocks = stopped["message"]!["blocks"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(blocks.Select(b => (string?)b!["type"]), Is.EqualTo(new[] { "task_card", "rich_text" }));
            Assert.That((string?)blocks[0]!["title"], Is.EqualTo("Searched"));
            Assert.That((string?)blocks[0]!["status"], Is.EqualTo("complete"));
            Assert.That((string?)blocks[0]!["output"]!["type"], Is.EqualTo("rich_text"));
        });
    }

    [Test]
    public async Task A_plan_gathers_the_tasks()
    {
        var ts = await StartAsync(Started("plan"));
        var stopped = await SucceedAsync("chat.stopStream", new
        {
            channel = Lab,
            ts,
            chunks = new object[]
            {
                new { type = "plan_update", title = "Find the ghost" },
                new { type = "task_update", id = "t1", title = "One", status = "complete" },
                new { type = "task_update", id = "t2", title = "Two", status = "pending" },
            },
        });

        var plan = stopped["message"]!["blocks"]![0]!;
        Assert.That((string?)plan["title"], Is.EqualTo("Find the ghost"));
        Assert.That(plan["tasks"]!.AsArray().Select(t => (string?)t!["title"]), Is.EqualTo(new[] { "One", "Two" }));
    }

    [Test]
    public async Task A_stopped_stream_takes_no_more()
    {
        var ts = await StartAsync(Started());
        Assert.That(await FailAsync("chat.update", new { channel = Lab, ts, text = "x" }), Is.EqualTo("streaming_state_conflict"));
        await SucceedAsync("chat.stopStream", new { channel = Lab, ts, markdown_text = "done" });

        Assert.That(await FailAsync("chat.appendStream", new { channel = Lab, ts, markdown_text = "x" }), Is.EqualTo("message_not_in_streaming_state"));
        Assert.That(await FailAsync("chat.stopStream", new { channel = Lab, ts }), Is.EqualTo("message_not_in_streaming_state"));
        await SucceedAsync("chat.update", new { channel = Lab, ts, text = "x" });
    }

    [Test]
    public async Task A_direct_message_needs_a_thread()
    {
        var posted = await SucceedAsync("chat.postMessage", new { channel = "U2", text = "Hello" });
        var channel = (string?)posted["channel"];

        Assert.That(await FailAsync("chat.startStream", new { channel }), Is.EqualTo("channel_type_not_supported"));
        var started = await SucceedAsync("chat.startStream", new { channel, thread_ts = (string?)posted["ts"] });
        await SucceedAsync("chat.stopStream", new { channel, ts = (string?)started["ts"], markdown_text = "done" });
    }

    [Test]
    public async Task Starts_are_refused_with_their_codes()
    {
        Assert.That(await FailAsync("chat.startStream", new { channel = "C0NOWHERE" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("chat.startStream", new { channel = Lab }), Is.EqualTo("missing_recipient_user_id"));
        Assert.That(await FailAsync("chat.startStream", new { channel = Lab, recipient_user_id = "U2" }), Is.EqualTo("missing_recipient_team_id"));
        Assert.That(await FailAsync("chat.startStream", new { channel = Lab, recipient_user_id = "U0NOBODY", recipient_team_id = "T0FAKETEAM" }), Is.EqualTo("user_not_found"));
        Archive(Lab);
        Assert.That(await FailAsync("chat.startStream", Started()), Is.EqualTo("is_archived"));
    }

    [Test]
    public async Task Appends_are_refused_with_their_codes_and_change_nothing()
    {
        var ts = await StartAsync(Started());
        var other = await PostAsync("not mine", token: FakeSlack.UserToken);
        var many = Enumerable.Range(0, 51).Select(_ => new { type = "divider" });

        Assert.That(await FailAsync("chat.appendStream", new { channel = Lab, ts = "1.000001", markdown_text = "x" }), Is.EqualTo("message_not_found"));
        Assert.That(await FailAsync("chat.appendStream", new { channel = Lab, ts = other, markdown_text = "x" }), Is.EqualTo("message_not_owned_by_app"));
        Assert.That(await FailAsync("chat.appendStream", new { channel = Lab, ts }), Is.EqualTo("no_text"));
        Assert.That(await FailAsync("chat.appendStream", new { channel = Lab, ts, markdown_text = "x", chunks = new[] { new { type = "poem" } } }), Is.EqualTo("invalid_chunks"));
        Assert.That(await FailAsync("chat.appendStream", new { channel = Lab, ts, chunks = new[] { new { type = "blocks", blocks = many } } }), Is.EqualTo("msg_blocks_too_many"));

        await SucceedAsync("chat.appendStream", new { channel = Lab, ts, markdown_text = "y" });
        Assert.That((string?)(await HistoryAsync())[1]["text"], Is.EqualTo("y"));
    }

    private static object Started(string? mode = null) => new { channel = Lab, recipient_user_id = "U2", recipient_team_id = "T0FAKETEAM", task_display_mode = mode };

    private async Task<string> StartAsync(object arguments) => (string)(await SucceedAsync("chat.startStream", arguments))["ts"]!;
}
