using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>A bot of Slack's own framework for JavaScript works against the fake as it is, over Socket Mode and over HTTP with both of its receivers.</summary>
[Category("Slow")]
[TestFixture("socket")]
[TestFixture("http")]
[TestFixture("express")]
public sealed class BoltTests(string transport)
{
    private FakeSlack slack = null!;
    private NodeProgram bot = null!;
    private FakeTransport app = null!;
    private string knownErrors = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        slack = await FakeSlack.StartAsync();
        bot = await NodeProgram.StartAsync(slack, "bolt.mjs", transport);
        if (transport != "socket")
        {
            app = slack.DeliverTo(await bot.ReadUrlAsync());
        }
        else
        {
            await bot.WaitForConnectionAsync(slack);
            app = slack.SocketMode;
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        (app as IDisposable)?.Dispose();
        if (bot is not null)
        {
            await bot.DisposeAsync();
        }

        await slack.DisposeAsync();
    }

    [SetUp]
    public void Clear() => slack.Clear();

    // Every test: Bolt complains of nothing, the fake of nothing, and no call is refused.
    [TearDown]
    public void Verify() => Assert.Multiple(() =>
    {
        Assert.That(bot.Errors[knownErrors.Length..], Is.Empty);
        Assert.That(slack.SocketMode.ProtocolErrors, Is.Empty);
        Assert.That(slack.Requests.Where(r => r.Refused is not null).Select(r => $"{r.Method}: {r.Refused}"), Is.Empty);
    });

    [Test]
    public async Task A_message_is_replied_to()
    {
        await AcknowledgedAsync(app.SendEventAsync(new { type = "message", channel = "C1", channel_type = "channel", user = "U1", text = "hello", ts = "1770000000.000100" }));
        var post = await CallAsync("chat.postMessage");
        Assert.That(((string?)post["channel"], (string?)post["text"]), Is.EqualTo(("C1", "Hey there <@U1>!")));
    }

    [Test]
    public async Task A_message_that_mentions_the_bot_first_is_recognized()
    {
        await AcknowledgedAsync(app.SendEventAsync(
            new { type = "message", channel = "C1", channel_type = "channel", user = "U1", text = "<@U0FAKEBOT> are you there?", ts = "1770000000.000200" }));
        Assert.That((string?)(await CallAsync("chat.postMessage"))["text"], Is.EqualTo("I am."));
    }

    [Test]
    public async Task Releases_are_deployed_and_rolled_back()
    {
        await AcknowledgedAsync(app.SendEventAsync(new { type = "app_mention", user = "U1", text = "<@U0FAKEBOT> what is live?", ts = "1770000000.000300", channel = "C1" }));
        var mention = await CallAsync("chat.postMessage");
        Assert.That(((string?)mention["thread_ts"], (string?)mention["text"]), Is.EqualTo(("1770000000.000300", "production runs 4.11.0")));

        var status = await AcknowledgedAsync(app.SendCommandAsync("/deploy", "status"));
        Assert.That(TextOf(status), Is.EqualTo("production runs 4.11.0"));

        await AcknowledgedAsync(app.SendCommandAsync("/deploy", "", new { channel_id = "C7" }));
        var view = (await CallAsync("views.open"))["view"]!;
        Assert.That((string?)view["title"]!["text"], Is.EqualTo("Deploy"));

        var menu = await AcknowledgedAsync(app.SendInteractionAsync(
            new { type = "block_suggestion", action_id = "release_menu", block_id = "release", value = "4.11", view = new { id = "V1", callback_id = "deploy_form" } }));
        Assert.That(menu.Payload!["options"]!.AsArray().Select(o => (string?)o!["value"]), Is.EqualTo(new[] { "4.11.3", "4.11.0" }));

        var wrong = await AcknowledgedAsync(app.SendInteractionAsync(Submission(view, "4.11.0")));
        Assert.That(wrong.Payload!.ToJsonString(), Is.EqualTo("""{"response_action":"errors","errors":{"release":"4.11.0 is live already."}}"""));

        await AcknowledgedAsync(app.SendInteractionAsync(Submission(view, "4.12.0")));
        var post = await CallAsync("chat.postMessage", 2);
        Assert.That(((string?)post["channel"], (string?)post["text"]), Is.EqualTo(("C7", "4.12.0 is live")));

        var click = await app.SendInteractionAsync(new
        {
            type = "block_actions",
            user = new { id = "U2", username = "egon" },
            actions = new[] { new { type = "button", action_id = "roll_back", block_id = "b1", value = "4.11.0" } },
        });
        await click.Acknowledged.Soon();
        var replies = await click.WaitForResponseMessagesAsync();
        Assert.That(replies.Select(r => ((bool?)r.Message["replace_original"], (string?)r.Message["text"])), Is.EqualTo(new[] { ((bool?)true, "Back to 4.11.0, by <@U2>") }));

        await AcknowledgedAsync(app.SendEventAsync(new { type = "app_home_opened", user = "U1", channel = "D1", tab = "home" }));
        var home = await CallAsync("views.publish");
        Assert.That(((string?)home["user_id"], (string?)home["view"]!["blocks"]![0]!["text"]!["text"]), Is.EqualTo(("U1", "production runs 4.11.0")));
    }

