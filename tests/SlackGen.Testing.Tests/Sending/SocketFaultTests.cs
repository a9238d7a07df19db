using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>The ways in which Socket Mode connections live, fail and end.</summary>
[TestFixture(false, Category = "Slow")]
[TestFixture(true)]
public sealed class SocketFaultTests(bool isInProcess) : SendingTests(isInProcess)
{
    private RawSocket socket = null!;

    private FakeConnection Connection => Slack.SocketMode.Connections[0];

    [SetUp]
    public async Task Connect() => socket = await RawSocket.OpenAndGreetAsync(Slack);

    [TearDown]
    public void Disconnect() => socket.Dispose();

    [Test]
    public async Task The_server_pings_every_10_seconds_and_the_client_responds()
    {
        var reading = socket.ReceiveTextAsync();
        for (var i = 1; i <= 3; i++)
        {
            Advance(10);
            Eventually.Becomes(() => (Connection.PingsSent, Connection.PongsReceived), (i, i));
        }

        Connection.StopPings();
        Advance(10);
        await Connection.SendTextAsync("end");
        Assert.That(await reading, Is.EqualTo("end"));
        Assert.That(Connection.PingsSent, Is.EqualTo(3));
    }

    [Test]
    public async Task Pings_can_be_switched_off_for_new_connections()
    {
        Slack.SocketMode.PingInterval = Timeout.InfiniteTimeSpan;
        using var second = await RawSocket.OpenAndGreetAsync(Slack);
        var connections = await Slack.SocketMode.WaitForConnectionsAsync(2);
        Advance(10);
        Eventually.Becomes(() => connections[0].PingsSent, 1);
        Assert.That(connections[1].PingsSent, Is.Zero);
    }

    [Test]
    [Category("Slow")]
    public async Task Pings_of_the_client_are_echoed_until_the_connection_falls_silent()
    {
        using var pinging = new RawSocket(Slack);
        pinging.Socket.Options.KeepAliveInterval = TimeSpan.FromMilliseconds(20);
        pinging.Socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(2);
        await pinging.ConnectAsync(await RawSocket.OpenAsync(Slack));
        await pinging.ReceiveAsync();
        var connection = (await Slack.SocketMode.WaitForConnectionsAsync(2))[1];
        var reading = pinging.ReceiveTextAsync();
        Eventually.Becomes(() => connection.PingsReceived >= 3, true);
        connection.FallSilent();
        Assert.That(async () => await reading, Throws.Exception);
        Assert.That(pinging.Socket.State, Is.EqualTo(WebSocketState.Aborted));
    }

    [Test]
    public async Task Events_go_to_one_connection_in_turn()
    {
        using var second = await RawSocket.OpenAndGreetAsync(Slack);
        for (var i = 0; i < 4; i++)
        {
            await Slack.SocketMode.SendEventAsync(new { type = "message", text = $"{i}" });
        }

        var texts = new List<string?>();
        foreach (var receiver in new[] { socket, socket, second, second })
        {
            texts.Add((string?)(await receiver.ReceiveAsync())["payload"]!["event"]!["text"]);
        }

        Assert.That(texts, Is.EqualTo(new[] { "0", "2", "1", "3" }));
    }

    [Test]
    public async Task An_event_without_a_connection_arrives_on_a_later_one()
    {
        await Connection.DropAsync();
        var delivery = await Slack.SocketMode.SendEventAsync(new { type = "message" });
        using var second = await RawSocket.OpenAndGreetAsync(Slack);
        Advance(3);
        var envelope = await second.ReceiveAsync();
        Assert.Multiple(() =>
        {
            Assert.That((int?)envelope["retry_attempt"], Is.EqualTo(1));
            Assert.That(delivery.Attempts[0].Connection, Is.Null);
        });
    }

