using System.Text.Json.Nodes;
using SlackGen.Testing;

namespace Bot;

/// <summary>What people do with the bot in a day, and what they see.</summary>
internal static class Story
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task TellAsync(FakeSlack fake, FakeTransport slack, TextWriter output)
    {
        var mention = await slack.SendEventAsync(new { type = "app_mention", user = "U1", text = "<@U0FAKEBOT> what is live?", ts = "1770000000.000100", channel = "C1", event_ts = "1770000000.000100" });
        await mention.Acknowledged.WaitAsync(Patience);
        var posted = await CallAsync(fake, "chat.postMessage", 1);
        output.WriteLine($"  @bot what is live?        -> in the thread of {posted["thread_ts"]}: {posted["text"]}");

        var status = await slack.SendCommandAsync("/deploy", "status");
        var reply = await status.Acknowledged.WaitAsync(Patience);
        output.WriteLine($"  /deploy status            -> {reply.Payload!["text"]}");

        var command = await slack.SendCommandAsync("/deploy", "", new { channel_id = "C1" });
        await command.Acknowledged.WaitAsync(Patience);
        var view = (await CallAsync(fake, "views.open", 1))["view"]!;
        output.WriteLine($"  /deploy                   -> the form '{view["title"]!["text"]}'");

        var menu = await slack.SendInteractionAsync(new { type = "block_suggestion", action_id = "release_menu", block_id = "release", value = "4.1" });
        var options = (await menu.Acknowledged.WaitAsync(Patience)).Payload!["options"]!.AsArray();
        output.WriteLine($"  types 4.1 into the menu   -> {string.Join(", ", options.Select(o => o!["value"]))}");

        var wrong = await slack.SendInteractionAsync(Submission(view, "4.11.0"));
        var errors = (await wrong.Acknowledged.WaitAsync(Patience)).Payload!;
        output.WriteLine($"  submits 4.11.0            -> {errors["response_action"]}: {errors["errors"]!["release"]}");

        var right = await slack.SendInteractionAsync(Submission(view, "4.12.0"));
        await right.Acknowledged.WaitAsync(Patience);
        posted = await CallAsync(fake, "chat.postMessage", 2);
        output.WriteLine($"  submits 4.12.0            -> the form closes; in {posted["channel"]}: {posted["text"]}");

        var click = await slack.SendInteractionAsync(new
        {
            type = "block_actions",
            user = new { id = "U2", username = "egon" },
            actions = new[] { new { type = "button", action_id = "roll_back", block_id = "b1", value = "4.11.0", action_ts = "1770000001.000100" } },
        });
        await click.Acknowledged.WaitAsync(Patience);
        var replaced = await UntilAsync(() => click.ResponseMessages is [var first, ..] ? first.Message : null);
        output.WriteLine($"  clicks 'Back to 4.11.0'   -> the message becomes: {replaced["text"]}");

        var home = await slack.SendEventAsync(new { type = "app_home_opened", user = "U1", channel = "D1", tab = "home", event_ts = "1770000002.000100" });
        await home.Acknowledged.WaitAsync(Patience);
        var published = (await CallAsync(fake, "views.publish", 1))["view"]!["blocks"]!.AsArray();
        output.WriteLine($"  opens the Home tab        -> {published[1]!["text"]!["text"]}");

        await slack.SendEventAsync(new
        {
            type = "function_executed",
            function = new { id = "Fn1", callback_id = "is_live" },
            inputs = new { release = "4.11.0" },
            function_execution_id = "Fx1",
            bot_access_token = FakeSlack.BotToken,
            event_ts = "1770000003.000100",
        });
        var outputs = (await CallAsync(fake, "functions.completeSuccess", 1))["outputs"]!;
        output.WriteLine($"  a workflow asks           -> is 4.11.0 live? {outputs["live"]}");
    }

    private static object Submission(JsonNode view, string release) => new
    {
        type = "view_submission",
        user = new { id = "U1", name = "spengler" },
        view = new
        {
            id = "V1",
            type = "modal",
            callback_id = (string?)view["callback_id"],
            private_metadata = (string?)view["private_metadata"],
            blocks = view["blocks"]!.DeepClone(),
            state = new
            {
                values = new
                {
                    release = new { release_menu = new { type = "external_select", selected_option = new { text = new { type = "plain_text", text = release }, value = release } } },
                    reason = new { reason_text = new { type = "plain_text_input", value = "It is Friday" } },
                },
            },
        },
    };

    // The handler of an event runs after its acknowledgement, so its calls come a moment later.
    private static async Task<JsonObject> CallAsync(FakeSlack fake, string method, int count) =>
        (await UntilAsync(() => fake.RequestsTo(method) is { } requests && requests.Count >= count ? requests[count - 1] : null)).Arguments;

    private static async Task<T> UntilAsync<T>(Func<T?> find)
        where T : class
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            if (find() is { } found)
            {
                return found;
            }

            await Task.Delay(5, limit.Token);
        }
    }
}
