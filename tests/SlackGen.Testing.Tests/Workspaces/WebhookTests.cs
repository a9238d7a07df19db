using System.Net;

namespace SlackGen.Testing.Tests;

public sealed class WebhookTests : EmptyChannelTests
{
    private HttpClient app = null!;

    [SetUp]
    public void StartClient() => app = new HttpClient();

    [TearDown]
    public void StopClient() => app.Dispose();

    [Test]
    public async Task A_message_appears_in_the_channel_as_that_of_the_webhook()
    {
        var url = Slack.CreateWebhook("#random");
        Assert.That(url.AbsolutePath, Does.Match("^/services/T0FAKETEAM/B[^/]+/[^/]+$"));
        Assert.That(await PostAsync(url, """{"text":"Build *red*","channel":"#general","username":"other"}"""), Is.EqualTo((HttpStatusCode.OK, "ok")));
        var message = Workspace.Channel("random").Messages.Single();
        Assert.That(message.Text, Is.EqualTo("Build *red*"));
        Assert.That(message.UserId, Is.Null);
        Assert.That((string?)message.Json["subtype"], Is.EqualTo("bot_message"));
        Assert.That((string?)message.Json["bot_id"], Is.EqualTo(url.Segments[3].TrimEnd('/')));
        Assert.That(Workspace.Channel("general").Messages, Is.Empty);
        Assert.That((string?)Raised("message").Single()["text"], Is.EqualTo("Build *red*"));
    }

