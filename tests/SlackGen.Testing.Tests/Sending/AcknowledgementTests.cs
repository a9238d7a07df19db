using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>The fake checks what a Socket Mode client sends.</summary>
[TestFixture(false, Category = "Slow")]
[TestFixture(true)]
public sealed class AcknowledgementTests(bool isInProcess) : SendingTests(isInProcess)
{
    private const int MaxBytes = 20_480;

    private RawSocket socket = null!;

    [SetUp]
    public async Task Connect() => socket = await RawSocket.OpenAndGreetAsync(Slack);

    [TearDown]
    public void Disconnect() => socket.Dispose();

    [Test]
    public async Task An_unknown_envelope_is_a_mistake()
    {
        await socket.SendAsync("""{"envelope_id":"nobody"}""");
        ErrorsBecome("UnknownEnvelope on connection 1, envelope nobody");
    }

    [Test]
    public async Task A_second_acknowledgement_is_a_mistake()
    {
        var delivery = await Slack.SocketMode.SendEventAsync(new { type = "message" });
        var envelope = await socket.ReceiveAsync();
        await socket.AcknowledgeAsync(envelope);
        await socket.AcknowledgeAsync(envelope);
        await delivery.Acknowledged.Soon();
        ErrorsBecome($"AcknowledgedTwice on connection 1, envelope {envelope["envelope_id"]}");
    }

    [Test]
    public async Task A_late_acknowledgement_is_a_mistake_and_does_not_count()
    {
        var delivery = await Slack.SocketMode.SendCommandAsync("/deploy");
        var envelope = await socket.ReceiveAsync();
        Advance(3);
        await delivery.Completed.Soon();
        await socket.AcknowledgeAsync(envelope);
        ErrorsBecome($"AcknowledgedLate on connection 1, envelope {envelope["envelope_id"]}");
        Assert.That(delivery.IsAcknowledged, Is.False);
    }

    [Test]
    public async Task An_acknowledgement_at_the_deadline_counts_or_is_late()
    {
        for (var i = 0; i < 50; i++)
        {
            var delivery = await Slack.SocketMode.SendCommandAsync("/deploy");
            var acknowledgement = new WebSocketFrame(FrameCode.Text, true, Encoding.UTF8.GetBytes((await socket.ReceiveAsync()).ToJsonString()));
            WithoutInlining(() => Advance(3));
            Slack.SocketMode.Receive(Slack.SocketMode.Connections[0], acknowledgement);
            await delivery.Completed.Soon();
            Assert.That(delivery.IsAcknowledged, Is.EqualTo(Slack.SocketMode.ProtocolErrors.Count == 0));
            Slack.Clear();
        }
    }

    [Test]
    public async Task An_acknowledgement_after_Clear_is_no_mistake()
    {
        var delivery = await Slack.SocketMode.SendEventAsync(new { type = "message" });
        var envelope = await socket.ReceiveAsync();
        Slack.Clear();
        await delivery.Completed.Soon();
        await socket.AcknowledgeAsync(envelope);
        await socket.SendAsync("{}");
        ErrorsBecome("Malformed on connection 1");
    }

    [TestCase("""{"envelope_id":"\ud800"}""")]
    [TestCase("""{"\ud800":1}""")]
    public async Task Half_a_surrogate_pair_is_a_mistake_and_leaves_the_connection_open(string text)
    {
        await socket.SendAsync(text);
        ErrorsBecome("Malformed on connection 1");
        var delivery = await Slack.SocketMode.SendEventAsync(new { type = "message" });
        await socket.AcknowledgeAsync(await socket.ReceiveAsync());
        await delivery.Acknowledged.Soon();
    }

