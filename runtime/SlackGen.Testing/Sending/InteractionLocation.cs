using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Completes the part of an interaction that says where it took place: in a view or at a message.</summary>
/// <param name="identity">The app, workspace and person.</param>
/// <param name="timestamp">Creates timestamps.</param>
internal sealed class InteractionLocation(FakeAppIdentity identity, Func<string> timestamp)
{
    private const string Container = "container";
    private const string Message = "message";
    private const string View = "view";

    private static readonly string[] OfElements = ["block_actions", "block_suggestion"];

    private int created;

    /// <summary>Returns whether an interaction of a type is always in a view.</summary>
    public static bool IsOfView(string type) => type is "view_submission" or "view_closed";

    /// <summary>Completes an interaction that has a channel if it is not in a view.</summary>
    public void Complete(JsonObject payload, string type)
    {
        if (IsOfView(type))
        {
            PayloadDefaults.Fill(payload, View, () => new JsonObject());
        }

        if (payload[View] is JsonObject view)
        {
            CompleteView(view);
        }

        switch (type)
        {
            case "view_submission":
                PayloadDefaults.Fill(payload, "response_urls", () => new JsonArray());
                break;
            case "view_closed":
                PayloadDefaults.Fill(payload, "is_cleared", () => false);
                break;
            case "message_action":
                PayloadDefaults.Fill(payload, Message, () => NewMessage(payload["user"]?["id"]?.DeepClone() ?? identity.UserId));
                PayloadDefaults.Fill(payload, "message_ts", () => payload[Message]?["ts"]?.DeepClone() ?? timestamp());
                break;
            default:
                if (OfElements.Contains(type))
                {
                    CompleteElement(payload, type);
                }

                break;
        }
    }

    private void CompleteElement(JsonObject payload, string type)
    {
        if (payload[View] is JsonObject view)
        {
            PayloadDefaults.Fill(payload, Container, () => new JsonObject { ["type"] = View, ["view_id"] = view["id"]?.DeepClone() });
        }
        else
        {
            PayloadDefaults.Fill(payload, Message, () => NewMessage(identity.BotUserId));
            PayloadDefaults.Fill(payload, Container, () => MessageContainer(payload));
        }

        if (type == "block_suggestion")
        {
            CompleteIds(payload);
            PayloadDefaults.Fill(payload, "value", () => "");
            return;
        }

        if (payload[View] is null)
        {
            PayloadDefaults.Fill(payload, "state", EmptyState);
        }

        foreach (var action in payload["actions"] is JsonArray actions ? actions.OfType<JsonObject>() : [])
        {
            CompleteIds(action);
            PayloadDefaults.Fill(action, "action_ts", () => timestamp());
        }
    }

    // Slack sends no ephemeral message, so a test says that the message is null.
    private JsonObject MessageContainer(JsonObject payload)
    {
        var container = new JsonObject
        {
            ["type"] = Message,
            ["message_ts"] = payload[Message]?["ts"]?.DeepClone() ?? timestamp(),
            ["channel_id"] = payload["channel"]?["id"]?.DeepClone() ?? identity.ChannelId,
            ["is_ephemeral"] = payload[Message] is null,
        };
        if (payload[Message]?["thread_ts"] is { } thread)
        {
            container["thread_ts"] = thread.DeepClone();
        }

        return container;
    }

    private JsonObject NewMessage(JsonNode user) => new() { ["type"] = Message, ["user"] = user, ["ts"] = timestamp(), ["text"] = "", ["team"] = identity.TeamId };

    private void CompleteView(JsonObject view)
    {
        PayloadDefaults.Fill(view, "id", () => $"V0FAKE{Next():D6}");
        PayloadDefaults.Fill(view, "team_id", () => identity.TeamId);
        PayloadDefaults.Fill(view, "type", () => "modal");
        PayloadDefaults.Fill(view, "blocks", () => new JsonArray());
        PayloadDefaults.Fill(view, "private_metadata", () => "");
        PayloadDefaults.Fill(view, "callback_id", () => "");
        PayloadDefaults.Fill(view, "state", EmptyState);
        PayloadDefaults.Fill(view, "hash", () => $"{timestamp()[..^7]}.{Guid.NewGuid().ToString("N")[..8]}");
        PayloadDefaults.Fill(view, "title", () => new JsonObject { ["type"] = "plain_text", ["text"] = "View Title", ["emoji"] = true });
        PayloadDefaults.Fill(view, "clear_on_close", () => false);
        PayloadDefaults.Fill(view, "notify_on_close", () => false);
        PayloadDefaults.Fill(view, "close", () => null);
        PayloadDefaults.Fill(view, "submit", () => null);
        PayloadDefaults.Fill(view, "previous_view_id", () => null);
        PayloadDefaults.Fill(view, "root_view_id", () => view["id"]?.DeepClone());
        PayloadDefaults.Fill(view, "app_id", () => identity.AppId);
        PayloadDefaults.Fill(view, "external_id", () => "");
        PayloadDefaults.Fill(view, "app_installed_team_id", () => identity.TeamId);
    }

    // Slack makes up the IDs that an app leaves out.
    private void CompleteIds(JsonObject element)
    {
        PayloadDefaults.Fill(element, "action_id", () => $"fake-action-{Next()}");
        PayloadDefaults.Fill(element, "block_id", () => $"fake-block-{Next()}");
    }

    private int Next() => Interlocked.Increment(ref created);

    private static JsonObject EmptyState() => new() { ["values"] = new JsonObject() };
}
