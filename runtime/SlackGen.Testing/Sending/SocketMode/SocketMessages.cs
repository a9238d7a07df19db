using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The messages of a Socket Mode server.</summary>
internal static class SocketMessages
{
    /// <summary>The name of the server in messages and pings.</summary>
    public const string Host = "applink-fake";

    // Slack takes the reply to these from the acknowledgement.
    private static readonly string[] WithReply = ["view_submission", "block_suggestion", "dialog_submission", "dialog_suggestion", "interactive_message"];

    /// <summary>Returns whether the acknowledgement of a delivery may carry a reply.</summary>
    public static bool AcceptsPayload(FakeDelivery delivery) => delivery.Kind == FakeDeliveryKind.Command || WithReply.Contains(delivery.Type);

    public static string Hello(int connections, TimeSpan lifetime, string appId) => new JsonObject
    {
        ["type"] = "hello",
        ["num_connections"] = connections,
        ["debug_info"] = new JsonObject
        {
            ["host"] = Host,
            ["build_number"] = 1,
            ["approximate_connection_time"] = (int)lifetime.TotalSeconds,
        },
        ["connection_info"] = new JsonObject { ["app_id"] = appId },
    }.ToJsonString();

    public static string Disconnect(string reason) => new JsonObject
    {
        ["type"] = "disconnect",
        ["reason"] = reason,
        ["debug_info"] = new JsonObject { ["host"] = Host },
    }.ToJsonString();

    public static JsonObject Envelope(string id, FakeDelivery delivery, FakeAttempt attempt, bool acceptsPayload)
    {
        var envelope = new JsonObject
        {
            ["envelope_id"] = id,
            ["payload"] = delivery.Payload,
            ["type"] = delivery.Kind switch
            {
                FakeDeliveryKind.Event => "events_api",
                FakeDeliveryKind.Command => "slash_commands",
                FakeDeliveryKind.Interaction => "interactive",
                _ => throw new InvalidOperationException($"Socket Mode does not carry a delivery of the kind {delivery.Kind}."),
            },
            ["accepts_response_payload"] = acceptsPayload,
        };
        if (delivery.Kind == FakeDeliveryKind.Event)
        {
            envelope["retry_attempt"] = attempt.Number;
            envelope["retry_reason"] = attempt.RetryReason ?? "";
        }

        return envelope;
    }
}
