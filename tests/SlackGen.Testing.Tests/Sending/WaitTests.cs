using System.Net.Http.Json;

namespace SlackGen.Testing.Tests;

/// <summary>The waits for what an app does after its acknowledgement have a bound in real time, since the clock of the fake may stand still.</summary>
[TestFixture(false, Category = "Slow")]
[TestFixture(true)]
public sealed class WaitTests(bool isInProcess) : SendingTests(isInProcess)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private Caller caller = null!;

    [SetUp]
    public void StartCaller() => caller = new Caller(Slack, FakeSlack.BotToken);

    [TearDown]
    public void StopCaller() => caller.Dispose();

    [Test]
    public async Task The_wait_for_requests_ends_with_the_last_one()
    {
        await caller.PostAsync("auth.test", "{}");
        var waiting = Slack.WaitForRequestsAsync("auth.*", 2);
        Assert.That(waiting.IsCompleted, Is.False);
        await caller.PostAsync("auth.test", "{}");
        Assert.That(await waiting.Soon(), Is.EqualTo(Slack.Requests));
    }

    [Test]
    public async Task The_wait_for_requests_fails_with_what_came()
    {
        Assert.That(
            () => Slack.WaitForRequestsAsync("chat.postMessage", timeout: Moment),
            Throws.InstanceOf<TimeoutException>().With.Message.EqualTo("There are 0 of 1 requests to chat.postMessage, and no requests at all, after 0.02 s."));
        await caller.PostAsync("auth.test", "{}");
        await caller.PostAsync("users.list", "{}");
        await caller.PostAsync("auth.test", "{}");
        Assert.That(
            () => Slack.WaitForRequestsAsync("users.list", 2, Moment),
            Throws.InstanceOf<TimeoutException>().With.Message.EqualTo("There are 1 of 2 requests to users.list, and requests to auth.test (2), users.list in all, after 0.02 s."));
    }

    [Test]
    public async Task The_wait_for_response_messages_ends_with_the_last_one()
    {
        var delivery = await Slack.SocketMode.SendCommandAsync("/deploy");
        var waiting = delivery.WaitForResponseMessagesAsync();
        Assert.That(waiting.IsCompleted, Is.False);
        using var http = Slack.CreateClient();
        using var response = await http.PostAsJsonAsync(delivery.ResponseUrl, new { text = "done" });
        Assert.That((string?)(await waiting.Soon()).Single().Message["text"], Is.EqualTo("done"));
    }

    [Test]
    public async Task The_wait_for_response_messages_fails_with_what_came()
    {
        var delivery = await Slack.SocketMode.SendCommandAsync("/deploy");
        Assert.That(
            () => delivery.WaitForResponseMessagesAsync(timeout: Moment),
            Throws.InstanceOf<TimeoutException>().With.Message.EqualTo("The app has sent 0 of 1 messages to the response_url of command '/deploy' after 0.02 s."));
    }

    [Test]
    public async Task A_wait_for_what_cannot_come_fails_at_once()
    {
        var delivery = await Slack.SocketMode.SendInteractionAsync(new { type = "shortcut" });
        Assert.Multiple(() =>
        {
            Assert.That(() => delivery.WaitForResponseMessagesAsync(), Throws.InvalidOperationException.With.Message.EqualTo("No message can come: interaction 'shortcut' has no response_url."));
            Assert.That(() => Slack.WaitForRequestsAsync("chat.postMesage"), Throws.ArgumentException);
            Assert.That(() => Slack.WaitForRequestsAsync("chat.postMessage", 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Slack.WaitForRequestsAsync("chat.postMessage", timeout: Timeout.InfiniteTimeSpan), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public async Task A_wait_ends_with_its_token()
    {
        using var ended = new CancellationTokenSource();
        var delivery = await Slack.SocketMode.SendCommandAsync("/deploy");
        Task[] waits = [Slack.WaitForRequestsAsync("auth.test", cancellationToken: ended.Token), delivery.WaitForResponseMessagesAsync(cancellationToken: ended.Token)];
        await ended.CancelAsync();
        foreach (var wait in waits)
        {
            Assert.That(() => wait, Throws.InstanceOf<OperationCanceledException>());
        }
    }
}