    [Test]
    public async Task An_event_whose_connection_dies_comes_again_on_another_one()
    {
        var delivery = await Slack.SocketMode.SendEventAsync(new { type = "message" });
        var first = await socket.ReceiveAsync();
        await Connection.AbortAsync();
        using var second = await RawSocket.OpenAndGreetAsync(Slack);
        Advance(3);
        var repeated = await second.ReceiveAsync();
        await second.AcknowledgeAsync(repeated);
        await delivery.Acknowledged.Soon();
        Assert.Multiple(() =>
        {
            Assert.That((string?)repeated["payload"]!["event_id"], Is.EqualTo((string?)first["payload"]!["event_id"]));
            Assert.That((string?)repeated["envelope_id"], Is.Not.EqualTo((string?)first["envelope_id"]));
            Assert.That(Slack.SocketMode.ProtocolErrors, Is.Empty);
        });
    }

    [Test]
    public async Task A_silent_connection_loses_events_that_come_again_on_another_one()
    {
        Connection.FallSilent();
        using var second = await RawSocket.OpenAndGreetAsync(Slack);
        var delivery = await Slack.SocketMode.SendEventAsync(new { type = "message" });
        Advance(3);
        Assert.That((int?)(await second.ReceiveAsync())["retry_attempt"], Is.EqualTo(1));
        Assert.Multiple(() =>
        {
            Assert.That(Slack.SocketMode.Connections, Has.Count.EqualTo(2));
            Assert.That(delivery.Attempts[0].Connection, Is.SameAs(Connection));
        });
    }

    [Test]
    public async Task A_warned_connection_still_receives_and_a_refreshed_one_does_not()
    {
        await Connection.SendWarningAsync();
        await Slack.SocketMode.SendEventAsync(new { type = "message" });
        await Connection.RequestRefreshAsync();
        var delivery = await Slack.SocketMode.SendEventAsync(new { type = "message" });
        var messages = new[] { await socket.ReceiveAsync(), await socket.ReceiveAsync(), await socket.ReceiveAsync() };
        Assert.Multiple(() =>
        {
            Assert.That(messages[0].ToJsonString(), Is.EqualTo("""{"type":"disconnect","reason":"warning","debug_info":{"host":"applink-fake"}}"""));
            Assert.That(messages.Select(m => (string?)m["type"]), Is.EqualTo(new[] { "disconnect", "events_api", "disconnect" }));
            Assert.That((string?)messages[2]["reason"], Is.EqualTo("refresh_requested"));
            Assert.That(delivery.Attempts[0].Connection, Is.Null);
        });
    }

    [Test]
    public async Task A_refresh_is_a_warning_a_request_10_seconds_later_and_a_close()
    {
        var refreshing = Connection.RefreshAsync();
        var first = await socket.ReceiveAsync();
        Advance(9);
        Assert.That(refreshing.IsCompleted, Is.False);
        Advance(1);
        var second = await socket.ReceiveAsync();
        Assert.That(((string?)first["reason"], (string?)second["reason"]), Is.EqualTo(("warning", "refresh_requested")));
        Assert.That((await socket.ReceiveMessageAsync()).Type, Is.EqualTo(WebSocketMessageType.Close));
        await refreshing;
    }

    [Test]
    public async Task A_refresh_ends_when_the_client_leaves_before()
    {
        var refreshing = Connection.RefreshAsync();
        await socket.ReceiveAsync();
        await socket.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        await refreshing;
    }

    [Test]
    public async Task Socket_Mode_that_is_off_ends_connections_until_it_is_on_again()
    {
        await Slack.SocketMode.DisableAsync();
        Assert.That((string?)(await socket.ReceiveAsync())["reason"], Is.EqualTo("link_disabled"));
        Assert.That((await socket.ReceiveMessageAsync()).Type, Is.EqualTo(WebSocketMessageType.Close));
        var (refused, first) = await RawSocket.ConnectAsync(Slack);
        using (refused)
        {
            Assert.That((string?)first["reason"], Is.EqualTo("link_disabled"));
        }

        Slack.SocketMode.Enable();
        using var admitted = await RawSocket.OpenAndGreetAsync(Slack);
    }

