using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Testing;
using SlackGen.Types;

namespace SlackGen.Resilience.Tests.Streams;

/// <summary>Messages whose text arrives bit by bit.</summary>
public sealed class StreamTests : StreamFixture
{
    // A flag, a family, a letter with two accents, a surrogate pair, a line end.
    private static readonly string[] Characters = ["a", "b ", "\U0001F1E6\U0001F1F9", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "e\u0301\u0323", "\U0001F600", "\r\n", "\u4F60"];

    [Test]
    public async Task Pieces_become_one_message_which_is_completed_with_blocks()
    {
        await using var stream = await StreamAsync();
        await stream.AppendAsync("Hello **wor");
        await stream.WriteAsync(Source("ld", "**", "", "!"));

        var completed = await stream.CompleteAsync(new() { Blocks = [new DividerBlock()], Metadata = new() { EventType = "answered", EventPayload = JsonSerializer.SerializeToElement(new { question = 7 }) } });

        Assert.That(Shown, Is.EqualTo(("Hello *world*!", "completed")));
        Assert.That(completed.Message.Text, Is.EqualTo("Hello *world*!"));
        Assert.That(completed.Message.Blocks, Has.One.TypeOf<DividerBlock>());
        Assert.That((string?)Message["metadata"]?["event_type"], Is.EqualTo("answered"));
        Assert.That((stream.Channel, stream.Ts), Is.EqualTo((completed.Channel, completed.Ts)));
    }

    [Test]
    public async Task The_text_is_that_of_the_source_however_it_is_divided_and_no_character_is([Range(1, 12)] int seed)
    {
        var random = new Random(seed);
        var text = string.Concat(Enumerable.Range(0, 2_000).Select(_ => Characters[random.Next(Characters.Length)]));
        await using var stream = await StreamAsync();
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(random.Next(1, 40), text.Length - at);
            await stream.AppendAsync(text.Substring(at, length));
            at += length;
            await Task.Delay(random.Next(20) == 0 ? 2 : 0);
        }

        await stream.CompleteAsync();

