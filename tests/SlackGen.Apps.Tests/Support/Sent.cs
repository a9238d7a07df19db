using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Apps.Tests;

/// <summary>Payloads as Slack sends them.</summary>
internal static class Sent
{
    public const string BotUser = "U0BOT";

    private static int lastEvent;

    public static JsonObject Event(string type, string? channel = "C1", string? id = null, params (string Name, JsonNode? Value)[] fields)
    {
        var body = new JsonObject { ["type"] = type, ["user"] = "U1", ["channel"] = channel };
        foreach (var (name, value) in fields)
        {
            body[name] = value;
        }

        return new JsonObject
        {
            ["token"] = "verification-token",
            ["team_id"] = "T1",
            ["api_app_id"] = "A1",
            ["event"] = body,
            ["type"] = "event_callback",
            ["event_id"] = id ?? $"EvSent{Interlocked.Increment(ref lastEvent)}",
            ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = "T1", ["user_id"] = BotUser, ["is_bot"] = true }),
        };
    }

    public static JsonObject Function(string callbackId) => Event("function_executed", null, null,
        ("function", new JsonObject { ["id"] = "Fn1", ["callback_id"] = callbackId }), ("function_execution_id", "Fx1"), ("bot_access_token", "xwfp-function-token-1"));

    public static JsonObject Command(string command, string? responseUrl = null) => new()
    {
        ["token"] = "verification-token",
        ["command"] = command,
        ["text"] = "text",
        ["user_id"] = "U1",
        ["channel_id"] = "C1",
        ["team_id"] = "T1",
        ["api_app_id"] = "A1",
        ["trigger_id"] = "1.2.3",
        ["response_url"] = responseUrl,
        ["is_enterprise_install"] = "false",
    };

    public static JsonObject Actions(params (string Type, string ActionId, string BlockId)[] actions) => new()
    {
        ["type"] = "block_actions",
        ["user"] = new JsonObject { ["id"] = "U1" },
        ["channel"] = new JsonObject { ["id"] = "C1" },
        ["actions"] = new JsonArray([.. actions.Select(a => new JsonObject { ["type"] = a.Type, ["action_id"] = a.ActionId, ["block_id"] = a.BlockId })]),
    };

    public static JsonObject Submission(string callbackId) => new()
    {
        ["type"] = "view_submission",
        ["user"] = new JsonObject { ["id"] = "U1" },
        ["view"] = new JsonObject { ["id"] = "V1", ["callback_id"] = callbackId },
    };

    public static JsonObject Closed(string callbackId) => new()
    {
        ["type"] = "view_closed",
        ["user"] = new JsonObject { ["id"] = "U1" },
        ["view"] = new JsonObject { ["id"] = "V1", ["callback_id"] = callbackId },
    };

    public static JsonObject Shortcut(string callbackId, string type = "shortcut") =>
        new() { ["type"] = type, ["callback_id"] = callbackId, ["user"] = new JsonObject { ["id"] = "U1" } };

    public static JsonObject Suggestion(string actionId) =>
        new() { ["type"] = "block_suggestion", ["action_id"] = actionId, ["block_id"] = "B1", ["value"] = "ab", ["user"] = new JsonObject { ["id"] = "U1" } };

    /// <summary>Returns a delivery of a payload.</summary>
    public static SlackDelivery Read(JsonObject payload, DateTimeOffset at, int retry = 0, int? maxBytes = null) => SlackDelivery.Read(
        JsonSerializer.SerializeToUtf8Bytes<JsonNode>(payload),
        new SlackDeliverySource("socket", at, retry, retry == 0 ? null : "timeout", maxBytes, payload.ContainsKey("command")));
}
