using System.Net;
using System.Text;

namespace SlackGen.Testing.Tests;

public sealed class WorkspaceResponseUrlTests : EmptyChannelTests
{
    private HttpClient app = null!;

    [SetUp]
    public void StartClient() => app = new HttpClient();

    [TearDown]
    public void StopClient() => app.Dispose();

    [Test]
    public async Task A_reply_to_a_command_is_for_its_user_alone()
    {
        var command = await CommandAsync("U1");
        await SendAsync(command, """{"text":"On it."}""");
        Assert.That(Workspace.Channel("random").Messages, Is.Empty);
        Assert.That(Shown("U1").Single().Text, Is.EqualTo("On it."));
        Assert.That(Shown("U1").Single().BotId, Is.EqualTo("B0FAKEBOT"));
        Assert.That(Shown("U2"), Is.Empty);
        Assert.That(Raised("message"), Is.Empty);
    }

    [Test]
    public async Task A_reply_in_channel_is_for_everybody_and_raises_its_event()
    {
        var command = await CommandAsync("U1");
        await SendAsync(command, """{"response_type":"in_channel","text":"Deployed"}""");
        var history = await SucceedAsync("conversations.history", new { channel = "C1" });
        var message = history["messages"]![0]!;
        Assert.That((string?)message["text"], Is.EqualTo("Deployed"));
        Assert.That((string?)message["user"], Is.EqualTo("U0FAKEBOT"));
        Assert.That((string?)message["bot_id"], Is.EqualTo("B0FAKEBOT"));
        Assert.That((string?)Raised("message").Single()["text"], Is.EqualTo("Deployed"));
    }

