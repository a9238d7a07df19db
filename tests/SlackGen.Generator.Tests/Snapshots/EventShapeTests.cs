using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Snapshots;

/// <summary>Events as the package's own generator emits them, and as a user's project has them.</summary>
public class EventShapeTests
{
    private const string Chat = """
        events:
          chat:
            summary: Somebody says something.
            subscriptions:
              chat.rooms: { summary: Words in rooms., scopes: [rooms:read, rooms:write] }
              chat.calls: { summary: Words in calls., scopes: [calls:read] }
            fields:
              text: { type: string, required: true, summary: The words. }
            subtypes:
              bot_chat:
                summary: A bot speaks.
                scopes: [bots:read]
                fields: { bot: { type: string, summary: The bot. } }
          rang:
            summary: A call rings.
            scopes: [calls:read]
            deprecated: { summary: Calls are silent now. }
            fields: {}
        """;

    [Test]
    public void The_union_of_events_in_the_package() => Verify(ManifestText.OfRuntime(
        "/package/manifest/events/demo.yaml",
        Chat + "\ntypes:\n  signal: { summary: Anything that happens., union: type, of: events }\n"));

    [Test]
    public void Events_of_a_users_own() => Verify(
        ManifestText.ForUsersFiles("/package/manifest/events/event.yaml", "types: { event: { summary: Anything that happens., union: type, of: events } }"),
        ManifestText.Users(BotProject.Directory + "demo.slack.yaml", Chat));

    private static void Verify(params ManifestText[] manifest) =>
        Snapshot.Verify(Generation.Of(BotProject.Of(BotProject.Client, [Samples.Members, Samples.Shared, .. manifest])), hint => !hint.Contains("demo", StringComparison.Ordinal));
}
