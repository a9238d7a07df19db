using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

[Category("Slow")]
public sealed class IdleTests : ActTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(150);

    [Test]
    public async Task Nothing_on_the_wire_is_idle() => await Slack.IdleAsync(quiet: TimeSpan.FromMilliseconds(1)).Soon();

    [Test]
    public async Task A_pending_delivery_is_named()
    {
        var release = new TaskCompletionSource<JsonNode?>();
        App.Handle = _ => release.Task;
        await Person.SayAsync("C2", "Hello");

        Assert.That(() => Slack.IdleAsync(Short), Throws.TypeOf<TimeoutException>().With.Message.Contains("Event message").And.Message.Contains("pending"));
        release.SetResult(null);
        await Slack.IdleAsync().Soon();
    }

    [Test]
    public async Task A_delivery_that_waits_for_its_next_attempt_is_pending()
    {
        App.Status = 500;
        await Person.SayAsync("C2", "Hello");

        Assert.That(() => Slack.IdleAsync(Short), Throws.TypeOf<TimeoutException>().With.Message.Contains("http_error"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(() => Slack.IdleAsync(Short), Throws.TypeOf<TimeoutException>());
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Slack.IdleAsync().Soon();
        Assert.That(App.Received, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_request_that_is_being_served_is_named_without_secrets()
    {
        Slack.On("users.info").Fault(Fault.Hang, times: 1);
        using var caller = new Caller(Slack, FakeSlack.BotToken);
        var calling = caller.PostAsync("users.info", """{"user":"U1"}""");
        await Slack.WaitForRequestsAsync("users.info");

        Assert.That(() => Slack.IdleAsync(Short), Throws.TypeOf<TimeoutException>().With.Message.Contains("request POST /api/users.info"));
        await Slack.DisposeAsync();
        Assert.That(async () => await calling, Throws.Exception);
    }

    [Test]
    public async Task A_chain_of_calls_is_waited_for()
    {
        App.Handle = async payload =>
        {
            if ((string?)payload["event"]?["text"] == "Hello")
            {
                await SucceedAsync("chat.postMessage", new { channel = "C2", text = "Hello yourself" });
            }

            return null;
        };

        await Person.SayAsync("C2", "Hello");
        await Slack.IdleAsync().Soon();

        Assert.That(Workspace.Channel("C2").Messages[^1].Text, Is.EqualTo("Hello yourself"));
        Assert.That(App.Of("message"), Has.Count.EqualTo(2), "The bot receives its own messages too.");
    }

    [Test]
    public void A_limit_that_is_not_positive_is_an_error() =>
        Assert.That(() => Slack.IdleAsync(TimeSpan.Zero), Throws.TypeOf<ArgumentOutOfRangeException>());
}
