using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Apps.Tests.Recording;

/// <summary>A recording has no secret, and no text unless it is asked to keep them.</summary>
public sealed class RedactionTests
{
    private static readonly string[] Secrets =
    [
        "verification-token", "xwfp-function-token-1", "1700000000.1.abcdef", "https://hooks.slack.com/actions/T1/2/abcdefghijklmnop", "xoxb-1-2-pasted", "https://files.slack.com/files-pri/T1-F1/x.png",
    ];

    private static readonly JsonObject Click = JsonNode.Parse("""
        {
          "type": "block_actions", "token": "verification-token", "trigger_id": "1700000000.1.abcdef",
          "response_url": "https://hooks.slack.com/actions/T1/2/abcdefghijklmnop",
          "response_urls": [{"response_url": "https://hooks.slack.com/actions/T1/2/abcdefghijklmnop", "channel_id": "C1"}],
          "interactivity": {"interactivity_pointer": "1700000000.1.abcdef"},
          "bot_access_token": "xwfp-function-token-1",
          "user": {"id": "U0123ABCD", "username": "Egon", "name": "Egon", "team_id": "T1"},
          "channel": {"id": "C1", "name": "Containment"},
          "message": {"type": "message", "ts": "1700000000.000100", "text": "Room 14: <@U0123ABCD|Egon> says \"häßlich\"", "files": [{"id": "F1", "url_private": "https://files.slack.com/files-pri/T1-F1/x.png"}],
            "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "my token is xoxb-1-2-pasted"}}]},
          "state": {"values": {"b": {"a": {"type": "plain_text_input", "value": "Ecto 1"}, "m": {"type": "static_select", "selected_option": {"value": "4.12", "text": {"type": "plain_text", "text": "Four"}}}}}},
          "actions": [{"type": "button", "action_id": "roll_back", "block_id": "b", "value": "release-4.11", "action_ts": "1700000000.000200"}]
        }
        """)!.AsObject();

    [TestCase(true)]
    [TestCase(false)]
    public void Secrets_are_never_recorded(bool keepsTexts)
    {
        var line = Encoding.UTF8.GetString(RecordedLine.Write(Sent.Read(Click, DateTimeOffset.UnixEpoch), keepsTexts));
        Assert.That(Secrets.Where(s => line.Contains(s, StringComparison.Ordinal)), Is.Empty);
        Assert.That(line.Split("(redacted)"), Has.Length.EqualTo(1 + 8));
    }

    [Test]
    public void Texts_are_masked_in_their_shape()
    {
        var payload = Record(Click, keepsTexts: false);
        Assert.Multiple(() =>
        {
            Assert.That((string?)payload["message"]!["text"], Is.EqualTo("xxxx 00: <@U0123ABCD|xxxx> xxxx \"xxxxxxx\""));
            Assert.That(payload["user"]!.ToJsonString(), Is.EqualTo("""{"id":"U0123ABCD","username":"xxxx","name":"xxxx","team_id":"T1"}"""));
            Assert.That((string?)payload["channel"]!["name"], Is.EqualTo("xxxxxxxxxxx"));
            Assert.That((string?)payload["state"]!["values"]!["b"]!["a"]!["value"], Is.EqualTo("xxxx 0"));
            Assert.That((string?)payload["state"]!["values"]!["b"]!["m"]!["selected_option"]!["text"]!["text"], Is.EqualTo("xxxx"));
        });
    }

    [Test]
    public void What_the_app_has_set_and_what_refers_to_something_is_kept()
    {
        var payload = Record(Click, keepsTexts: false);
        Assert.Multiple(() =>
        {
            Assert.That(payload["actions"]!.ToJsonString(), Is.EqualTo(Click["actions"]!.ToJsonString()));
            Assert.That((string?)payload["state"]!["values"]!["b"]!["m"]!["selected_option"]!["value"], Is.EqualTo("4.12"));
            Assert.That((string?)payload["message"]!["ts"], Is.EqualTo("1700000000.000100"));
            Assert.That((string?)payload["type"], Is.EqualTo("block_actions"));
        });
    }

    [Test]
    public void Texts_are_kept_on_demand()
    {
        var payload = Record(Click, keepsTexts: true);
        Assert.Multiple(() =>
        {
            Assert.That((string?)payload["message"]!["text"], Is.EqualTo((string?)Click["message"]!["text"]));
            Assert.That((string?)payload["state"]!["values"]!["b"]!["a"]!["value"], Is.EqualTo("Ecto 1"));
        });
    }

