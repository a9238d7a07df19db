using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

[TestFixture(false, Category = "Slow")]
[TestFixture(true)]
public sealed class SocketModeTests(bool isInProcess) : SendingTests(isInProcess)
{
    [Test]
    public async Task A_connection_is_greeted_with_the_number_of_connections_and_its_lifetime()
    {
        var (first, _) = await RawSocket.ConnectAsync(Slack);
        var (second, hello) = await RawSocket.ConnectAsync(Slack);
        using (first)
        using (second)
        {
            Assert.That(hello.ToJsonString(), Is.EqualTo(
                """
                {"type":"hello","num_connections":2,"debug_info":{"host":"applink-fake","build_number":1,"approximate_connection_time":18000},"connection_info":{"app_id":"A0FAKEAPP"}}
                """));
            Assert.That(await Slack.SocketMode.WaitForConnectionsAsync(2), Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task Opening_needs_an_app_level_token()
    {
        using var caller = new Caller(Slack, FakeSlack.BotToken);
        Assert.That((await caller.PostAsync("apps.connections.open", "{}")).Error(), Is.EqualTo("not_allowed_token_type"));
    }

    [Test]
    public async Task A_stub_of_the_method_wins()
    {
        Slack.On("apps.connections.open").Reply(new { url = "ws://127.0.0.1:1/" });
        Assert.That(await RawSocket.OpenAsync(Slack), Is.EqualTo(new Uri("ws://127.0.0.1:1/")));
    }

    [Test]
    public async Task A_ticket_admits_one_connection()
    {
        var url = await RawSocket.OpenAsync(Slack);
        using var first = new RawSocket(Slack);
        await first.ConnectAsync(url);
        Assert.That(await HandshakeAsync(url), Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_ticket_expires()
    {
        var url = await RawSocket.OpenAsync(Slack);
        Advance(31);
        Assert.That(await HandshakeAsync(url), Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase(408)]
    [TestCase(409)]
    public async Task A_handshake_can_be_refused(int status)
    {
        Slack.SocketMode.FaultHandshakes(Fault.Status(status), times: 1);
        var url = await RawSocket.OpenAsync(Slack);
        Assert.That(await HandshakeAsync(url), Is.EqualTo((HttpStatusCode)status));
        using var second = new RawSocket(Slack);
        await second.ConnectAsync(url);
        Assert.That((string?)(await second.ReceiveAsync())["type"], Is.EqualTo("hello"));
    }

    [Test]
    public async Task The_eleventh_connection_is_one_too_many_until_another_ends()
    {
        var sockets = new List<RawSocket>();
        for (var i = 0; i < 10; i++)
        {
            sockets.Add(await RawSocket.OpenAndGreetAsync(Slack));
        }

        var (refused, first) = await RawSocket.ConnectAsync(Slack);
        var close = await refused.ReceiveMessageAsync();
        Assert.Multiple(() =>
        {
            Assert.That(((string?)first["type"], (string?)first["reason"]), Is.EqualTo(("disconnect", "too_many_websockets")));
            Assert.That(close.Type, Is.EqualTo(WebSocketMessageType.Close));
        });
        await Slack.SocketMode.Connections[0].DropAsync();
        Eventually.Becomes(() => Slack.SocketMode.Connections.Count, 9);
        var (admitted, hello) = await RawSocket.ConnectAsync(Slack);
        Assert.That((int?)hello["num_connections"], Is.EqualTo(10));
        sockets.AddRange([refused, admitted]);
        sockets.ForEach(s => s.Dispose());
    }

    [Test]
    public async Task An_event_arrives_in_an_envelope_and_its_acknowledgement_is_recorded()
    {
        using var socket = await RawSocket.OpenAndGreetAsync(Slack);
        var delivery = await Slack.SocketMode.SendEventAsync(new { type = "app_mention", user = "U1", text = "hi", ts = "1.2", channel = "C1" });
        var envelope = await socket.ReceiveAsync();
        Assert.That(delivery.IsAcknowledged, Is.False);
        Advance(1);
        await socket.AcknowledgeAsync(envelope);
        var attempt = await delivery.Acknowledged.Soon();
        Assert.Multiple(() =>
        {
            Assert.That(((string?)envelope["type"], (bool?)envelope["accepts_response_payload"]), Is.EqualTo(("events_api", false)));
            Assert.That(((int?)envelope["retry_attempt"], (string?)envelope["retry_reason"]), Is.EqualTo((0, "")));
            Assert.That(JsonNode.DeepEquals(envelope["payload"], delivery.Payload), Is.True);
            Assert.That((string?)envelope["payload"]!["event_id"], Is.EqualTo(delivery.Id));
            Assert.That((attempt.EnvelopeId, attempt.TimeToAcknowledge), Is.EqualTo(((string?)envelope["envelope_id"], TimeSpan.FromSeconds(1))));
            Assert.That(attempt.Connection, Is.SameAs(Slack.SocketMode.Connections.Single()));
            Assert.That((delivery.IsAcknowledged, delivery.Acknowledgement, delivery.Attempts.Count), Is.EqualTo((true, (JsonNode?)null, 1)));
            Assert.That(Slack.SocketMode.ProtocolErrors, Is.Empty);
            Assert.That(Slack.Deliveries, Is.EqualTo(new[] { delivery }));
        });
    }

    private async Task<HttpStatusCode> HandshakeAsync(Uri url)
    {
        using var socket = new RawSocket(Slack);
        socket.Socket.Options.CollectHttpResponseDetails = true;
        Assert.That(() => socket.ConnectAsync(url), Throws.InstanceOf<WebSocketException>());
        return await Task.FromResult(socket.Socket.HttpStatusCode);
    }
}
