using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class ScheduleTests : MessageTests
{
    [Test]
    public async Task A_message_is_posted_when_it_is_due()
    {
        var response = await ScheduleAsync(TimeSpan.FromMinutes(10), "later");
        Assert.That((string?)response["message"]!["text"], Is.EqualTo("later"));
        Assert.That(response["message"]!["ts"], Is.Null);

        Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.That(await HistoryAsync(), Is.Empty);
        Clock.Advance(TimeSpan.FromSeconds(1));

        var posted = (await HistoryAsync())[0];
        Assert.That((string?)posted["text"], Is.EqualTo("later"));
        Assert.That((string?)posted["user"], Is.EqualTo(Bot));
        Assert.That((string?)Raised("message")[^1]["ts"], Is.EqualTo((string?)posted["ts"]), "the event is published");
        Assert.That(await ListAsync(), Is.Empty);
    }

    [Test]
    public async Task Messages_are_posted_in_the_order_of_their_times()
    {
        await ScheduleAsync(TimeSpan.FromDays(100), "third");
        await ScheduleAsync(TimeSpan.FromHours(2), "second");
        await ScheduleAsync(TimeSpan.FromHours(1), "first");
        Clock.Advance(TimeSpan.FromDays(119));

        Assert.That((await HistoryAsync()).Select(m => (string?)m["text"]), Is.EqualTo(new[] { "third", "second", "first" }));
    }

    [Test]
    public async Task The_list_has_what_the_caller_scheduled()
    {
        var first = await ScheduleAsync(TimeSpan.FromHours(1), "one");
        await ScheduleAsync(TimeSpan.FromHours(2), "two");
        await ScheduleAsync(TimeSpan.FromHours(1), "mine", FakeSlack.UserToken);

        var listed = await ListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(listed.Select(m => (string?)m["text"]), Is.EqualTo(new[] { "one", "two" }));
            Assert.That((string?)listed[0]["id"], Is.EqualTo((string?)first["scheduled_message_id"]).And.StartsWith("Q"));
            Assert.That((long)listed[0]["post_at"]!, Is.EqualTo((long)first["post_at"]!));
            Assert.That((string?)listed[0]["channel_id"], Is.EqualTo(Lab));
        });
        Assert.That(await ListAsync(new { channel = Hall }), Is.Empty);
        Assert.That(await ListAsync(new { oldest = $"{(long)first["post_at"]! + 1}" }), Has.Count.EqualTo(1));
        Assert.That(await ListAsync(new { latest = $"{(long)first["post_at"]!}" }), Has.Count.EqualTo(1));
        Assert.That(await FailAsync("chat.scheduledMessages.list", new { channel = "C0NOWHERE" }), Is.EqualTo("invalid_channel"));
        Assert.That(await FailAsync("chat.scheduledMessages.list", new { cursor = "bm9uc2Vuc2U=" }), Is.EqualTo("invalid_cursor"));
    }

    [Test]
    public async Task A_deleted_message_is_not_posted()
    {
        var id = (string?)(await ScheduleAsync(TimeSpan.FromHours(1), "later"))["scheduled_message_id"];
        await SucceedAsync("chat.deleteScheduledMessage", new { channel = Lab, scheduled_message_id = id });
        Clock.Advance(TimeSpan.FromHours(2));

        Assert.That(await HistoryAsync(), Is.Empty);
        Assert.That(await FailAsync("chat.deleteScheduledMessage", new { channel = Lab, scheduled_message_id = id }), Is.EqualTo("invalid_scheduled_message_id"));
    }

    [Test]
    public async Task A_message_that_is_due_within_a_minute_cannot_be_deleted()
    {
        var id = (string?)(await ScheduleAsync(TimeSpan.FromMinutes(2), "later"))["scheduled_message_id"];
        Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.That(await FailAsync("chat.deleteScheduledMessage", new { channel = Lab, scheduled_message_id = id }), Is.EqualTo("invalid_scheduled_message_id"));
        Assert.That(await FailAsync("chat.deleteScheduledMessage", new { channel = "C0NOWHERE", scheduled_message_id = id }), Is.EqualTo("channel_not_found"));
    }

    [Test]
    public async Task Others_cannot_delete_it()
    {
        var id = (string?)(await ScheduleAsync(TimeSpan.FromHours(1), "later"))["scheduled_message_id"];
        Assert.That(
            await FailAsync("chat.deleteScheduledMessage", new { channel = Lab, scheduled_message_id = id }, FakeSlack.UserToken),
            Is.EqualTo("invalid_scheduled_message_id"));
    }

    [Test]
    public async Task A_channel_that_is_archived_meanwhile_receives_nothing()
    {
        await ScheduleAsync(TimeSpan.FromHours(1), "later");
        Archive(Lab);
        Clock.Advance(TimeSpan.FromHours(2));

        Assert.That(Workspace.Channel("lab").Messages, Is.Empty);
    }

    [Test]
    public async Task A_message_with_metadata_is_not_posted_as_Slack_documents()
    {
        await SucceedAsync("chat.scheduleMessage", new { channel = Lab, text = "later", post_at = After(TimeSpan.FromHours(1)), metadata = new { event_type = "task", event_payload = new { } } });
        Clock.Advance(TimeSpan.FromHours(2));

        Assert.That(await HistoryAsync(), Is.Empty);
    }

    [Test]
    public async Task Times_are_refused_with_their_codes()
    {
        Assert.That(await FailAsync("chat.scheduleMessage", new { channel = Lab, text = "x", post_at = After(TimeSpan.Zero) }), Is.EqualTo("time_in_past"));
        Assert.That(await FailAsync("chat.scheduleMessage", new { channel = Lab, text = "x", post_at = After(TimeSpan.FromDays(121)) }), Is.EqualTo("time_too_far"));
        Assert.That(await FailAsync("chat.scheduleMessage", new { channel = Lab, text = "x", post_at = -1 }), Is.EqualTo("invalid_time"));
    }

    [Test]
    public async Task Messages_are_refused_as_they_would_be_at_once()
    {
        var post_at = After(TimeSpan.FromHours(1));
        Assert.That(await FailAsync("chat.scheduleMessage", new { channel = "C0NOWHERE", text = "x", post_at }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("chat.scheduleMessage", new { channel = Hall, text = "x", post_at }, TokenOf("U3")), Is.EqualTo("not_in_channel"));
        Assert.That(await FailAsync("chat.scheduleMessage", new { channel = Lab, post_at }), Is.EqualTo("no_text"));
        Assert.That(await FailAsync("chat.scheduleMessage", new { channel = Lab, text = new string('a', 40_001), post_at }), Is.EqualTo("msg_too_long"));
        Assert.That(await FailAsync("chat.scheduleMessage", new { channel = Lab, text = "x", thread_ts = "1.000001", post_at }), Is.EqualTo("invalid_arguments"));
        Archive(Lab);
        Assert.That(await FailAsync("chat.scheduleMessage", new { channel = Lab, text = "x", post_at }), Is.EqualTo("is_archived"));
    }

    [Test]
    public async Task Five_minutes_of_a_channel_hold_thirty_messages()
    {
        for (var i = 0; i < 30; i++)
        {
            await ScheduleAsync(TimeSpan.FromHours(1), $"{i}");
        }

        Assert.That(
            await FailAsync("chat.scheduleMessage", new { channel = Lab, text = "x", post_at = After(TimeSpan.FromMinutes(63)) }),
            Is.EqualTo("restricted_too_many"));
        await ScheduleAsync(TimeSpan.FromMinutes(65), "later");
    }

    private long After(TimeSpan wait) => (Clock.GetUtcNow() + wait).ToUnixTimeSeconds();

    private Task<JsonObject> ScheduleAsync(TimeSpan wait, string text, string token = FakeSlack.BotToken) =>
        SucceedAsync("chat.scheduleMessage", new { channel = Lab, text, post_at = After(wait) }, token);

    private async Task<IReadOnlyList<JsonNode>> ListAsync(object? arguments = null) =>
        [.. (await SucceedAsync("chat.scheduledMessages.list", arguments))["scheduled_messages"]!.AsArray().Select(m => m!)];
}