    [Test]
    public async Task Socket_Mode_that_goes_off_ends_connections_without_hello_too()
    {
        Slack.SocketMode.SendsHello = false;
        using var waiting = new RawSocket(Slack);
        await waiting.ConnectAsync(await RawSocket.OpenAsync(Slack));
        Eventually.Becomes(() => Slack.SocketMode.OpenedConnections.Count, 2);
        await Slack.SocketMode.DisableAsync().Soon();
        foreach (var receiver in new[] { socket, waiting })
        {
            Assert.That((string?)(await receiver.ReceiveAsync())["reason"], Is.EqualTo("link_disabled"));
            Assert.That((await receiver.ReceiveMessageAsync()).Type, Is.EqualTo(WebSocketMessageType.Close));
        }
    }

    [Test]
    [Category("Slow")]
    public async Task A_client_that_does_not_read_does_not_keep_Socket_Mode_from_going_off()
    {
        using var second = await RawSocket.OpenAndGreetAsync(Slack);
        var unread = Connection;
        var sending = unread.SendTextAsync(new string('x', 16 * 1024 * 1024));
        var disabling = Slack.SocketMode.DisableAsync();
        Assert.That((string?)(await second.ReceiveAsync())["reason"], Is.EqualTo("link_disabled"));
        Assert.That((disabling.IsCompleted, sending.IsCompleted), Is.EqualTo((false, false)));
        Advance(5);
        await disabling.Soon();
        await sending.Soon();
        await unread.Closed.Soon();
    }

    [Test]
    public async Task A_connection_can_be_closed_with_a_handshake()
    {
        await Connection.CloseAsync(1001, "moving");
        var connection = Connection;
        Assert.That((await socket.ReceiveMessageAsync()).Type, Is.EqualTo(WebSocketMessageType.Close));
        await socket.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        await connection.Closed.Soon();
        Assert.Multiple(() =>
        {
            Assert.That((socket.Socket.CloseStatus, socket.Socket.CloseStatusDescription), Is.EqualTo((WebSocketCloseStatus.EndpointUnavailable, "moving")));
            Assert.That(connection.ClientCloseStatus, Is.EqualTo(1000));
            Assert.That(Slack.SocketMode.Connections, Is.Empty);
        });
    }

    [Test]
    public async Task A_client_that_does_not_respond_to_a_close_frame_is_cut_off_after_5_seconds()
    {
        var connection = Connection;
        await connection.CloseAsync();
        Assert.That(connection.IsOpen, Is.True);
        Advance(5);
        await connection.Closed.Soon();
        Assert.That(connection.ClientCloseStatus, Is.Null);
    }

    [Test]
    public async Task A_client_can_close_its_connection()
    {
        var connection = Connection;
        await socket.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        await connection.Closed.Soon();
        Assert.That(connection.ClientCloseStatus, Is.EqualTo(1000));
    }