    [Test]
    public async Task A_form_with_a_payload_and_blocks_without_text_are_accepted()
    {
        var url = Slack.CreateWebhook("C1");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("payload", """{"text":"a & b=c"}""")]);
        using var response = await app.PostAsync(url, form);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await PostAsync(url, """{"blocks":[{"type":"divider"}]}""");
        var messages = Workspace.Channel("random").Messages;
        Assert.That(messages[0].Text, Is.EqualTo("a &amp; b=c"));
        Assert.That((string?)messages[1].Json["blocks"]![0]!["block_id"], Is.Not.Empty);
    }

    [Test]
    public async Task A_message_can_reply_in_a_thread()
    {
        var url = Slack.CreateWebhook("C1");
        await PostAsync(url, """{"text":"parent"}""");
        var parent = Workspace.Channel("random").Messages.Single().Ts;
        await PostAsync(url, $$"""{"text":"reply","thread_ts":"{{parent}}"}""");
        Assert.That(Workspace.Channel("random").Messages[1].ThreadTs, Is.EqualTo(parent));
        Assert.That(await PostAsync(url, """{"text":"reply","thread_ts":"1.000000"}"""), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_thread_ts")));
    }

    [TestCase("{oops", "invalid_payload")]
    [TestCase("[]", "invalid_payload")]
    [TestCase("""{"text":{}}""", "invalid_payload")]
    [TestCase("""{"text":"a","parse":true}""", "invalid_payload")]
    [TestCase("""{"text":"a","markdown_text":1}""", "invalid_payload")]
    [TestCase("""{"text":"a","thread_ts":1}""", "invalid_payload")]
    [TestCase("""{"blocks":[null]}""", "invalid_blocks")]
    [TestCase("{}", "no_text")]
    [TestCase("""{"text":""}""", "no_text")]
    [TestCase("""{"blocks":[]}""", "no_text")]
    [TestCase("""{"blocks":[{"type":"section"}]}""", "invalid_blocks")]
    [TestCase("""{"attachments":[1]}""", "invalid_attachments")]
    public async Task A_message_with_a_mistake_is_refused_in_plain_text(string message, string error)
    {
        Assert.That(await PostAsync(Slack.CreateWebhook("C1"), message), Is.EqualTo((HttpStatusCode.BadRequest, error)));
        Assert.That(Workspace.Channel("random").Messages, Is.Empty);
        Assert.That(Slack.WebhookMessages.Single().Refused, Is.EqualTo(error));
    }

    [Test]
    public async Task Messages_are_recorded_and_reported()
    {
        var observer = new Observer();
        var workspace = new SlackGen.Testing.Workspace();
        workspace.AddUser("stantz", id: "U1");
        workspace.AddChannel("random", ["U1"]);
        await using var slack = await FakeSlack.StartAsync(o => (o.Workspace, o.Observer, o.MaxRecorded) = (workspace, observer, 2));
        var url = slack.CreateWebhook("#random");
        foreach (var text in new[] { "a", "b", "c" })
        {
            await PostAsync(url, $$"""{"text":"{{text}}"}""");
        }

        Assert.Multiple(() =>
        {
            Assert.That(slack.WebhookMessages.Select(m => (string?)m.Message["text"]), Is.EqualTo(new[] { "b", "c" }));
            Assert.That((slack.WebhookMessages[0].ResponseUrl, slack.WebhookMessages[0].Refused, slack.WebhookMessages[0].Delivery), Is.EqualTo((url, (string?)null, (FakeDelivery?)null)));
            Assert.That(observer.Posts.Select(m => (string?)m.Message["text"]), Is.EqualTo(new[] { "a", "b", "c" }));
            Assert.That(slack.ResponseMessages, Is.Empty);
        });
        slack.Clear();
        Assert.That(slack.WebhookMessages, Is.Empty);
    }

    [Test]
    public async Task More_than_50_blocks_are_too_many() => Assert.That(
        await PostAsync(Slack.CreateWebhook("C1"), $$"""{"blocks":[{{string.Join(',', Enumerable.Repeat("""{"type":"divider"}""", 51))}}]}"""),
        Is.EqualTo((HttpStatusCode.BadRequest, "invalid_blocks")));

    [Test]
    public async Task More_than_100_attachments_are_too_many() => Assert.That(
        await PostAsync(Slack.CreateWebhook("C1"), $$"""{"attachments":[{{string.Join(',', Enumerable.Repeat("""{"text":"a"}""", 101))}}]}"""),
        Is.EqualTo((HttpStatusCode.BadRequest, "too_many_attachments")));

    [TestCase("/services/T9/{0}/{1}", HttpStatusCode.NotFound, "no_team")]
    [TestCase("/services/T0FAKETEAM/B9/{1}", HttpStatusCode.NotFound, "no_service")]
    [TestCase("/services/T0FAKETEAM/{0}/wrong", HttpStatusCode.Forbidden, "invalid_token")]
    [TestCase("/services/T0FAKETEAM", HttpStatusCode.NotFound, "no_service_id")]
    public async Task A_wrong_URL_is_refused(string path, HttpStatusCode status, string error)
    {
        var url = Slack.CreateWebhook("C1");
        var wrong = new Uri(url, string.Format(System.Globalization.CultureInfo.InvariantCulture, path, url.Segments[3].TrimEnd('/'), url.Segments[4]));
        Assert.That(await PostAsync(wrong, """{"text":"x"}"""), Is.EqualTo((status, error)));
        Assert.That(Workspace.Channel("random").Messages, Is.Empty);
    }

    [Test]
    public async Task An_archived_or_deleted_channel_takes_no_message()
    {
        var (archived, deleted) = (Slack.CreateWebhook("C1"), Slack.CreateWebhook("C2"));
        lock (Workspace.State.Gate)
        {
            Workspace.State.Channels["C1"].IsArchived = true;
            Workspace.State.Channels.Remove("C2");
        }

        Assert.That(await PostAsync(archived, """{"text":"x"}"""), Is.EqualTo((HttpStatusCode.Gone, "channel_is_archived")));
        Assert.That(await PostAsync(deleted, """{"text":"x"}"""), Is.EqualTo((HttpStatusCode.NotFound, "channel_not_found")));
    }

    [Test]
    public async Task Only_POST_posts()
    {
        using var response = await app.GetAsync(Slack.CreateWebhook("C1"));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task A_webhook_needs_a_workspace_and_a_channel()
    {
        Assert.That(() => Slack.CreateWebhook("nowhere"), Throws.ArgumentException.With.Message.Contains("random (C1)"));
        await using var plain = await FakeSlack.StartAsync();
        Assert.That(() => plain.CreateWebhook("C1"), Throws.InvalidOperationException.With.Message.Contains("Workspace"));
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(Uri url, string message)
    {
        using var response = await app.PostAsync(url, new StringContent(message));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private sealed class Observer : ITrafficObserver
    {
        public List<RecordedResponseMessage> Posts { get; } = [];

        public void Posted(RecordedResponseMessage message) => Posts.Add(message);

        public void Responded(RecordedRequest request, FakeResponse? response, int status, TimeSpan elapsed)
        {
        }

        public void Sending(FakeDelivery delivery)
        {
        }
    }
}
