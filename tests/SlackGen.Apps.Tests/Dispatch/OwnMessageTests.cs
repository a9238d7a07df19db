using System.Text.Json.Nodes;

namespace SlackGen.Apps.Tests;

public sealed class OwnMessageTests
{
    [TestCase("message", "app_id", "A1", 0)]
    [TestCase("app_mention", "app_id", "A1", 0)]
    [TestCase("message", "app_id", "A2", 1)]
    [TestCase("message", "user", Sent.BotUser, 0)]
    [TestCase("reaction_added", "user", Sent.BotUser, 0)]
    [TestCase("member_joined_channel", "user", Sent.BotUser, 1)]
    [TestCase("member_left_channel", "user", Sent.BotUser, 1)]
    [TestCase("message", "user", "U2", 1)]
    public async Task Events_that_the_app_caused_are_acknowledged_and_not_handled(string type, string field, string value, int expected)
    {
        var handled = 0;
        await using var app = new AppHost(Handle.Event(null, _ => Task.FromResult(handled++)));

        Assert.That(await app.AcknowledgeAsync(Sent.Event(type, fields: (field, value))), Is.Empty);
        await app.DrainAsync();

        Assert.That(handled, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_user_who_installed_the_app_is_not_the_app()
    {
        var handled = 0;
        await using var app = new AppHost(Handle.Event(null, _ => Task.FromResult(handled++)));
        var payload = Sent.Event("message");
        payload["authorizations"] = new JsonArray(new JsonObject { ["user_id"] = "U1", ["is_bot"] = false });

        await app.SendAsync(payload);
        await app.DrainAsync();

        Assert.That(handled, Is.EqualTo(1));
    }

    [Test]
    public async Task Own_messages_are_handled_if_the_app_asks_for_them()
    {
        var handled = 0;
        await using var app = new AppHost([Handle.Event(null, _ => Task.FromResult(handled++))], o => o.IgnoreOwnMessages = false);

        await app.SendAsync(Sent.Event("message", fields: ("user", Sent.BotUser)));
        await app.DrainAsync();

        Assert.That(handled, Is.EqualTo(1));
    }
}