    [Test]
    public async Task A_connection_can_be_closed_without_a_handshake()
    {
        await Connection.CloseWithoutHandshakeAsync();
        Assert.That((await socket.ReceiveMessageAsync()).Type, Is.EqualTo(WebSocketMessageType.Close));
        Assert.That(Slack.SocketMode.Connections, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_TCP_connection_can_end_without_a_close_frame(bool isReset)
    {
        await (isReset ? Connection.AbortAsync() : Connection.DropAsync());
        Assert.That(
            () => socket.ReceiveMessageAsync(),
            Throws.InstanceOf<WebSocketException>().With.Property("WebSocketErrorCode").EqualTo(WebSocketError.ConnectionClosedPrematurely));
        Assert.That(Slack.SocketMode.Connections, Is.Empty);
    }

    [Test]
    public async Task A_message_can_come_in_frames()
    {
        Slack.SocketMode.FrameBytes = 100;
        var delivery = await Slack.SocketMode.SendEventAsync(new { type = "message", text = new string('ü', 100) });
        var (_, bytes, frames) = await socket.ReceiveMessageAsync();
        Assert.Multiple(() =>
        {
            Assert.That(frames, Is.EqualTo((bytes.Length + 99) / 100).And.GreaterThan(5));
            Assert.That(JsonNode.DeepEquals(JsonNode.Parse(bytes)!["payload"], delivery.Payload), Is.True);
        });
    }

    [Test]
    public async Task Messages_of_any_length_arrive_whole()
    {
        foreach (var length in new[] { 0, 125, 126, 65_535, 65_536 })
        {
            await Connection.SendTextAsync(new string('x', length));
            Assert.That(await socket.ReceiveTextAsync(), Has.Length.EqualTo(length));
        }
    }

    [Test]
    public async Task Messages_that_no_client_expects_can_be_sent()
    {
        await Connection.SendTextAsync("{oops");
        await Connection.SendBinaryAsync("bytes"u8.ToArray());
        await Connection.SendDisconnectAsync("new_reason");
        Assert.Multiple(async () =>
        {
            Assert.That(await socket.ReceiveTextAsync(), Is.EqualTo("{oops"));
            Assert.That((await socket.ReceiveMessageAsync()).Type, Is.EqualTo(WebSocketMessageType.Binary));
            Assert.That((string?)(await socket.ReceiveAsync())["reason"], Is.EqualTo("new_reason"));
        });
    }

    [Test]
    public async Task A_connection_can_be_left_without_hello()
    {
        Slack.SocketMode.SendsHello = false;
        using var waiting = new RawSocket(Slack);
        await waiting.ConnectAsync(await RawSocket.OpenAsync(Slack));
        Eventually.Becomes(() => Slack.SocketMode.OpenedConnections.Count, 2);
        await Slack.SocketMode.OpenedConnections[1].SendTextAsync("first");
        Assert.That(await waiting.ReceiveTextAsync(), Is.EqualTo("first"));
        Assert.That(Slack.SocketMode.Connections, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Disposal_closes_connections()
    {
        await Slack.DisposeAsync();
        await socket.ReceiveMessageAsync();
        Assert.That(socket.Socket.CloseStatus, Is.EqualTo(WebSocketCloseStatus.EndpointUnavailable));
    }

    [Test]
    public async Task Clear_leaves_connections_and_forgets_ended_ones_mistakes_and_handshake_faults()
    {
        await socket.SendAsync("{}");
        Eventually.Becomes(() => Slack.SocketMode.ProtocolErrors.Count, 1);
        Slack.SocketMode.FaultHandshakes(Fault.Status(408));
        Slack.Clear();
        using var second = await RawSocket.OpenAndGreetAsync(Slack);
        Assert.Multiple(() =>
        {
            Assert.That(Slack.SocketMode.ProtocolErrors, Is.Empty);
            Assert.That(Slack.SocketMode.OpenedConnections.Select(c => c.Number), Is.EqualTo(new[] { 2 }));
            Assert.That(Slack.SocketMode.Connections, Has.Count.EqualTo(2));
        });
    }

    [Test]
    [Category("Slow")]
    public async Task Disposal_does_not_wait_for_a_client_that_does_not_read()
    {
        var sending = Enumerable.Range(0, 64).Select(_ => Connection.SendTextAsync(new string('x', 1024 * 1024))).ToList();
        Assert.That(Task.WhenAll(sending).IsCompleted, Is.False);
        await Slack.DisposeAsync().AsTask().Soon();
        await Task.WhenAll(sending).Soon();
    }

    [Test]
    public async Task A_request_that_is_no_handshake_is_told_so()
    {
        using var http = Slack.CreateClient();
        var url = new UriBuilder(await RawSocket.OpenAsync(Slack)) { Scheme = Slack.BaseAddress.Scheme }.Uri;
        using var response = await http.GetAsync(url);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UpgradeRequired));
    }

    [Test]
    public async Task The_wait_for_connections_ends_with_its_token()
    {
        using var ended = new CancellationTokenSource();
        var waiting = Slack.SocketMode.WaitForConnectionsAsync(2, ended.Token);
        await ended.CancelAsync();
        Assert.That(() => waiting, Throws.InstanceOf<OperationCanceledException>());
    }
}