    [Test]
    public async Task A_shortcut_opens_a_view()
    {
        var shortcut = await app.SendInteractionAsync(new { type = "shortcut", callback_id = "who_is_live" });
        await shortcut.Acknowledged.Soon();
        Assert.That((string?)(await CallAsync("views.open"))["trigger_id"], Is.EqualTo(shortcut.TriggerId));
    }

    [TestCase("4.11.0", "functions.completeSuccess", """{"live":true}""")]
    [TestCase("4.10.2", "functions.completeSuccess", """{"live":false}""")]
    [TestCase(null, "functions.completeError", "The step has no release.")]
    public async Task A_step_of_a_workflow_is_completed(string? release, string method, string result)
    {
        await AcknowledgedAsync(app.SendEventAsync(new
        {
            type = "function_executed",
            function = new { id = "Fn1", callback_id = "is_live" },
            inputs = new { release },
            function_execution_id = "Fx1",
            bot_access_token = FakeSlack.BotToken,
        }));
        var call = await CallAsync(method);
        Assert.Multiple(() =>
        {
            Assert.That((string?)call["function_execution_id"], Is.EqualTo("Fx1"));
            Assert.That(call["outputs"]?.ToJsonString() ?? (string?)call["error"], Is.EqualTo(result));
        });
    }

    [Test]
    public async Task Requests_with_a_wrong_signature_are_refused()
    {
        if (transport == "socket")
        {
            Assert.Pass("Socket Mode has no signatures.");
        }

        using var stranger = slack.DeliverTo(((FakeRequestUrl)app).Address, "not-the-secret");
        var command = await stranger.SendCommandAsync("/deploy", "status");
        await command.Completed.Soon();
        Assert.That((command.IsAcknowledged, command.Attempts[^1].StatusCode), Is.EqualTo((false, 401)));
        knownErrors = await bot.WaitForErrorAsync("Signature mismatch");
    }

    [Test]
    public async Task The_request_URL_is_verified()
    {
        if (transport == "socket")
        {
            Assert.Pass("Socket Mode has no request URL.");
        }

        await AcknowledgedAsync(((FakeRequestUrl)app).SendUrlVerificationAsync());
        if (transport == "http")
        {
            // The ExpressReceiver of Bolt 5.1.0 wants a signature here too, which its HTTPReceiver knows that Slack does not send.
            await AcknowledgedAsync(((FakeRequestUrl)app).SendSslCheckAsync());
        }
    }

    [Test]
    public async Task A_connection_is_replaced_after_a_refresh()
    {
        if (transport != "socket")
        {
            Assert.Pass("HTTP has no connection to refresh.");
        }

        var before = slack.SocketMode.Connections[0];
        await before.RequestRefreshAsync();
        await before.Closed.Soon();
        await slack.SocketMode.WaitForConnectionsAsync();
        var status = await AcknowledgedAsync(app.SendCommandAsync("/deploy", "status"));
        Assert.That(status.Connection, Is.Not.SameAs(before));
    }

    private static object Submission(JsonNode view, string release) => new
    {
        type = "view_submission",
        user = new { id = "U1", name = "spengler" },
        view = new
        {
            id = "V1",
            callback_id = (string?)view["callback_id"],
            private_metadata = (string?)view["private_metadata"],
            state = new
            {
                values = new
                {
                    release = new { release_menu = new { type = "external_select", selected_option = new { text = new { type = "plain_text", text = release }, value = release } } },
                },
            },
        },
    };

    // Bolt acknowledges a command with a text as a JSON object over Socket Mode, and as plain text over HTTP.
    private static string? TextOf(FakeAttempt attempt) => attempt.Payload is JsonObject message ? (string?)message["text"] : attempt.ResponseText;

    private static async Task<FakeAttempt> AcknowledgedAsync(Task<FakeDelivery> sending) => await (await sending).Acknowledged.Soon();

    private async Task<JsonObject> CallAsync(string method, int count = 1) => (await slack.WaitForRequestsAsync(method, count))[count - 1].Arguments;
}
