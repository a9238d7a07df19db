using System.Text.Json.Nodes;
using SlackGen.Types;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>The most specific of several handlers handles an event, and each gets the class of its event.</summary>
public sealed class EventSelectionTests(Transport transport) : TransportFixture(transport)
{
    [TestCase("""{"type":"message","channel_type":"channel"}""", nameof(EventsApp.PlainMessage), typeof(MessageEvent))]
    [TestCase("""{"type":"message","channel_type":"im"}""", nameof(EventsApp.DirectMessage), typeof(MessageEvent))]
    [TestCase("""{"type":"message","channel_type":"im","subtype":"message_changed"}""", nameof(EventsApp.Changed), typeof(MessageChangedEvent))]
    [TestCase("""{"type":"message","channel_type":"im","subtype":"file_share"}""", nameof(EventsApp.AnyMessage), typeof(FileShareMessageEvent))]
    [TestCase("""{"type":"message","channel_type":"channel","subtype":"brand_new"}""", nameof(EventsApp.AnyMessage), typeof(UnknownMessageEvent))]
    [TestCase("""{"type":"reaction_removed","reaction":"eyes"}""", nameof(EventsApp.ReactionChanged), typeof(ReactionRemovedEvent))]
    [TestCase("""{"type":"team_join","user":{"id":"U1"}}""", nameof(EventsApp.Any), typeof(TeamJoinEvent))]
    [TestCase("""{"type":"brand_new","level":7}""", nameof(EventsApp.Any), typeof(UnknownEvent))]
    public async Task An_event_reaches_its_most_specific_handler(string json, string handler, Type type)
    {
        await using var host = await StartAsync<EventsApp>();

        await AcknowledgedAsync(await host.Slack.SendEventAsync(json));

        Assert.That(host.Conduct.Sees<IEvent>(), Is.InstanceOf(type));
        Assert.That(host.Conduct.Calls[0].Handler, Is.EqualTo(handler));
    }

    [TestCase("""{"type":"brand_new","level":7}""")]
    [TestCase("""{"type":"message","subtype":"brand_new","text":"hi","level":7}""")]
    public async Task An_event_or_subtype_that_the_manifest_lacks_reaches_the_handler_of_every_event_with_all_its_fields(string json)
    {
        await using var host = await StartAsync<CatchAllApp>();

        await AcknowledgedAsync(await host.Slack.SendEventAsync(json));

        var (payload, callback) = host.Conduct.Sees<(IEvent, EventCallback)>();
        var fields = JsonNode.Parse(payload.ToJson())!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject())
        {
            Assert.That(fields[name]?.ToJsonString(), Is.EqualTo(value!.ToJsonString()), name);
        }

        Assert.That(callback.EventId, Is.EqualTo(host.Fake.Deliveries[0].Id));
    }

    [Test]
    public async Task An_event_that_the_app_caused_is_acknowledged_and_not_handled()
    {
        await using var host = await StartAsync<EventsApp>();

        await AcknowledgedAsync(await host.Slack.SendEventAsync(new { type = "message", user = "U0FAKEBOT", channel = "C1", text = "mine", ts = "1.2" }));
        await AcknowledgedAsync(await host.Slack.SendEventAsync(new { type = "message", app_id = "A0FAKEAPP", channel = "C1", text = "mine", ts = "1.3" }));
        await AcknowledgedAsync(await host.Slack.SendEventAsync(new { type = "member_joined_channel", user = "U0FAKEBOT", channel = "C1" }));

        Assert.That(host.Conduct.Sees<MemberJoinedChannelEvent>().User, Is.EqualTo("U0FAKEBOT"));
    }

    [Test]
    public async Task With_the_option_off_an_event_that_the_app_caused_is_handled()
    {
        await using var host = await StartAsync<EventsApp>(o => o.IgnoreOwnMessages = false);

        await AcknowledgedAsync(await host.Slack.SendEventAsync(new { type = "message", user = "U0FAKEBOT", channel = "C1", text = "mine", ts = "1.2" }));

        Assert.That(host.Conduct.Sees<MessageEvent>().Text, Is.EqualTo("mine"));
    }

    [TestCase("vote_12", nameof(CatchAllApp.Vote))]
    [TestCase("vote_x", nameof(CatchAllApp.Action))]
    public async Task A_regular_expression_selects_by_name(string actionId, string handler)
    {
        await using var host = await StartAsync<CatchAllApp>();

        await AcknowledgedAsync(await host.Slack.SendInteractionAsync(Sendings.Actions(new { type = "button", action_id = actionId, block_id = "b1" })));

        Assert.That(host.Conduct.Calls.Single().Handler, Is.EqualTo(handler));
    }

    [Test]
    public async Task What_has_no_handler_is_acknowledged_and_said_once()
    {
        await using var host = await StartAsync<EventsApp>();

        for (var i = 0; i < 3; i++)
        {
            await AssertAcknowledgedAsync(await host.Slack.SendCommandAsync("/nobody"), null);
        }

        Assert.That(host.Log.Entries.Count(e => e is { Level: Microsoft.Extensions.Logging.LogLevel.Warning } && e.Text.Contains("has no handler", StringComparison.Ordinal)), Is.EqualTo(1));
    }
}