    [Test]
    public async Task An_acknowledgement_over_another_connection_is_a_mistake_and_does_not_count()
    {
        using var second = await RawSocket.OpenAndGreetAsync(Slack);
        var delivery = await Slack.SocketMode.SendEventAsync(new { type = "message" });
        var envelope = await socket.ReceiveAsync();
        await second.AcknowledgeAsync(envelope);
        ErrorsBecome($"WrongConnection on connection 2, envelope {envelope["envelope_id"]}");
        Assert.That(delivery.IsAcknowledged, Is.False);
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"envelope_id":1}""")]
    [TestCase("""{"envelope_id":"x","payload":"text"}""")]
    public async Task A_message_that_is_no_acknowledgement_is_a_mistake(string text)
    {
        await socket.SendAsync(text);
        ErrorsBecome("Malformed on connection 1");
    }

    [Test]
    public async Task A_binary_message_is_a_mistake()
    {
        await socket.SendAsync("{}", WebSocketMessageType.Binary);
        ErrorsBecome("Binary on connection 1");
        Assert.That(socket.Socket.State, Is.EqualTo(WebSocketState.Open));
    }

    [TestCase("block_actions", false)]
    [TestCase("shortcut", false)]
    [TestCase("view_submission", true)]
    [TestCase("block_suggestion", true)]
    public async Task A_payload_is_a_mistake_where_the_envelope_takes_none(string type, bool accepts)
    {
        var delivery = await Slack.SocketMode.SendInteractionAsync(new { type });
        var envelope = await socket.ReceiveAsync();
        await socket.AcknowledgeAsync(envelope, new JsonObject { ["text"] = "x" });
        await delivery.Acknowledged.Soon();
        Assert.Multiple(() =>
        {
            Assert.That(((string?)envelope["type"], (bool?)envelope["accepts_response_payload"]), Is.EqualTo(("interactive", accepts)));
            Assert.That(envelope.AsObject().ContainsKey("retry_attempt"), Is.False);
        });
        Eventually.Becomes(() => Slack.SocketMode.ProtocolErrors.Count(e => e.Kind == FakeProtocolErrorKind.PayloadNotAccepted), accepts ? 0 : 1);
    }

    [Test]
    public async Task An_empty_payload_is_no_mistake()
    {
        var delivery = await Slack.SocketMode.SendEventAsync(new { type = "message" });
        await socket.AcknowledgeAsync(await socket.ReceiveAsync(), new JsonObject());
        await delivery.Acknowledged.Soon();
        Assert.That(Slack.SocketMode.ProtocolErrors, Is.Empty);
    }

    [Test]
    public async Task A_command_takes_a_payload_of_20480_bytes()
    {
        var delivery = await Slack.SocketMode.SendCommandAsync("/deploy");
        var envelope = await socket.ReceiveAsync();
        await socket.SendAsync(Acknowledgement(envelope, MaxBytes));
        await delivery.Acknowledged.Soon();
        Assert.That((bool?)envelope["accepts_response_payload"], Is.True);
    }

    [TestCase(MaxBytes + 1)]
    [TestCase(8 * 1024 * 1024)]
    [Category("Slow")]
    public async Task A_longer_acknowledgement_ends_the_connection_with_1009(int bytes)
    {
        var connection = Slack.SocketMode.Connections[0];
        var delivery = await Slack.SocketMode.SendCommandAsync("/deploy");
        await socket.SendAsync(Acknowledgement(await socket.ReceiveAsync(), bytes));
        Assert.That((await socket.ReceiveMessageAsync()).Type, Is.EqualTo(WebSocketMessageType.Close));
        await socket.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        socket.Dispose();
        await connection.Closed.Soon();
        ErrorsBecome("TooLong on connection 1");
        Assert.Multiple(() =>
        {
            Assert.That(
                (socket.Socket.CloseStatus, socket.Socket.CloseStatusDescription),
                Is.EqualTo((WebSocketCloseStatus.MessageTooBig, "Max frame length of 20480 has been exceeded.")));
            Assert.That(delivery.IsAcknowledged, Is.False);
        });
    }

    [Test]
    public async Task An_acknowledgement_can_come_in_frames()
    {
        var delivery = await Slack.SocketMode.SendEventAsync(new { type = "message" });
        var text = Encoding.UTF8.GetBytes(Acknowledgement(await socket.ReceiveAsync(), 100));
        await socket.Socket.SendAsync(text.AsMemory(0, 10), WebSocketMessageType.Text, false, CancellationToken.None);
        await socket.Socket.SendAsync(text.AsMemory(10), WebSocketMessageType.Text, true, CancellationToken.None);
        await delivery.Acknowledged.Soon();
    }

    // Continuations run on other threads then, so that the acknowledgement finds the envelope before whoever waits for it goes on.
    private static void WithoutInlining(Action action)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new DerivedContext());
        action();
        SynchronizationContext.SetSynchronizationContext(context);
    }

    // An acknowledgement of an exact length.
    private static string Acknowledgement(JsonNode envelope, int bytes)
    {
        var start = $$"""{"envelope_id":"{{envelope["envelope_id"]}}","payload":{"text":" """;
        return start + new string('x', bytes - start.Length - 3) + "\"}}";
    }

    private void ErrorsBecome(string error)
    {
        Eventually.Becomes(() => Slack.SocketMode.ProtocolErrors.Count, 1);
        Assert.That(Slack.SocketMode.ProtocolErrors.Single().ToString(), Is.EqualTo(error));
    }

    private sealed class DerivedContext : SynchronizationContext;
}
