using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Parsing;

/// <summary>An event becomes an object type with the facts of the event, and so does each of its subtypes.</summary>
public sealed class EventTests
{
    private const string Chat = """
        events:
          chat:
            summary: Somebody says something.
            subscriptions:
              chat.rooms: { summary: Words in rooms., scopes: [rooms:read, rooms:write] }
              chat.calls: { summary: Words in calls. }
            deprecated: { summary: Nobody speaks any more. }
            fields: { text: { type: string, required: true } }
            subtypes:
              bot_chat: { summary: A bot speaks., fields: { bot: { type: string } } }
              edited: { summary: Words change., scopes: [chat:admin], deprecated: { summary: Words stay. }, fields: {} }
        """;

    private static readonly EquatableArray<NamedType> Types = Good.File(Chat).Types;

    [TestCase("app_mention", "app_mention_event")]
    [TestCase("message", "message_event")]
    public void The_type_of_an_event_is_named_after_it(string name, string type) => Assert.That(ClassNames.EventType(name), Is.EqualTo(type));

    [TestCase("bot_message", "bot_message_event")]
    [TestCase("message_changed", "message_changed_event")]
    [TestCase("message", "message_event")]
    [TestCase("channel_join", "channel_join_message_event")]
    [TestCase("messages_read", "messages_read_message_event", Description = "only whole words are the name of the event")]
    public void The_type_of_a_subtype_contains_the_name_of_its_event_once(string subtype, string type) =>
        Assert.That(ClassNames.EventSubtype("message", subtype), Is.EqualTo(type));

    [Test]
    public void An_event_and_its_subtypes_are_object_types() => Assert.Multiple(() =>
    {
        Assert.That(Types.Select(t => t.Name), Is.EqualTo(["chat_event", "bot_chat_event", "edited_chat_event"]));
        Assert.That(Types.Select(t => t.Kind), Is.All.EqualTo(NamedTypeKind.Object));
        Assert.That(Types.Select(t => t.Summary), Is.EqualTo(["Somebody says something.", "A bot speaks.", "Words change."]));
        Assert.That(Types.SelectMany(t => t.Fields).Select(f => (f.Name, f.Required)), Is.EqualTo([("text", true), ("bot", false)]));
    });

    [Test]
    public void An_event_knows_its_subtypes_and_a_subtype_its_event() => Assert.Multiple(() =>
    {
        Assert.That(Types.Select(t => (t.Event!.Type, t.Event.Subtype)), Is.EqualTo([("chat", null), ("chat", "bot_chat"), ("chat", "edited")]));
        Assert.That(Types[0].Event!.Subtypes, Is.EqualTo([new UnionMember("bot_chat", "bot_chat_event"), new UnionMember("edited", "edited_chat_event")]));
        Assert.That(Types[1].Event!.Subtypes, Is.Empty);
    });

    [Test]
    public void A_subtype_has_the_subscriptions_of_its_event_and_its_scopes_unless_it_lists_its_own() => Assert.Multiple(() =>
    {
        Assert.That(Types.Select(t => string.Join(' ', t.Event!.AllScopes)), Is.EqualTo(["rooms:read rooms:write", "rooms:read rooms:write", "chat:admin"]));
        Assert.That(Types.Select(t => string.Join(' ', t.Event!.Subscriptions.Select(s => s.Name))), Is.All.EqualTo("chat.rooms chat.calls"));
    });

    [Test]
    public void An_event_with_scopes_of_its_own_has_those_alone()
    {
        var types = Good.File(Chat.Replace("    subscriptions:", "    scopes: [chat:read]\n    subscriptions:", StringComparison.Ordinal)).Types;

        Assert.That(types.Select(t => string.Join(' ', t.Event!.AllScopes)), Is.EqualTo(["chat:read", "chat:read", "chat:admin"]));
    }

    [TestCase("none", "", "", "chat:admin")]
    [TestCase("[chat:read]", "chat:read", "chat:read", "chat:admin")]
    public void An_event_that_requires_no_scope_is_not_one_without_documented_scopes(string scopes, params string[] expected)
    {
        var types = Good.File(Chat.Replace("    subscriptions:", $"    scopes: {scopes}\n    subscriptions:", StringComparison.Ordinal)).Types;

        Assert.Multiple(() =>
        {
            Assert.That(types.Select(t => string.Join(' ', t.Event!.Scopes!.Value)), Is.EqualTo(expected));
            Assert.That(types.Select(t => string.Join(' ', t.Event!.AllScopes)), Is.EqualTo(expected));
            Assert.That(Types.Select(t => t.Event!.Scopes is null), Is.EqualTo([true, true, false]));
            Assert.That(Types[0].Event!.Subscriptions.Select(s => s.Scopes is null), Is.EqualTo([false, true]));
        });
    }

    [Test]
    public void A_subtype_and_a_subscription_can_require_no_scope()
    {
        var types = Good.File(Chat
            .Replace("summary: Words in calls. }", "summary: Words in calls., scopes: none }", StringComparison.Ordinal)
            .Replace("scopes: [chat:admin]", "scopes: none", StringComparison.Ordinal)).Types;

        Assert.Multiple(() =>
        {
            Assert.That(types[2].Event!.Scopes, Is.EqualTo(default(EquatableArray<string>)));
            Assert.That(types[0].Event!.Subscriptions[1].Scopes, Is.EqualTo(default(EquatableArray<string>)));
        });
    }

    [Test]
    public void A_subtype_is_deprecated_with_its_event() =>
        Assert.That(Types.Select(t => t.Event!.Deprecated!.Summary), Is.EqualTo(["Nobody speaks any more.", "Nobody speaks any more.", "Words stay."]));

    [Test]
    public void The_union_of_events_lists_no_members()
    {
        var union = Good.Type("union: type\nof: events");

        Assert.That((union.IsOfEvents, union.Discriminator, union.Members.Count), Is.EqualTo((true, "type", 0)));
    }

    [Test]
    public void An_extension_adds_fields_and_subtypes()
    {
        var types = Good.File("""
            events:
              chat:
                extend: true
                fields: { color: { type: string } }
                subtypes:
                  edited: { extend: true, fields: { previous: { type: string } } }
                  sung: { summary: Somebody sings., fields: {} }
            """).Types;

        Assert.Multiple(() =>
        {
            Assert.That(types.Select(t => (t.Name, t.Extends)), Is.EqualTo([("chat_event", true), ("edited_chat_event", true), ("sung_chat_event", false)]));
            Assert.That(types[0].Event!.Subtypes, Is.EqualTo([new UnionMember("sung", "sung_chat_event")]));
        });
    }

    [TestCase("chat_event", true)]
    [TestCase("bot_chat_event", true)]
    [TestCase("sung_chat_event", true)]
    [TestCase("call_event", false)]
    public void An_event_after_a_syntax_error_may_exist(string type, bool mayExist)
    {
        var broken = Chat.Replace("summary: Somebody says something.", "summary: Somebody says: something.", StringComparison.Ordinal) + "\n      sung: {}";

        Assert.That(ManifestParser.Parse(broken).MayDeclareType(type), Is.EqualTo(mayExist));
    }
}
