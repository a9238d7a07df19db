using System.Reflection;
using SlackGen.Types;

namespace SlackGen.Tests.Payloads;

/// <summary>Every documented event is read as its class, with no field lost, and written as it came.</summary>
public sealed class EventPayloadTests
{
    private static readonly List<(string Type, string? Subtype, Type Class)> Classes =
    [
        .. from type in Decoding.SharedTypes
           let of = type.GetCustomAttribute<SlackEventAttribute>()
           where of is not null
           select (of.Type, of.Subtype, type),
    ];

    [TestCaseSource(nameof(All))]
    public void An_event_is_read_as_its_class_and_written_as_it_came(object file)
    {
        var payload = (Payload)file;
        var read = Decoding.Read(typeof(IEvent), payload.Json);

        Assert.That(read.GetType(), Is.EqualTo(Classes.Single(c => (c.Type, c.Subtype) == Key(payload)).Class));
        Decoding.AssertSame(read.ToJson(), payload.Json);
    }

    [Test]
    public void Every_event_and_subtype_has_a_payload()
    {
        var shown = All().Select(Key).ToHashSet();

        Assert.That(Classes.Select(c => (c.Type, c.Subtype)).Where(c => !shown.Contains(c)), Is.Empty);
    }

    [Test]
    public void A_file_is_named_after_its_event()
    {
        var wrong = All().Where(p => p.Type != p.Text("type") || (Key(p).Subtype is { } subtype && p.Name.Split('.')[1] != subtype));

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void The_attribute_of_an_event_has_what_an_app_needs_to_get_it()
    {
        var message = typeof(MessageChangedEvent).GetCustomAttribute<SlackEventAttribute>()!;

        Assert.Multiple(() =>
        {
            Assert.That((message.Type, message.Subtype), Is.EqualTo(("message", "message_changed")));
            Assert.That(message.Scopes, Does.Contain("channels:history"));
            Assert.That(message.Subscriptions, Does.Contain("message.channels"));
            Assert.That(typeof(MessageEvent).GetCustomAttribute<SlackEventAttribute>()!.Subscriptions[..2], Is.EqualTo(["message.channels", "message.groups"]));
            Assert.That(typeof(MessageEvent).GetCustomAttribute<SlackEventAttribute>()!.SubscriptionScopes, Is.EqualTo(new[] { "channels:history", "groups:history", "im:history", "mpim:history", "", null }));
            Assert.That(typeof(AppMentionEvent).GetCustomAttribute<SlackEventAttribute>()!.SubscriptionScopes, Is.Empty);
            Assert.That(typeof(AppMentionEvent).GetCustomAttribute<SlackEventAttribute>()!.Scopes, Is.EqualTo(["app_mentions:read"]));
            Assert.That(typeof(MessageEvent).GetCustomAttribute<SlackEventAttribute>()!.Subtype, Is.Null);
        });
    }

    // Some events without subtypes have a plain field of that name.
    private static (string Type, string? Subtype) Key(Payload payload) =>
        (payload.Type, Classes.Exists(c => c.Type == payload.Type && c.Subtype is not null) ? payload.Text("subtype") : null);

    private static IEnumerable<Payload> All() => Payload.In("events");
}
