using SlackGen.Testing;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>A delivery of each kind that <see cref="EveryKindApp"/> handles, by a name for test cases.</summary>
internal static class Sendings
{
    public static Task<FakeDelivery> SendAsync(this FakeTransport slack, string name) => name switch
    {
        "event" => slack.SendEventAsync(new { type = "app_mention", user = "U1", channel = "C1", text = "<@U0FAKEBOT> hi", ts = "1770000000.000100" }),
        "returned event" => slack.SendEventAsync(new
        {
            type = "reaction_added",
            user = "U1",
            reaction = "eyes",
            item = new { type = "message", channel = "C1", ts = "1770000000.000100" },
        }),
        "command" => slack.SendCommandAsync("/deploy", "web 4.2", new { user_id = "U1" }),
        "click" => slack.SendInteractionAsync(Actions(new { type = "button", action_id = "approve", block_id = "b1", value = "4.2" })),
        "choice" => slack.SendInteractionAsync(Actions(Choice("deploy"))),
        "errors" or "update" or "push" or "clear" or "close" => slack.SendInteractionAsync(new { type = "view_submission", view = View(name) }),
        "closed" => slack.SendInteractionAsync(new { type = "view_closed", view = View("form"), is_cleared = true }),
        "options" => slack.SendInteractionAsync(Suggestion("release")),
        "groups" => slack.SendInteractionAsync(Suggestion("team")),
        "global shortcut" => slack.SendInteractionAsync(new { type = "shortcut", callback_id = "incident" }),
        "message shortcut" => slack.SendInteractionAsync(new
        {
            type = "message_action",
            callback_id = "incident",
            message_ts = "1770000000.000100",
            message = new { type = "message", text = "It is down.", ts = "1770000000.000100" },
        }),
        "function" => slack.SendEventAsync(new
        {
            type = "function_executed",
            function = new { id = "Fn1", callback_id = "approve" },
            inputs = new { release = "4.2" },
            function_execution_id = "Fx1",
            bot_access_token = FakeSlack.BotToken,
        }),
        "legacy click" => slack.SendInteractionAsync(new
        {
            type = "interactive_message",
            callback_id = "legacy",
            actions = new[] { new { name = "take_over", type = "button", value = "now" } },
        }),
        "legacy menu" => slack.SendInteractionAsync(new { type = "interactive_message", callback_id = "legacy", name = "bugs", value = "lan" }),
        "legacy submission" => slack.SendInteractionAsync(new { type = "dialog_submission", callback_id = "legacy", submission = new { seats = "3" }, state = "first" }),
        "legacy closed" => slack.SendInteractionAsync(new { type = "dialog_cancellation", callback_id = "legacy", state = "first" }),
        "legacy dialog menu" => slack.SendInteractionAsync(new { type = "dialog_suggestion", callback_id = "legacy", name = "destination", value = "ly" }),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public static object Actions(params object[] actions) => new { type = "block_actions", container = new { type = "message" }, actions };

    /// <summary>Returns a choice in the menu <c>service</c>, in a block.</summary>
    public static object Choice(string blockId) => new
    {
        type = "static_select",
        action_id = "service",
        block_id = blockId,
        selected_option = new { text = new { type = "plain_text", text = "Web" }, value = "web" },
    };

    private static object View(string callbackId) => new
    {
        id = "V1",
        type = "modal",
        callback_id = callbackId,
        title = new { type = "plain_text", text = "Deploy" },
        blocks = Array.Empty<object>(),
        state = new { values = new { name = new { name_text = new { type = "plain_text_input", value = "web" } } } },
    };

    private static object Suggestion(string actionId) => new { type = "block_suggestion", action_id = actionId, block_id = "b1", value = "4." };
}
