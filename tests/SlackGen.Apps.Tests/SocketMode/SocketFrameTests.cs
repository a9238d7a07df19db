using System.Text;
using System.Text.Json;

namespace SlackGen.Apps.Tests.SocketMode;

public sealed class SocketFrameTests
{
    [Test]
    public void An_envelope_is_read_with_its_payload_as_it_stands()
    {
        var bytes = Encoding.UTF8.GetBytes(
            """ {"type":"events_api", "payload": {"a" : [1, {"type":"x"}], "b":"}"} ,"envelope_id":"e-1","accepts_response_payload":true,"retry_attempt":2,"retry_reason":"timeout","new":{"type":"y"}} """);

        var frame = SocketFrame.Read(bytes);

        Assert.Multiple(() =>
        {
            Assert.That(SocketFrame.Read(bytes).Kind, Is.EqualTo(SocketFrameKind.Envelope));
            Assert.That(Encoding.UTF8.GetString(SocketFrame.Read(bytes).Payload), Is.EqualTo("""{"a" : [1, {"type":"x"}], "b":"}"}"""));
            Assert.That(Encoding.UTF8.GetString(SocketFrame.Read(bytes).EnvelopeId), Is.EqualTo("e-1"));
        });
        Assert.That(
            (frame.Type, frame.AcceptsResponsePayload, frame.RetryNumber, frame.RetryReason, frame.IsCommand), Is.EqualTo(("events_api", true, 2, "timeout", false)));
    }

    [TestCase("""{"type":"hello","debug_info":{"host":"a","approximate_connection_time":18060,"more":[1]},"num_connections":1}""", "Hello", null, 18060)]
    [TestCase("""{"type":"hello","debug_info":null}""", "Hello", null, 0)]
    [TestCase("""{"type":"hello","debug_info":{"approximate_connection_time":"soon"}}""", "Hello", null, 0)]
    [TestCase("""{"type":"hello","debug_info":{"approximate_connection_time":-5}}""", "Hello", null, 0)]
    [TestCase("""{"reason":"warning","type":"disconnect"}""", "Disconnect", "warning", 0)]
    [TestCase("""{"type":"disconnect"}""", "Disconnect", null, 0)]
    [TestCase("""{"type":"events_api","envelope_id":"e"}""", "Other", null, 0)]
    [TestCase("""{"type":"events_api","payload":{}}""", "Other", null, 0)]
    [TestCase("""{"type":"events_api","envelope_id":7,"payload":{}}""", "Other", null, 0)]
    [TestCase("""{"type":"next_year","envelope_id":"e","payload":{}}""", "Envelope", null, 0)]
    [TestCase("""{"type":7,"envelope_id":"e","payload":{}}""", "Other", null, 0)]
    [TestCase("""{}""", "Other", null, 0)]
    [TestCase("""[{"type":"hello"}]""", "Other", null, 0)]
    [TestCase("null", "Other", null, 0)]
    public void A_message_has_a_kind(string json, string kind, string? reason, int seconds)
    {
        var frame = SocketFrame.Read(Encoding.UTF8.GetBytes(json));

        Assert.That((frame.Kind.ToString(), frame.Reason, frame.ApproximateConnectionTime), Is.EqualTo((kind, reason, seconds)));
    }

    [TestCase(60)]
    [TestCase(256)]
    [TestCase(300)]
    public void A_long_text_with_escapes_is_cut_by_its_characters(int length)
    {
        var json = $$"""{"type":"disconnect","reason":"{{string.Concat(Enumerable.Repeat(@"\u00e9", length))}}"}""";

        Assert.That(SocketFrame.Read(Encoding.UTF8.GetBytes(json)).Reason, Is.EqualTo(new string('é', Math.Min(length, 256))));
    }

    [TestCase("""{"reason":"\ud800","type":"disconnect"}""", "Disconnect")]
    [TestCase("""{"type":"e\ud800","envelope_id":"e","payload":{}}""", "Other")]
    [TestCase("""{"t\ud800":1,"type":"hello"}""", "Hello")]
    [TestCase("""{"type":"hello","debug_info":{"a\udc00":{"a":1}}}""", "Hello")]
    [TestCase("""{"t\u0079pe":"hell\u006f"}""", "Hello")]
    public void Half_of_a_surrogate_pair_counts_as_missing(string json, string kind) =>
        Assert.That(SocketFrame.Read(Encoding.UTF8.GetBytes(json)).Kind.ToString(), Is.EqualTo(kind));

    [Test]
    public void A_text_that_is_not_UTF_8_counts_as_missing()
    {
        byte[] json = [.. "{\"type\":\"disconnect\",\"reason\":\"x"u8, 0xFF, .. "\"}"u8];

        Assert.That(SocketFrame.Read(json).Reason, Is.Null);
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("""{"type":"hello"} x""")]
    [TestCase("""{"type":"events_api","payload":{"a":}}""")]
    [TestCase("pong")]
    public void A_message_that_is_not_JSON_is_an_error(string text) =>
        Assert.That(() => SocketFrame.Read(Encoding.UTF8.GetBytes(text)).Kind, Throws.InstanceOf<JsonException>());

    [Test]
    public void An_escaped_ID_goes_back_as_it_came()
    {
        var frame = SocketFrame.Read("""{"type":"interactive","envelope_id":"a\"b\\","payload":{}}"""u8);

        var reply = SocketAcknowledgement.Create(frame.EnvelopeId, """{"text":"hi"}"""u8);

        using var json = JsonDocument.Parse(reply);
        Assert.That(json.RootElement.GetProperty("envelope_id").GetString(), Is.EqualTo("a\"b\\"));
        Assert.That(json.RootElement.GetProperty("payload").GetProperty("text").GetString(), Is.EqualTo("hi"));
    }

    [Test]
    public void An_acknowledgement_without_a_reply_has_the_ID_alone() =>
        Assert.That(Encoding.UTF8.GetString(SocketAcknowledgement.Create("e1"u8, default)), Is.EqualTo("""{"envelope_id":"e1"}"""));

    [Test]
    public void The_room_of_a_payload_fills_a_frame_of_20480_bytes()
    {
        var payload = new byte[SocketAcknowledgement.Room("e1"u8)];

        Assert.That(SocketAcknowledgement.Create("e1"u8, payload), Has.Count.EqualTo(20_480));
    }
}
