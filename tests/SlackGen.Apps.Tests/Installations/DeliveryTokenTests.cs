using System.Text.Json.Nodes;

namespace SlackGen.Apps.Tests.Installations;

/// <summary>The client of a delivery has the token of the workspace that the delivery comes from, and never that of another one.</summary>
public sealed class DeliveryTokenTests
{
    private static readonly SlackHandler<TestApp>[] Handlers =
    [
        Handle.Event("message", CallAsync),
        Handle.Event("channel_created", CallAsync, Ack.Returned),
        Handle.Command("/deploy", async call =>
        {
            await CallAsync(call);
            return "Done.";
        }),
        Handle.Action("roll_back", CallAsync),
        Handle.Submit("form", async call =>
        {
            await CallAsync(call);
            return ViewReply.Close;
        }),
        Handle.Function("approve", async call =>
        {
            await CallAsync(call);
            return FunctionReply.Complete();
        }),
    ];

    [Test]
    public async Task Each_workspace_has_its_own_token()
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync("T1");
        await app.InstallAsync("T2");

        await app.SendAsync(Event("T2", channel: "C2"));
        await app.SendAsync(Event("T1"));
        await app.DrainAsync();

        Assert.That(app.Slack.TokensUsed, Is.EquivalentTo(new[] { "xoxb--T1-", "xoxb--T2-" }));
        Assert.That(app.Problems, Is.Empty);
    }

    [TestCase("T1", "E1", "xoxb-E1-T1-", TestName = "of an organization")]
    [TestCase("T9", null, "xoxb--T9-", TestName = "outside of one")]
    public async Task The_organization_is_a_part_of_the_workspace(string team, string? enterprise, string token)
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync(team, enterprise);

        await app.SendAsync(Event(team, enterprise));
        await app.DrainAsync();

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { token }));
    }

    [Test]
    public async Task A_workspace_that_has_joined_an_organization_since_keeps_its_token()
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync("T1");

        await app.SendAsync(Event("T1", "E1"));
        await app.DrainAsync();

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb--T1-" }));
    }

    [Test]
    public async Task A_workspace_that_has_left_its_organization_since_keeps_its_token()
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync("T1", "E1");

        await app.SendAsync(Event("T1"));
        await app.DrainAsync();

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb-E1-T1-" }));
    }

    [Test]
    public async Task An_installation_in_the_whole_organization_has_one_token_for_its_workspaces()
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync(null, "E1");
        await app.InstallAsync("T1");

        await app.SendAsync(Event("T1", "E1", isOrganization: true));
        await app.DrainAsync();

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb-E1--" }));
    }

    [Test]
    public async Task The_token_of_an_organization_is_not_used_for_a_workspace_that_is_installed_by_itself()
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync(null, "E1");

        await app.SendAsync(Event("T1", "E1"));
        await app.DrainAsync();

        Assert.That(app.Slack.Calls, Is.Empty);
    }

    [Test]
    public async Task An_event_that_a_user_authorized_has_the_token_of_the_user()
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync("T1");
        await app.InstallAsync("T1", user: "U7");

        await app.SendAsync(Event("T1", user: "U7"));
        await app.SendAsync(Event("T1", user: "U8"));
        await app.DrainAsync();

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb--T1-U7", "xoxb--T1-" }), "without a token of the user, that of the bot");
    }

    [Test]
    public async Task A_command_has_the_token_of_the_bot_or_else_of_its_user()
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync("T1", user: "U1");
        await app.InstallAsync("T1", user: "U2");

        await app.SendAsync(Sent.Command("/deploy"));
        await app.InstallAsync("T1");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await app.SendAsync(Sent.Command("/deploy"));

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb--T1-U1", "xoxb--T1-" }));
    }

    [Test]
    public async Task A_view_across_a_shared_channel_has_the_token_of_the_workspace_that_its_app_is_installed_in()
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync("T1");
        await app.InstallAsync("T2");
        var submission = Sent.Submission("form");
        submission["team"] = new JsonObject { ["id"] = "T2" };
        submission["view"]!["app_installed_team_id"] = "T1";

        await app.SendAsync(submission);

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb--T1-" }));
    }

    [Test]
    public async Task A_view_across_a_shared_channel_is_not_looked_up_in_the_organization_of_its_user()
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync("T1", "E1");
        var submission = Sent.Submission("form");
        (submission["team"], submission["enterprise"]) = (new JsonObject { ["id"] = "T2", ["enterprise_id"] = "E2" }, new JsonObject { ["id"] = "E2" });
        submission["view"]!["app_installed_team_id"] = "T1";

        await app.SendAsync(submission);

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb-E1-T1-" }));
    }

    [TestCase(false, "xoxb-E1-T1-")]
    [TestCase(true, "xoxb-E1--")]
    public async Task A_click_in_a_shared_channel_by_somebody_of_another_organization_has_the_token_of_the_installation(bool isOrganization, string token)
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync("T1", "E1");
        await app.InstallAsync(null, "E1");
        await app.InstallAsync(null, "E2");
        var click = Sent.Actions(("button", "roll_back", "b1"));
        (click["user"]!["team_id"], click["enterprise"], click["is_enterprise_install"]) = ("T2", new JsonObject { ["id"] = "E2" }, isOrganization);
        click["team"] = new JsonObject { ["id"] = "T1", ["domain"] = "one", ["enterprise_id"] = "E1" };

        await app.SendAsync(click);
        await app.DrainAsync();

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { token }));
    }

    [Test]
    public async Task Empty_IDs_are_none()
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync("T1");
        var command = Sent.Command("/deploy");
        command["enterprise_id"] = "";

        await app.SendAsync(command);

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb--T1-" }));
    }

    [Test]
    public async Task A_function_of_a_workspace_without_an_installation_has_the_token_of_its_execution()
    {
        await using var app = new InstalledHost(Handlers);
        app.Slack.Add("xwfp-function-token-1");

        await app.SendAsync(Sent.Function("approve"));
        await app.DrainAsync();

        Assert.That(app.Slack.Calls.Select(c => (c.Method, c.Token)), Is.EqualTo(new[] { ("auth.test", "xwfp-function-token-1"), ("functions.completeSuccess", "xwfp-function-token-1") }));
    }

    [Test]
    public async Task A_large_view_is_sent_with_the_token_of_its_workspace()
    {
        var view = new Types.ModalView
        {
            Title = new() { Text = "Big" },
            Blocks = [.. Enumerable.Range(0, 90).Select(i => new Types.SectionBlock { Text = new Types.PlainText { Text = new string('x', 400) } })],
        };
        await using var app = new InstalledHost(Handle.Submit("form", _ => Task.FromResult<ViewReply?>(ViewReply.Update(view))));
        await app.InstallAsync("T2");
        var submission = Sent.Submission("form");
        submission["team"] = new JsonObject { ["id"] = "T2" };

        var acknowledged = app.Receiver.ReceiveAsync(Sent.Read(submission, app.Clock.GetUtcNow(), maxBytes: 20_480));
        await InstalledHost.PassAsync(app.Clock, Task.Run(() => Eventually.Becomes(() => app.Slack.Calls.Count > 0, true)));

        Assert.That(app.Slack.Calls.Select(c => (c.Method, c.Token)), Is.EqualTo(new[] { ("views.update", "xoxb--T2-") }));
        Assert.That((await acknowledged).IsAccepted, Is.True);
    }

    [Test]
    public async Task Without_an_installation_no_handler_runs_and_one_warning_says_where()
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync("T2");

        var command = await app.SendAsync(Sent.Command("/deploy"));
        var accepted = await app.SendAsync(Event("T1"));
        var returned = await app.SendAsync(Event("T1", type: "channel_created"));
        await app.DrainAsync();

        Assert.That(app.Slack.Calls, Is.Empty, "no call has the token of another workspace");
        Assert.That(app.Problems.Single(), Is.EqualTo("Command /deploy was not handled (1 since the last warning): the app is not installed in the workspace T1, so there is no token for it"));
        Assert.That((command.IsAccepted, accepted.IsAccepted, returned.IsAccepted), Is.EqualTo((true, true, false)), "Slack sends the last one again");
    }

    [Test]
    public async Task A_delivery_that_names_no_place_is_not_handled()
    {
        await using var app = new InstalledHost(Handlers);
        await app.InstallAsync("T1");

        var acknowledgement = await app.SendAsync(Sent.Submission("form"));

        Assert.That(app.Slack.Calls, Is.Empty);
        Assert.That(acknowledgement.IsAccepted, Is.False);
        Assert.That(app.Problems.Single(), Does.Contain("not installed in (none)"));
    }

    [Test]
    public async Task A_store_that_fails_fails_the_delivery_without_its_secrets()
    {
        await using var app = new InstalledHost(Handlers, store: new BrokenStore());

        var acknowledgement = await app.SendAsync(Event("T1", type: "channel_created"));

        Assert.That(acknowledgement.IsAccepted, Is.False, "Slack sends it again");
        Assert.That(app.Problems.Single(), Does.StartWith("Event channel_created was not handled (event Ev"));
        Assert.That(app.Log.Text, Does.Contain("SlackException: An installation could not be read: InvalidOperationException").And.Not.Contain(BrokenStore.Secret));
    }

    private static Task CallAsync(SlackInvocation call) => call.Context<SlackClient>().Client.CallAsync("auth.test");

    private static JsonObject Event(string team, string? enterprise = null, bool isOrganization = false, string? user = null, string type = "message", string channel = "C1")
    {
        var payload = Sent.Event(type, channel);
        (payload["team_id"], payload["enterprise_id"]) = (team, enterprise);
        payload["authorizations"] = new JsonArray(new JsonObject
        {
            ["team_id"] = team,
            ["enterprise_id"] = enterprise,
            ["user_id"] = user ?? Sent.BotUser,
            ["is_bot"] = user is null,
            ["is_enterprise_install"] = isOrganization,
        });
        return payload;
    }
}
