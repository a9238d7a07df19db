using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Linking;

/// <summary>Events are shared types. What a user's file adds to them is generated into the client's namespace, and the union of all events stays shared.</summary>
public sealed class EventLinkTests
{
    private static readonly (string, string) Events = ("types/events.yaml", """
        events:
          rang: { summary: A call rings., fields: { user: { type: user } } }
          chat:
            summary: Somebody says something.
            fields: {}
            subtypes: { edited: { summary: Words change., fields: { user: { type: user } } } }
        types:
          event: { summary: Anything., union: type, of: events }
          callback: { summary: Delivers an event., fields: { event: { type: event } } }
          user: { summary: Somebody., fields: { id: { type: string } } }
        """);

    [TestCase("events: { sung: { summary: Somebody sings., fields: {} } }", "", "sung_event")]
    [TestCase("events: { rang: { extend: true, fields: { color: { type: string } } } }", "rang_event", "rang_event")]
    [TestCase("events: { chat: { extend: true, subtypes: { sung: { summary: Somebody sings., fields: {} } } } }", "", "sung_chat_event")]
    [TestCase("events: { chat: { extend: true, subtypes: { edited: { extend: true, fields: { color: { type: string } } } } } }", "edited_chat_event", "edited_chat_event")]
    [TestCase("types: { user: { extend: true, fields: { color: { type: string } } } }", "user", "edited_chat_event rang_event user")]
    public void What_a_user_adds_is_generated_and_drags_no_other_event_along(string yaml, string changed, string generated)
    {
        var plan = Linked.Sharing("", Events, ("mine.slack.yaml", yaml));

        Assert.Multiple(() =>
        {
            Assert.That(string.Join(' ', plan.Changed), Is.EqualTo(changed));
            Assert.That(string.Join(' ', plan.Types().Order(StringComparer.Ordinal)), Is.EqualTo(generated));
            Assert.That(
                plan.Files.SelectMany(f => f.Memberships).Select(m => (m.Union, m.IsShared)).Distinct(),
                Is.EqualTo([("event", true)]));
        });
    }

    [Test]
    public void The_union_is_filled_with_the_events_of_all_files_by_their_types()
    {
        var other = ("types/more.yaml", "events: { over: { summary: A call is over., fields: {} } }");
        var filled = EventUnion.Fill([Good.File(Events.Item2), Good.File(other.Item2)]);

        Assert.That(filled.SelectMany(f => f.Types).Single(t => t.IsOfEvents).Members, Is.EqualTo(
            [new UnionMember("chat", "chat_event", HasSubtypes: true), new UnionMember("over", "over_event"), new UnionMember("rang", "rang_event")]));
    }

    [Test]
    public void Without_the_union_of_events_an_event_is_in_no_union()
    {
        var plan = Linked.Plan("", ("mine.slack.yaml", "events: { sung: { summary: Somebody sings., fields: {} } }"));

        Assert.That(plan.Files.Single().Memberships, Is.Empty);
    }

    [Test]
    public void An_extension_that_adds_a_subtype_leaves_the_event_and_its_subtypes_as_they_are()
    {
        var mine = Good.File("events: { chat: { extend: true, subtypes: { sung: { summary: Somebody sings., fields: {} } } } }");
        var extended = Extender.Apply(Good.File(Events.Item2), isUsers: false, Extensions.Collect([mine]));

        Assert.Multiple(() =>
        {
            Assert.That(extended.Types.Where(t => t.IsExtended), Is.Empty);
            Assert.That(extended.Types.Single(t => t.Name == "chat_event").Event!.Subtypes.Select(s => s.Value), Is.EqualTo(["edited", "sung"]));
        });
    }
}
