using SlackGen.Resilience.Tests.Support;
using SlackGen.Testing;

namespace SlackGen.Resilience.Tests.Faults;

/// <summary>Retries of a call: the manifest, the caller and the bytes decide, whatever the connection did before.</summary>
[Category("Slow")]
public sealed class SentOnceTests
{
    private Bench bench = null!;

    [SetUp]
    public async Task Start() => bench = await Bench.StartAsync();

    [TearDown]
    public async Task Stop() => await bench.DisposeAsync();

    // HttpClient by itself sends a request again when a connection of its pool turns out to be dead.
    [Test]
    public async Task A_message_on_a_connection_that_was_used_before_is_sent_once()
    {
        await Call.PostMessage.SendAsync(bench.Client, CancellationToken.None);
        bench.Slack.On("chat.postMessage").Fault(Fault.ResetBeforeHeaders);
        Assert.ThrowsAsync<SlackException>(() => Call.PostMessage.SendAsync(bench.Client, CancellationToken.None));
        Assert.That(bench.Slack.RequestsTo("chat.postMessage"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_message_that_its_caller_calls_idempotent_is_sent_again()
    {
        bench.Slack.On("chat.postMessage").Fault(Fault.Status(503), times: 1);
        await bench.Client.Chat.PostMessageAsync(new ChatPostMessageRequest { Channel = "C1", Text = "x", Idempotent = true });
        Assert.That(bench.Slack.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_get_that_its_caller_does_not_call_idempotent_is_sent_once()
    {
        bench.Slack.On("users.info").Fault(Fault.Status(503), times: 1);
        Assert.ThrowsAsync<SlackException>(() => bench.Client.Users.InfoAsync(new UsersInfoRequest { User = "U1", Idempotent = false }));
        Assert.That(bench.Slack.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_call_that_its_caller_gives_up_is_cancelled_and_not_sent_again()
    {
        bench.Slack.On("users.info").Fault(Fault.Hang);
        using var patience = new CancellationTokenSource();
        var call = bench.Client.Users.InfoAsync("U1", patience.Token);
        while (bench.Slack.Requests.Count == 0)
        {
            await Task.Delay(5);
        }

        await patience.CancelAsync();
        var thrown = Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(thrown.CancellationToken, Is.EqualTo(patience.Token));
        Assert.That(bench.Slack.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_upload_of_bytes_is_sent_again_when_Slack_refused_it()
    {
        bench.Slack.On("users.setPhoto").Fault(Fault.RateLimited(1), times: 1);
        await bench.Client.Users.SetPhotoAsync(new() { Image = SlackUpload.FromBytes("photo"u8.ToArray(), "me.png") });
        Assert.That(bench.Slack.Requests.Select(r => r.Files.Single().Bytes.Length), Is.EqualTo(new[] { 5, 5 }));
    }

    [Test]
    public void An_upload_from_a_stream_that_cannot_seek_is_sent_once()
    {
        bench.Slack.On("users.setPhoto").Fault(Fault.RateLimited(1), times: 1);
        using var photo = new ForwardStream("photo"u8.ToArray());
        var thrown = Assert.CatchAsync<SlackApiException>(() => bench.Client.Users.SetPhotoAsync(new() { Image = SlackUpload.FromStream(photo, "me.png") }));
        Assert.That((thrown.Code, bench.Slack.Requests.Count), Is.EqualTo(("ratelimited", 1)));
    }

    [Test]
    public async Task An_upload_from_a_stream_that_cannot_seek_arrives_whole_although_a_connection_was_refused()
    {
        bench.Refuse(1);
        using var photo = new ForwardStream("photo"u8.ToArray());
        await bench.Client.Users.SetPhotoAsync(new() { Image = SlackUpload.FromStream(photo, "me.png") });
        Assert.That(bench.Slack.Requests.Single().Files.Single().Bytes.ToArray(), Is.EqualTo("photo"u8.ToArray()));
    }

    private sealed class ForwardStream(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public override bool CanSeek => false;
    }
}
