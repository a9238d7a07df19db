using System.Diagnostics;
using SlackGen.Testing;

namespace Bot.Tests;

/// <summary>Stories of people who use the bot, and what they see. Each story runs over Socket Mode and over HTTP, in a fake workspace on this machine.</summary>
[TestFixture(true, TestName = "Over Socket Mode")]
[TestFixture(false, TestName = "Over HTTP", Category = "Slow")]
public sealed class BotTests(bool useSocketMode)
{
    private const string Channel = "#deploys";

    private BotHost bot = null!;

    private WorkspaceUser Ray => bot.Workspace.User("stantz");

    private WorkspaceUser Winston => bot.Workspace.User("zeddemore");

    [SetUp]
    public async Task SetUp() => bot = await BotHost.StartAsync(useSocketMode);

    [TearDown]
    public async Task TearDown() => await bot.DisposeAsync();

    [Test]
    public async Task The_whole_story_is_told()
    {
        var output = new StringWriter();

        var started = Stopwatch.StartNew();
        await Story.TellAsync(bot.Workspace, output);

        TestContext.Out.WriteLine($"The story has taken {started.Elapsed.TotalMilliseconds:0} ms.");
        Assert.That(output.ToString(), Does.Contain("the message becomes: Back to 4.11.0").And.Contain("is 4.11.0 live? true"));
    }

    [Test]
    public async Task A_mention_is_replied_to_in_its_thread()
    {
        var mention = await Ray.SayAsync(Channel, "@deploy_bot what is live?");

        var reply = await mention.WaitForMessageAsync();
        Assert.That(reply.ThreadTs, Is.EqualTo(mention.Message!.Ts));
        Assert.That(reply.Text, Is.EqualTo("production runs 4.11.0"));
    }

    [Test]
    public async Task What_does_not_mention_the_bot_does_not_reach_it()
    {
        var said = await Ray.SayAsync(Channel, "what is live?");

        Assert.That(said.Deliveries, Is.Empty);
        Assert.That(bot.Workspace.UndeliveredEvents.Select(e => e.ToString()), Does.Contain("message: NotSubscribed"));
    }

    [Test]
    public async Task The_command_status_tells_the_user_what_is_live()
    {
        var command = await Ray.RunAsync("/deploy status", Channel);

        Assert.That(command.Replies.Single().Text, Is.EqualTo("production runs 4.11.0"));
        Assert.That(command.Replies.Single().IsEphemeral, Is.True);
    }

    [Test]
    public async Task The_command_opens_the_form()
    {
        var form = await OpenAsync();

        Assert.That(form.CallbackId, Is.EqualTo("deploy_form"));
        Assert.That((string?)form.Json["private_metadata"], Is.EqualTo("C2"));
    }

    [Test]
    public async Task The_menu_offers_the_releases_that_match_newest_first()
    {
        var menu = await Ray.OptionsAsync(await OpenAsync(), "release_menu", "4.11");

        Assert.That(menu.Options, Is.EqualTo(new[] { "4.11.3", "4.11.0" }));
    }

    [Test]
    public async Task A_release_that_is_live_is_an_error_in_the_form()
    {
        var submitted = await SubmitAsync("4.11.0");

        Assert.That(submitted.Errors["release"], Does.StartWith("4.11.0"));
        Assert.That(submitted.View, Is.Not.Null);
        Assert.That(bot.Slack.RequestsTo("chat.postMessage"), Is.Empty);
    }

    [Test]
    public async Task A_release_that_has_disappeared_since_it_was_offered_is_an_error_in_the_form()
    {
        var gone = new { type = "external_select", selected_option = new { text = new { type = "plain_text", text = "9.9.9" }, value = "9.9.9" } };

        var submitted = await SubmitAsync(gone);

        Assert.That(submitted.Errors["release"], Does.StartWith("9.9.9"));
    }

    [Test]
    public async Task A_release_goes_live_and_its_message_has_a_button_to_go_back()
    {
        var submitted = await SubmitAsync("4.12.0");

        var message = await submitted.WaitForMessageAsync();
        Assert.That(submitted.View, Is.Null);
        Assert.That(message.ChannelId, Is.EqualTo("C2"));
        Assert.That(message.Text, Is.EqualTo("4.12.0 is live"));
        Assert.That((string?)message.Json["blocks"]![1]!["elements"]![0]!["value"], Is.EqualTo("4.11.0"));
    }

    [Test]
    public async Task The_message_quotes_the_reason_as_plain_text()
    {
        var message = await (await SubmitAsync("4.12.0", "It is <!channel> Friday")).WaitForMessageAsync();

        var field = message.Json["blocks"]![0]!["fields"]![0]!;
        Assert.That(((string?)field["type"], (string?)field["text"]), Is.EqualTo(("plain_text", "It is <!channel> Friday")));
    }

    [Test]
    public async Task The_button_goes_back_and_replaces_the_message()
    {
        var message = await (await SubmitAsync("4.12.0")).WaitForMessageAsync();

        var replaced = await (await Winston.ClickAsync(message, "roll_back")).WaitForMessageAsync();

        Assert.That(replaced.Ts, Is.EqualTo(message.Ts));
        Assert.That(replaced.Text, Is.EqualTo("Back to 4.11.0, by <@U3>"));
        Assert.That((await Ray.RunAsync("/deploy status", Channel)).Replies.Single().Text, Is.EqualTo("production runs 4.11.0"));
    }

    [Test]
    public async Task The_Home_tab_shows_what_is_live()
    {
        var home = await (await Ray.OpenHomeAsync()).WaitForViewAsync();

        Assert.That(home.UserId, Is.EqualTo(Ray.Id));
        Assert.That((string?)home.Json["blocks"]![1]!["text"]!["text"], Is.EqualTo("*production* runs `4.11.0`"));
    }

    [TestCase("4.11.0", true)]
    [TestCase("4.12.0", false)]
    public async Task A_workflow_learns_whether_a_release_is_live(string release, bool isLive)
    {
        var function = await (await Ray.RunFunctionAsync("is_live", new { release })).WaitForFunctionAsync();

        Assert.That((bool?)function.Outputs!["live"], Is.EqualTo(isLive));
    }

    [Test]
    public async Task A_workflow_without_a_release_fails_with_the_reason()
    {
        var function = await (await Ray.RunFunctionAsync("is_live")).WaitForFunctionAsync();

        Assert.That(function, Is.EqualTo(new FunctionOutcome(null, "The step has no release.")));
    }

    private async Task<WorkspaceView> OpenAsync() => (await Ray.RunAsync("/deploy", Channel)).View!;

    private async Task<ActOutcome> SubmitAsync(object release, string? reason = null) =>
        await Ray.SubmitAsync(await OpenAsync(), new Dictionary<string, object?> { ["release_menu"] = release, ["reason_text"] = reason });
}
