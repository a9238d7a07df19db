using System.Text.Json.Nodes;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>Replies that are larger than an acknowledgement over Socket Mode, which HTTP carries as they are.</summary>
public sealed class OversizedTests(Transport transport) : TransportFixture(transport)
{
    private const int Limit = 20_480;

    [Test]
    public async Task The_reply_to_a_command_goes_to_the_response_url()
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { IsLarge = true });

        var delivery = await host.Slack.SendAsync("command");
        var payload = await AcknowledgedAsync(delivery);

        if (Transport == Transport.Http)
        {
            AssertLarge(payload);
        }
        else
        {
            Assert.That(payload, Is.Null);
            Eventually.Becomes(() => delivery.ResponseMessages.Count, 1);
            payload = delivery.ResponseMessages[0].Message;
        }

        Assert.That((string?)payload!["text"], Is.EqualTo(LargeReplies.Text(isLarge: true)));
    }

    [TestCase("update")]
    [TestCase("push")]
    public async Task A_view_replaces_a_placeholder(string name)
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { IsLarge = true });

        var payload = await AcknowledgedAsync(await host.Slack.SendAsync(name));
        Assert.That((string?)payload!["response_action"], Is.EqualTo(name));
        Assert.That((string?)payload["view"]!["title"]!["text"], Is.EqualTo("Releases"));
        if (Transport == Transport.Http)
        {
            AssertLarge(payload);
            Assert.That(payload["view"]!["blocks"]!.AsArray(), Has.Count.EqualTo(10));
            return;
        }

        Assert.That(payload["view"]!["blocks"]!.AsArray(), Has.Count.EqualTo(1));
        await host.AdvanceUntilAsync(() => host.Fake.RequestsTo("views.update").Count > 0);
        var call = host.Called("views.update");
        Assert.That(call["view"]!["blocks"]!.AsArray(), Has.Count.EqualTo(10));
        Assert.That((string?)call["view_id"], Is.EqualTo(name == "update" ? "V1" : null));
        Assert.That((string?)call["external_id"], Is.EqualTo((string?)payload["view"]!["external_id"]));
        Assert.That(host.Fake.RequestsTo("views.update")[0].Refused, Is.Null);
    }

    [Test]
    public async Task Options_are_an_error_with_the_size_and_the_menu_is_empty()
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { IsLarge = true });

        var payload = await AcknowledgedAsync(await host.Slack.SendAsync("options"));

        if (Transport == Transport.Http)
        {
            AssertLarge(payload);
            Assert.That(payload!["options"]!.AsArray(), Has.Count.EqualTo(100));
            Assert.That(host.Errors, Is.Empty);
        }
        else
        {
            Assert.That(payload!.ToJsonString(), Is.EqualTo("""{"options":[]}"""));
            Assert.That(host.Errors.Single(), Does.Match(@"^The options of EveryKindApp\.Releases take \d{5} bytes, more than the 20\d{3} bytes"));
        }
    }

    [Test]
    public async Task Errors_of_a_form_are_an_error_with_the_size_and_Slack_shows_its_own()
    {
        await using var host = await StartAsync<EveryKindApp>(conduct: new Conduct { IsLarge = true });

        var delivery = await host.Slack.SendAsync("errors");
        await host.AdvanceUntilAsync(() => delivery.Completed.IsCompleted);

        Assert.That(delivery.IsAcknowledged, Is.EqualTo(Transport == Transport.Http));
        if (Transport == Transport.Http)
        {
            AssertLarge(delivery.Acknowledgement);
        }
        else
        {
            Assert.That(host.Errors.Single(), Does.StartWith("The reply of EveryKindApp.Submitted"));
            Assert.That(host.Log.Text, Does.Match(@"The errors take 25,\d{3} bytes, more than the 20,\d{3} bytes"));
        }
    }

    private static void AssertLarge(JsonNode? payload) => Assert.That(payload!.ToJsonString(), Has.Length.GreaterThan(Limit));
}
