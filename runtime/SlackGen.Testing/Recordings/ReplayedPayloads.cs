using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Creates deliveries from the lines of a recording: their times lie before the clock of the fake, and their secrets and IDs are new.</summary>
internal sealed class ReplayedPayloads
{
    private const string EventId = "event_id";
    private const string ResponseUrl = "response_url";

    // A timestamp of Slack's: seconds and microseconds.
    private const int TimestampLength = 17;

    private readonly PayloadDefaults defaults;
    private readonly FakeSlackOptions options;
    private readonly ReplayOptions replay;
    private readonly Dictionary<string, string> newIds = new(StringComparer.Ordinal);
    private readonly TimeSpan shift;

    /// <param name="defaults">Completes the payloads.</param>
    /// <param name="options">The options of the fake.</param>
    /// <param name="replay">The options of the replay.</param>
    /// <param name="lines">All lines.</param>
    public ReplayedPayloads(PayloadDefaults defaults, FakeSlackOptions options, ReplayOptions replay, IReadOnlyList<RecordedDelivery> lines)
    {
        (this.defaults, this.options, this.replay) = (defaults, options, replay);

        // With its pauses, the replay begins now. Without, the last line happens now, so that no line lies in the future. Whole seconds keep the fractions of timestamps,
        // which tell messages apart.
        var now = lines.Count == 0 ? default : replay.KeepPace ? lines[0].ReceivedAt : lines.Max(l => l.ReceivedAt);
        shift = TimeSpan.FromSeconds(Math.Floor((options.TimeProvider.GetUtcNow() - now).TotalSeconds));
    }

    /// <summary>Returns the time of a line on the clock of the fake.</summary>
    public DateTimeOffset TimeOf(RecordedDelivery line) => line.ReceivedAt + shift;

    /// <summary>Returns the delivery of a line.</summary>
    public FakeDelivery Create(RecordedDelivery line)
    {
        var payload = line.Payload.DeepClone().AsObject();

        // The URL of the delivery itself, which the delivery must know.
        var hasUrl = payload.Remove(ResponseUrl);
        Renew(payload, UserOf(payload));
        return line.Kind switch
        {
            FakeDeliveryKind.Event => Event(payload, line.RetryNumber),
            FakeDeliveryKind.Command => defaults.Command((string)payload["command"]!, "", payload),
            _ => defaults.WithUrl(defaults.Interaction(payload), "actions", hasUrl),
        };
    }

    private FakeDelivery Event(JsonObject callback, int retryNumber)
    {
        if (!replay.KeepEventIds && callback[EventId] is JsonValue value && value.TryGetValue<string>(out var recorded))
        {
            if (!newIds.TryGetValue(recorded, out var id))
            {
                newIds.Add(recorded, id = defaults.NewEventId());
            }

            callback[EventId] = id;
        }

        // A line that was written by hand may leave it out.
        PayloadDefaults.Fill(callback, "type", () => "event_callback");
        return defaults.Event(callback, retryNumber);
    }

    // The user of a command, an interaction or an event, whose triggers they are.
    private static JsonNode? UserOf(JsonObject fields) =>
        fields["user_id"] ?? IdOf(fields["user"]) ?? IdOf((fields["event"] as JsonObject)?["user"]);

    private static JsonNode? IdOf(JsonNode? user) => user is JsonObject fields ? fields["id"] : user;

    private void Renew(JsonObject fields, JsonNode? user)
    {
        foreach (var (name, value) in fields.ToList())
        {
            if (Renew(name, value, user) is { } renewed)
            {
                fields[name] = renewed;
            }
            else
            {
                RenewWithin(value, user);
            }
        }
    }

    private void RenewWithin(JsonNode? value, JsonNode? user)
    {
        switch (value)
        {
            case JsonObject inner:
                Renew(inner, IdOf(inner["interactor"]) ?? user);
                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    RenewWithin(item, user);
                }

                break;
        }
    }

    // Returns the new value of a field; null for a field that stays.
    private JsonNode? Renew(string name, JsonNode? value, JsonNode? user)
    {
        if (value is not JsonValue scalar)
        {
            return null;
        }

        if (name == "event_time" && scalar.TryGetValue<long>(out var seconds))
        {
            return seconds + (long)shift.TotalSeconds;
        }

        if (!scalar.TryGetValue<string>(out var text))
        {
            return null;
        }

        return name switch
        {
            "token" => options.App.VerificationToken,
            "bot_access_token" => FakeSlack.BotToken,
            "trigger_id" or "interactivity_pointer" => defaults.NewTrigger(user),
            ResponseUrl => defaults.NewResponseUrl(),
            "ts" or "latest_reply" => Shift(text),
            _ when name.EndsWith("_ts", StringComparison.Ordinal) => Shift(text),
            _ => null,
        };
    }

    private string Shift(string timestamp) =>
        timestamp.Length == TimestampLength && timestamp[10] == '.' && long.TryParse(timestamp.AsSpan(0, 10), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds + (long)shift.TotalSeconds:D10}{timestamp.AsSpan(10)}")
            : timestamp;
}