        Assert.That(Sent, Is.EqualTo(text));
        Assert.That(Pieces.Count(), Is.GreaterThan(1));
        var ends = Pieces.Aggregate((At: 0, All: new List<int>()), (a, piece) => (a.At + piece.Length, [.. a.All, a.At + piece.Length])).All;
        Assert.That(ends, Is.SubsetOf(StringInfo.ParseCombiningCharacters(text).Append(text.Length)));
    }

    [Test]
    public async Task Chunks_keep_their_place_among_the_text()
    {
        await using var stream = await StreamAsync();
        await stream.AppendAsync("Looking. ");
        await stream.AppendAsync(new TaskUpdateChunk { Id = "t1", Title = "Search", Status = TaskProgress.InProgress });
        await stream.AppendAsync("Found. ");
        await stream.AppendAsync(new TaskUpdateChunk { Id = "t1", Title = "Searched", Status = TaskProgress.Complete });
        await stream.AppendAsync(new BlocksChunk { Blocks = [new DividerBlock()] });
        await stream.CompleteAsync();

        var blocks = Message["blocks"]!.AsArray();
        Assert.That(blocks.Select(b => (string?)b!["type"]), Is.EqualTo(new[] { "rich_text", "task_card", "rich_text", "divider" }));
        Assert.That((string?)blocks[1]!["title"], Is.EqualTo("Searched"));
        Assert.That(Sent, Is.EqualTo("Looking. Found. "));
    }

    [Test]
    public async Task A_long_text_takes_several_calls_of_at_most_12000_characters()
    {
        var text = new StringBuilder().Insert(0, "0123456789", 3_100).ToString();
        await using (var stream = await StreamAsync())
        {
            await stream.AppendAsync(text);
            await stream.CompleteAsync();
        }

        Assert.That(Sent, Is.EqualTo(text));
        Assert.That(Pieces.Select(p => p.Length), Is.All.LessThanOrEqualTo(12_000));
    }

    [Test]
    public async Task A_flush_sends_the_last_character_too()
    {
        await using var stream = await StreamAsync();
        await stream.AppendAsync("Let me look.");
        await stream.FlushAsync();

        Assert.That(Shown, Is.EqualTo(("Let me look.", "in_progress")));
        await stream.FlushAsync();
        Assert.That(Slack.RequestsTo("chat.appendStream").Select(r => (string?)r.Arguments["markdown_text"]), Has.None.Null.And.None.Empty);
    }

    [Test]
    public async Task A_stream_that_is_disposed_ends_its_message_with_what_was_added()
    {
        await using (var stream = await StreamAsync())
        {
            await stream.AppendAsync("Only half");
        }

        Assert.That(Shown, Is.EqualTo(("Only half", "completed")));
    }

    [Test]
    public async Task A_stream_without_text_is_ended_as_well()
    {
        await using (await StreamAsync())
        {
        }

        Assert.That(Slack.RequestsTo("chat.appendStream"), Is.Empty);
        Assert.That(Shown.State, Is.EqualTo("completed"));
    }

    [Test]
    public async Task A_completed_stream_takes_nothing_more_and_is_ended_once()
    {
        var stream = await StreamAsync();
        await stream.AppendAsync("Done");
        await stream.CompleteAsync();

        Assert.ThrowsAsync<InvalidOperationException>(() => stream.AppendAsync("more"));
        Assert.ThrowsAsync<InvalidOperationException>(() => stream.FlushAsync());
        Assert.ThrowsAsync<InvalidOperationException>(() => stream.CompleteAsync());
        await stream.DisposeAsync();
        await stream.DisposeAsync();
        Assert.That(Slack.RequestsTo("chat.stopStream"), Has.Count.EqualTo(1));
        Assert.That(Shown, Is.EqualTo(("Done", "completed")));
    }

    [Test]
    public async Task A_disposed_stream_takes_nothing_more()
    {
        var stream = await StreamAsync();
        await stream.DisposeAsync();

        Assert.ThrowsAsync<InvalidOperationException>(() => stream.AppendAsync("more"));
        Assert.ThrowsAsync<InvalidOperationException>(() => stream.CompleteAsync());
    }

    [Test]
    public async Task All_calls_have_the_token_of_the_request()
    {
        await using (var stream = await StreamAsync(FakeSlack.DefaultToken))
        {
            await stream.AppendAsync("Hello");
            await stream.FlushAsync();
            await stream.CompleteAsync();
        }

        Assert.That(Slack.Requests.Select(r => r.Token), Has.Exactly(3).EqualTo(FakeSlack.DefaultToken).And.None.EqualTo(FakeSlack.BotToken));
    }

    [Test]
    public async Task No_log_has_the_token_or_the_text()
    {
        await using (var stream = await StreamAsync())
        {
            await stream.AppendAsync("Confidential");
            await stream.FlushAsync();
        }

        Assert.That(Log.Text, Does.Contain("chat.appendStream").And.Not.Contain(FakeSlack.BotToken).And.Not.Contain("Confidential"));
    }

    [Test]
    public void A_start_that_Slack_refuses_has_the_error_of_the_method()
    {
        var thrown = Assert.ThrowsAsync<SlackApiException<ChatStartStreamError>>(() => Client.Chat.StreamAsync(new() { Channel = Channel }));
        Assert.That(thrown.Error, Is.EqualTo(ChatStartStreamError.MissingRecipientUserId));
    }

    [Test]
    public void A_start_without_the_name_of_a_message_is_an_error()
    {
        Slack.On("chat.startStream").Reply(new JsonObject { ["channel"] = Channel });
        var thrown = Assert.ThrowsAsync<SlackException>(() => StreamAsync());
        Assert.That(thrown.Message, Does.StartWith("chat.startStream returned no channel or no ts"));
    }
}
