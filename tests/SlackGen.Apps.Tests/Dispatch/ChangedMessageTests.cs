using System.Text.Json.Nodes;

namespace SlackGen.Apps.Tests;

/// <summary>Changes and deletions of messages, whose author is in the message: an app that updates its message at each would cause the next.</summary>
public sealed class ChangedMessageTests
{
    [TestCase("message_changed", """{"message":{"type":"message","user":"U0BOT","text":"x","edited":{"user":"U0BOT"}}}""", 0)]
    [TestCase("message_changed", """{"message":{"app_id":"A1"}}""", 0)]
    [TestCase("message_changed", """{"message":{"bot_id":"B1","bot_profile":{"id":"B1","app_id":"A1"}}}""", 0)]
    [TestCase("message_changed", """{"message":{"subtype":"tombstone"},"previous_message":{"user":"U0BOT"}}""", 0)]
    [TestCase("message_deleted", """{"previous_message":{"user":"U0BOT"}}""", 0)]
    [TestCase("message_deleted", """{"previous_message":{"app_id":"A1"}}""", 0)]
    [TestCase("message_changed", """{"message":{"user":"U2"},"previous_message":{"user":"U2"}}""", 1)]
    [TestCase("message_changed", """{"message":{"app_id":"A2"}}""", 1)]
    [TestCase("message_deleted", """{"previous_message":{"user":"U2"}}""", 1)]
    [TestCase("message_deleted", """{"previous_message":null}""", 1)]
    [TestCase("message_replied", """{"message":{"user":"U0BOT"}}""", 1)]
    public async Task Those_of_the_apps_own_messages_are_acknowledged_and_not_handled(string subtype, string fields, int expected)
    {
        var handled = 0;
        await using var app = new AppHost(Handle.Event(null, _ => Task.FromResult(handled++)));
        var payload = Sent.Event("message", fields: ("subtype", subtype));
        var body = payload["event"]!.AsObject();
        body.Remove("user");
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        Assert.That(await app.AcknowledgeAsync(payload), Is.Empty);
        await app.DrainAsync();

        Assert.That(handled, Is.EqualTo(expected));
    }
}
