using System.Text.Json.Nodes;
using SlackGen.Testing;

namespace Bot.Tests;

/// <summary>What people do with the bot, and what they see. Each story runs over Socket Mode and over HTTP, against a fake Slack on this machine.</summary>
[TestFixture(true, TestName = "Over Socket Mode")]
[TestFixture(false, TestName = "Over HTTP")]
public sealed class BotTests(bool useSocketMode)
{
    private FakeSlack fake = null!;
    private BotHost bot = null!;

    [SetUp]
    public async Task SetUp()
    {
        fake = await FakeSlack.StartAsync();
        bot = await BotHost.StartAsync(fake, useSocketMode);
    }

    [TearDown]
    public async Task TearDown()
    {
        await bot.DisposeAsync();
        await fake.DisposeAsync();
    }

    [Test]
    public async Task A_mention_is_replied_to_in_its_thread()
    {
        await bot.Slack.SendEventAsync(new { type = "app_mention", user = "U1", channel = "C1", text = "<@U0FAKEBOT> what is live?", ts = "1770000000.000100" });

        var message = await CalledAsync("chat.postMessage");
        Assert.That((string?)message["thread_ts"], Is.EqualTo("1770000000.000100"));
        Assert.That((string?)message["text"], Is.EqualTo("production runs 4.11.0"));
    }

    [Test]
    public async Task The_command_status_tells_the_user_what_is_live()
    {
        var command = await bot.Slack.SendCommandAsync("/deploy", "status");

        Assert.That((string?)(await ReplyAsync(command))!["text"], Is.EqualTo("production runs 4.11.0"));
    }

    [Test]
    public async Task The_command_opens_the_form()
    {
        var command = await bot.Slack.SendCommandAsync("/deploy", "", new { channel_id = "C7" });

        Assert.That(await ReplyAsync(command), Is.Null);
        var call = await CalledAsync("views.open");
        Assert.That((string?)call["trigger_id"], Is.EqualTo(command.TriggerId));
        Assert.That((string?)call["view"]!["private_metadata"], Is.EqualTo("C7"));
    }

    [Test]
    public async Task The_menu_offers_the_releases_that_match_newest_first()
    {
        var menu = await bot.Slack.SendInteractionAsync(new { type = "block_suggestion", action_id = "release_menu", block_id = "release", value = "4.11" });

        var options = (await ReplyAsync(menu))!["options"]!.AsArray();
        Assert.That(options.Select(o => (string?)o!["value"]), Is.EqualTo(new[] { "4.11.3", "4.11.0" }));
    }

    [TestCase("4.11.0", Description = "It is live.")]
    [TestCase("9.9.9", Description = "It does not exist.")]
    public async Task A_release_that_cannot_be_deployed_is_an_error_in_the_form(string release)
    {
        var form = await SubmitAsync(release);

        Assert.That((string?)(await ReplyAsync(form))!["errors"]!["release"], Does.StartWith(release));
        Assert.That(fake.RequestsTo("chat.postMessage"), Is.Empty);
    }

    [Test]
    public async Task A_release_goes_live_and_its_message_has_a_button_to_go_back()
    {
        var form = await SubmitAsync("4.12.0");

        Assert.That(await ReplyAsync(form), Is.Null);
        var message = await CalledAsync("chat.postMessage");
        Assert.That((string?)message["channel"], Is.EqualTo("C7"));
        Assert.That((string?)message["text"], Is.EqualTo("4.12.0 is live"));
        Assert.That((string?)message["blocks"]![1]!["elements"]![0]!["value"], Is.EqualTo("4.11.0"));
    }

    [Test]
    public async Task The_message_quotes_the_reason_as_plain_text()
    {
        await ReplyAsync(await SubmitAsync("4.12.0", "It is <!channel> Friday"));

        var field = (await CalledAsync("chat.postMessage"))["blocks"]![0]!["fields"]![0]!;
        Assert.That(((string?)field["type"], (string?)field["text"]), Is.EqualTo(("plain_text", "It is <!channel> Friday")));
    }

    [Test]
    public async Task The_button_goes_back_and_replaces_the_message()
    {
        await ReplyAsync(await SubmitAsync("4.12.0"));

        var click = await bot.Slack.SendInteractionAsync(new
        {
            type = "block_actions",
            user = new { id = "U2" },
            actions = new[] { new { type = "button", action_id = "roll_back", block_id = "b1", value = "4.11.0" } },
        });

        await ReplyAsync(click);
        var message = (await click.WaitForResponseMessagesAsync())[0].Message;
        Assert.That((bool?)message["replace_original"], Is.True);
        Assert.That((string?)message["text"], Is.EqualTo("Back to 4.11.0, by <@U2>"));
        var status = await bot.Slack.SendCommandAsync("/deploy", "status");
        Assert.That((string?)(await ReplyAsync(status))!["text"], Is.EqualTo("production runs 4.11.0"));
    }

    [Test]
    public async Task The_Home_tab_shows_what_is_live()
    {
        await bot.Slack.SendEventAsync(new { type = "app_home_opened", user = "U1", channel = "D1", tab = "home" });

        var call = await CalledAsync("views.publish");
        Assert.That((string?)call["user_id"], Is.EqualTo("U1"));
        Assert.That((string?)call["view"]!["blocks"]![1]!["text"]!["text"], Is.EqualTo("*production* runs `4.11.0`"));
    }

    [TestCase("4.11.0", true)]
    [TestCase("4.12.0", false)]
    public async Task A_workflow_learns_whether_a_release_is_live(string release, bool isLive)
    {
        await AskAsync(new { release });

        Assert.That((bool?)(await CalledAsync("functions.completeSuccess"))["outputs"]!["live"], Is.EqualTo(isLive));
    }

    [Test]
    public async Task A_workflow_without_a_release_fails_with_the_reason()
    {
        await AskAsync(new { });

        Assert.That((string?)(await CalledAsync("functions.completeError"))["error"], Is.EqualTo("The step has no release."));
    }

    // Returns what the bot has acknowledged a delivery with; null for nothing.
    private static async Task<JsonNode?> ReplyAsync(FakeDelivery delivery) => (await delivery.Acknowledged).Payload;

    private Task<FakeDelivery> SubmitAsync(string release, string? reason = null) => bot.Slack.SendInteractionAsync(new
    {
        type = "view_submission",
        view = new
        {
            id = "V1",
            type = "modal",
            callback_id = "deploy_form",
            private_metadata = "C7",
            title = new { type = "plain_text", text = "Deploy" },
            blocks = Array.Empty<object>(),
            state = new
            {
                values = new
                {
                    release = new { release_menu = new { type = "external_select", selected_option = new { text = new { type = "plain_text", text = release }, value = release } } },
                    reason = new { reason_text = new { type = "plain_text_input", value = reason } },
                },
            },
        },
    });

    private Task AskAsync(object inputs) => bot.Slack.SendEventAsync(new
    {
        type = "function_executed",
        function = new { id = "Fn1", callback_id = "is_live" },
        inputs,
        function_execution_id = "Fx1",
        bot_access_token = FakeSlack.BotToken,
    });

    // A handler of an event runs after its acknowledgement, so its call comes a moment later.
    private async Task<JsonObject> CalledAsync(string method) => (await fake.WaitForRequestsAsync(method))[0].Arguments;
}