    [Test]
    public async Task A_reply_goes_into_the_thread_that_it_names()
    {
        var parent = (string?)(await SucceedAsync("chat.postMessage", new { channel = "C1", text = "parent" }))["ts"];
        var command = await CommandAsync("U1");
        await SendAsync(command, $$"""{"response_type":"in_channel","text":"reply","thread_ts":"{{parent}}"}""");
        var replies = await SucceedAsync("conversations.replies", new { channel = "C1", ts = parent });
        Assert.That(replies["messages"]!.AsArray().Select(m => (string?)m!["text"]), Is.EqualTo(new[] { "parent", "reply" }));
        Assert.That(await PostAsync(command, """{"text":"lost","thread_ts":"1.000000"}"""), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_thread_ts")));
    }

    [Test]
    public async Task A_click_replaces_and_deletes_the_message_of_the_app()
    {
        var ts = (string?)(await SucceedAsync("chat.postMessage", new { channel = "C1", text = "Sure?" }))["ts"];
        var click = await ClickAsync(ts);
        await SendAsync(click, """{"replace_original":true,"text":"Done."}""");
        Assert.That(Workspace.Channel("random").Messages.Single().Text, Is.EqualTo("Done."));
        Assert.That((string?)Raised("message").Last()["subtype"], Is.EqualTo("message_changed"));
        await SendAsync(click, """{"delete_original":true}""");
        Assert.That(Workspace.Channel("random").Messages, Is.Empty);
        Assert.That(await PostAsync(click, """{"replace_original":true,"text":"Again"}"""), Is.EqualTo((HttpStatusCode.BadRequest, "message_not_found")));
    }

    [Test]
    public async Task A_click_replaces_and_deletes_the_message_of_a_webhook()
    {
        using var posted = await app.PostAsync(Slack.CreateWebhook("C1"), new StringContent("""{"text":"Sure?"}"""));
        var click = await ClickAsync(Workspace.Channel("random").Messages.Single().Ts);
        await SendAsync(click, """{"replace_original":true,"text":"Done."}""");
        Assert.That(Workspace.Channel("random").Messages.Single().Text, Is.EqualTo("Done."));
        await SendAsync(click, """{"delete_original":true}""");
        Assert.That(Workspace.Channel("random").Messages, Is.Empty);
    }

    [Test]
    public async Task A_click_in_an_ephemeral_message_replaces_and_deletes_it()
    {
        var ts = (string?)(await SucceedAsync("chat.postEphemeral", new { channel = "C1", user = "U1", text = "Sure?" }))["message_ts"];
        var click = await Slack.SocketMode.SendInteractionAsync(new
        {
            type = "block_actions",
            user = new { id = "U1" },
            channel = new { id = "C1" },
            message = (object?)null,
            container = new { type = "message", message_ts = ts, channel_id = "C1", is_ephemeral = true },
            actions = Array.Empty<object>(),
        });
        await SendAsync(click, """{"replace_original":true,"text":"Done."}""");
        Assert.That(Shown("U1").Single().Text, Is.EqualTo("Done."));
        await SendAsync(click, """{"delete_original":true}""");
        Assert.That(Shown("U1"), Is.Empty);
    }

    [Test]
    public async Task A_message_of_a_person_stays()
    {
        var ts = (string?)(await SucceedAsync("chat.postMessage", new { channel = "C1", text = "mine" }, TokenOf("U2")))["ts"];
        var shortcut = await ClickAsync(ts, "message_action");
        Assert.That(await PostAsync(shortcut, """{"replace_original":true,"text":"x"}"""), Is.EqualTo((HttpStatusCode.BadRequest, "cant_update_message")));
        Assert.That(await PostAsync(shortcut, """{"delete_original":true}"""), Is.EqualTo((HttpStatusCode.BadRequest, "cant_delete_message")));
        Assert.That(Workspace.Channel("random").Messages.Single().Text, Is.EqualTo("mine"));
        await SendAsync(shortcut, """{"text":"Saved."}""");
        Assert.That(Shown("U1").Single().Text, Is.EqualTo("Saved."));
    }

    [TestCase("""{"text":""}""", "no_text")]
    [TestCase("""{"text":1}""", "invalid_payload")]
    [TestCase("""{"blocks":[{"type":"section"}]}""", "invalid_blocks")]
    [TestCase("""{"text":"a","attachments":"b"}""", "invalid_attachments")]
    [TestCase("[]", "invalid_payload")]
    [TestCase("""{"text":"a","parse":true}""", "invalid_payload")]
    [TestCase("""{"text":"a","markdown_text":1}""", "invalid_payload")]
    [TestCase("""{"text":"a","thread_ts":1.5}""", "invalid_payload")]
    [TestCase("""{"text":"a","response_type":{}}""", "invalid_payload")]
    [TestCase("""{"text":"a","blocks":[null]}""", "invalid_blocks")]
    [TestCase("""{"text":"a","attachments":[null]}""", "invalid_attachments")]
    public async Task A_message_with_a_mistake_is_refused_and_not_counted(string message, string error)
    {
        var command = await CommandAsync("U1");
        for (var i = 0; i < 6; i++)
        {
            Assert.That(await PostAsync(command, message), Is.EqualTo((HttpStatusCode.BadRequest, error)));
        }

        Assert.That(Shown("U1"), Is.Empty);
        Assert.That(command.ResponseMessages[0].Refused, Is.EqualTo(error));
        await SendAsync(command, """{"text":"right"}""");
    }

    [Test]
    public async Task A_sixth_message_is_refused_and_does_not_appear()
    {
        var command = await CommandAsync("U1");
        for (var i = 0; i < 5; i++)
        {
            await SendAsync(command, """{"text":"x"}""");
        }

        Assert.That((await PostAsync(command, """{"text":"x"}""")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(Shown("U1"), Has.Count.EqualTo(5));
    }

    [Test]
    public async Task A_URL_of_no_delivery_records_its_messages()
    {
        using var response = await app.PostAsync(Slack.CreateResponseUrl(), new StringContent("""{"text":"x"}"""));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((string?)Slack.ResponseMessages.Single().Message["text"], Is.EqualTo("x"));
    }

    private Task<FakeDelivery> CommandAsync(string user) =>
        Slack.SocketMode.SendCommandAsync("/deploy", "", new { user_id = user, channel_id = "C1", channel_name = "random" });

    private Task<FakeDelivery> ClickAsync(string? ts, string type = "block_actions") => Slack.SocketMode.SendInteractionAsync(new
    {
        type,
        user = new { id = "U1" },
        channel = new { id = "C1" },
        message = new { type = "message", ts },
        actions = Array.Empty<object>(),
    });

    private async Task SendAsync(FakeDelivery delivery, string message) =>
        Assert.That(await PostAsync(delivery, message), Is.EqualTo((HttpStatusCode.OK, "ok")));

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(FakeDelivery delivery, string message)
    {
        using var response = await app.PostAsync(delivery.ResponseUrl, new StringContent(message, Encoding.UTF8, "application/json"));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private IReadOnlyList<MessageEntity> Shown(string user)
    {
        lock (Workspace.State.Gate)
        {
            return Workspace.State.Ephemerals.Of("C1", user);
        }
    }
}
