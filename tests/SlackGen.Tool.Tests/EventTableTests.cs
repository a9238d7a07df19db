namespace SlackGen.Tool.Tests;

public sealed class EventTableTests
{
    [Test]
    public void Events_and_subtypes_have_their_class_their_scopes_and_their_sentence()
    {
        var directory = Manifests.Write([.. Manifests.Small, Manifests.SmallEvents]);
        try
        {
            var rows = EventTable.Write(Spec.Read(Path.Combine(directory, "spec"), [])).Split('\n').Where(l => l.StartsWith("| [", StringComparison.Ordinal) || l.StartsWith('#'));

            Assert.That(rows, Is.EqualTo(
            [
                "# Events",
                "| [chat](https://docs.slack.dev/reference/events/chat) | `ChatEvent` | `chat.rooms`: `rooms:read`<br>`chat.calls`: - | Somebody says something. |",
                "| [ended](https://docs.slack.dev/reference/events/ended) | `EndedEvent` | - | A call ends. |",
                "| [faded](https://docs.slack.dev/reference/events/faded) | `FadedEvent` | none | A call fades. |",
                "| [rang](https://docs.slack.dev/reference/events/rang) | `RangEvent` | `calls:read` or `calls:write` | A call rings. Deprecated: Calls are silent now. |",
                "## Subtypes of chat",
                "| [bot_chat](https://docs.slack.dev/reference/events/chat/bot_chat) | `BotChatEvent` | `bots:read` | A bot speaks. |",
            ]));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