    [TestCase("""{"type":"block_suggestion","action_id":"a","block_id":"b","value":"Egon 1"}""", "value", "xxxx 0")]
    [TestCase("""{"type":"dialog_submission","callback_id":"c","submission":{"name":"Egon"}}""", "submission", """{"name":"xxxx"}""")]
    [TestCase("""{"command":"/deploy","text":"4.12 now","user_name":"egon","is_enterprise_install":"false","channel_id":"C1"}""", "text", "0.00 xxx")]
    [TestCase("""{"command":"/deploy","text":"","user_name":"egon"}""", "user_name", "xxxx")]
    [TestCase("""{"command":"/deploy","text":"","is_enterprise_install":"false"}""", "is_enterprise_install", "false")]
    [TestCase("""{"type":"event_callback","event":{"type":"reaction_added","reaction":"ghost","item":{"channel":"C1"}}}""", "event", """{"type":"reaction_added","reaction":"ghost","item":{"channel":"C1"}}""")]
    [TestCase("""{"type":"event_callback","event":{"type":"function_executed","inputs":{"who":"U0123ABCD","why":"Slimer"}}}""", "event", """{"type":"function_executed","inputs":{"who":"U0123ABCD","why":"xxxxxx"}}""")]
    [TestCase("""{"type":"event_callback","event":{"type":"function_executed","inputs":{"user_id":"Egon","user":"Egon","type":"Egon","value":"Egon","deep":{"id":"Egon","ok":["U0123ABCD"]}}}}""", "event", """{"type":"function_executed","inputs":{"user_id":"xxxx","user":"xxxx","type":"xxxx","value":"xxxx","deep":{"id":"xxxx","ok":["U0123ABCD"]}}}""")]
    [TestCase("""{"type":"event_callback","event":{"type":"message_metadata_posted","metadata":{"event_type":"task_created","event_payload":{"task_id":"Call Egon","at":"1700000000.000100"}}}}""", "event", """{"type":"message_metadata_posted","metadata":{"event_type":"task_created","event_payload":{"task_id":"xxxx xxxx","at":"1700000000.000100"}}}""")]
    [TestCase("""{"type":"dialog_submission","submission":{"user_id":"Egon"}}""", "submission", """{"user_id":"xxxx"}""")]
    [TestCase("""{"type":"event_callback","event":{"type":"x","case_id":"Call Egon","user":"Egon S.","bot_id":"B1","reaction":"ghost"}}""", "event", """{"type":"x","case_id":"xxxx xxxx","user":"xxxx x.","bot_id":"B1","reaction":"ghost"}""")]
    [TestCase("""{"type":"x","view":{"callback_id":"my form","private_metadata":"a b"}}""", "view", """{"callback_id":"my form","private_metadata":"a b"}""")]
    [TestCase("""{"type":"x","state":{"values":{"inputs":{"submission":{"type":"plain_text_input","value":"Egon"}}}}}""", "state", """{"values":{"inputs":{"submission":{"type":"plain_text_input","value":"xxxx"}}}}""")]
    [TestCase("""{"type":"x","action":{"type":"datepicker","selected_date":"2026-08-20"}}""", "action", """{"type":"datepicker","selected_date":"2000-01-01"}""")]
    [TestCase("""{"type":"x","action":{"type":"timepicker","selected_time":"09:30","timezone":"America/Chicago"}}""", "action", """{"type":"timepicker","selected_time":"00:00","timezone":"America/Chicago"}""")]
    [TestCase("""{"type":"x","message":{"text":"on 2026-08-20"}}""", "message", """{"text":"xx 0000-00-00"}""")]
    public void Texts_are_told_from_references(string payload, string field, string expected)
    {
        var recorded = Record(JsonNode.Parse(payload)!.AsObject(), keepsTexts: false)[field]!;
        Assert.That(recorded is JsonValue ? (string?)recorded : recorded.ToJsonString(), Is.EqualTo(expected));
    }

    private static JsonNode Record(JsonObject payload, bool keepsTexts) =>
        JsonNode.Parse(RecordedLine.Write(Sent.Read(payload, DateTimeOffset.UnixEpoch), keepsTexts))!["payload"]!;
}
