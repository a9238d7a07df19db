using SlackGen.Testing;

namespace SlackGen.Client.Tests.Odd;

/// <summary>The methods of an app as a whole take its app-level token, and no other.</summary>
public sealed class AppTokenTests : FakeSlackTests
{
    [Test]
    public async Task A_connection_is_opened_with_an_app_level_token()
    {
        Fake.On("apps.connections.open").Reply(new { url = "wss://wss-primary.slack.com/link/?ticket=1" });

        var response = await WithToken(FakeSlack.AppToken).Apps.Connections.OpenAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Url, Is.EqualTo("wss://wss-primary.slack.com/link/?ticket=1"));
            Assert.That(Fake.Requests.Single().Token, Is.EqualTo(FakeSlack.AppToken));
        }
    }

    [TestCase(FakeSlack.BotToken, "a bot token (xoxb-)")]
    [TestCase(FakeSlack.UserToken, "a user token (xoxp-)")]
    public void Another_token_is_refused_before_anything_is_sent(string token, string kind)
    {
        Assert.That(
            async () => await WithToken(token).Apps.Connections.OpenAsync(),
            Throws.TypeOf<SlackException>().With.Message.StartsWith($"apps.connections.open takes an app-level token (xapp-), and this is {kind}."));
        Assert.That(Fake.Requests, Is.Empty);
    }

    [Test]
    public void A_client_without_a_token_is_told_which_one_it_needs()
    {
        Assert.That(
            async () => await WithToken(null).Apps.Connections.OpenAsync(),
            Throws.TypeOf<SlackException>().With.Message.StartsWith("apps.connections.open needs an app-level token (xapp-), and the client has none."));
        Assert.That(Fake.Requests, Is.Empty);
    }

    [Test]
    public void An_app_level_token_is_refused_where_a_bot_is_needed()
    {
        Assert.That(
            async () => await WithToken(FakeSlack.AppToken).Chat.PostMessageAsync(new() { Channel = "C1", Text = "hi" }),
            Throws.TypeOf<SlackException>().With.Message.Contains("this is an app-level token (xapp-)"));
        Assert.That(Fake.Requests, Is.Empty);
    }

    [Test]
    public async Task The_pages_of_authorizations_follow_cursor_next()
    {
        Fake.On("apps.event.authorizations.list")
            .Reply(new { authorizations = new[] { new { user_id = "U1" } }, cursor_next = "page2" }, times: 1)
            .Reply(new { authorizations = new[] { new { user_id = "U2" } }, cursor_next = "" });

        var users = new List<string?>();
        await foreach (var authorization in WithToken(FakeSlack.AppToken).Apps.Event.Authorizations.ListAllAsync(new() { EventContext = "4-eyJ" }))
        {
            users.Add(authorization.UserId);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(users, Is.EqualTo(["U1", "U2"]));
            Assert.That(Fake.Requests.Select(r => (string?)r.Arguments["cursor"]), Is.EqualTo(new[] { null, "page2" }));
        }
    }
}
