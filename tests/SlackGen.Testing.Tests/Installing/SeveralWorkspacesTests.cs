using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests.Installing;

public sealed class SeveralWorkspacesTests : InstallingTests
{
    [Test]
    public async Task An_event_names_its_workspace()
    {
        var installed = await InstallAsync();
        var (payload, _) = await ReceiveAsync(() => Slack.Workspaces[1].User("ada").SayAsync("#general", "hello"));
        Assert.That(
            ((string?)payload["team_id"], (string?)payload["enterprise_id"], (string?)payload["context_team_id"], (string?)payload["context_enterprise_id"]),
            Is.EqualTo((Acme, "E0ACME", Acme, "E0ACME")));
        Assert.That(payload["authorizations"]!.ToJsonString(), Is.EqualTo(
            $$"""[{"enterprise_id":"E0ACME","team_id":"T0ACME","user_id":"{{installed["bot_user_id"]}}","is_bot":true,"is_enterprise_install":false}]"""));
    }

    [Test]
    public async Task An_event_of_the_first_workspace_names_no_organization()
    {
        var (payload, _) = await ReceiveAsync(() => Slack.Workspace!.User("stantz").SayAsync("#general", "hello"));
        Assert.That(((string?)payload["team_id"], payload.ContainsKey("enterprise_id")), Is.EqualTo(("T0FAKETEAM", false)));
    }

    [Test]
    public async Task An_event_of_an_organization_wide_installation_names_the_organization()
    {
        await InstallAsync("E0ACME");
        var (payload, _) = await ReceiveAsync(() => Slack.Workspaces[2].User("ada").SayAsync("#general", "hello"));
        var authorization = payload["authorizations"]![0]!;
        Assert.That(((string?)payload["team_id"], (string?)authorization["enterprise_id"], authorization["team_id"], (bool?)authorization["is_enterprise_install"]), Is.EqualTo((Lab, "E0ACME", (object?)null, true)));
    }

    [Test]
    public async Task A_command_names_its_workspace_and_gets_its_reply_there()
    {
        await InstallAsync("E0ACME");
        var (payload, act) = await ReceiveAsync(() => Slack.Workspaces[1].User("ada").RunAsync("/deploy now", "#general"), new JsonObject { ["text"] = "On it.", ["response_type"] = "in_channel" });
        Assert.That(
            ((string?)payload["team_id"], (string?)payload["team_domain"], (string?)payload["enterprise_id"], (string?)payload["is_enterprise_install"], (string?)payload["user_id"]),
            Is.EqualTo((Acme, "acme", "E0ACME", "true", "U0ADA")));
        Assert.That((await act).Replies, Has.Count.EqualTo(1));

        using var http = new HttpClient(Slack.CreateHandler());
        using var later = await http.PostAsync(new Uri((string)payload["response_url"]!), new StringContent("""{"text":"Done.","response_type":"in_channel"}"""));
        Assert.That(Slack.Workspaces[1].Channel("general").Messages[^1].Text, Is.EqualTo("Done."));
    }

    [Test]
    public async Task A_click_names_its_workspace()
    {
        var token = (await InstallAsync())["access_token"];
        await CallAsync("chat.postMessage", token, ("channel", "C0ACME"), ("text", "?"), ("blocks", """[{"type":"actions","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]"""));
        var acme = Slack.Workspaces[1];
        var (payload, _) = await ReceiveAsync(() => acme.User("ada").ClickAsync(acme.Channel("general").Messages[^1], "go"));
        Assert.That(
            ((string?)payload["team"]!["id"], (string?)payload["team"]!["domain"], (string?)payload["enterprise"]!["id"], (bool?)payload["is_enterprise_install"]),
            Is.EqualTo((Acme, "acme", "E0ACME", false)));

        var opened = await CallAsync("views.open", token, ("trigger_id", (string?)payload["trigger_id"]), ("view", """{"type":"modal","title":{"type":"plain_text","text":"T"},"blocks":[]}"""));
        Assert.That((string?)opened["view"]!["team_id"], Is.EqualTo(Acme), opened.ToJsonString());
    }

    [Test]
    public async Task Each_workspace_has_its_own_content()
    {
        var token = (await InstallAsync(Acme, "chat:write,channels:read,files:read,files:write"))["access_token"];
        Assert.That((string?)(await CallAsync("chat.postMessage", token, ("channel", "C2"), ("text", "x")))["error"], Is.EqualTo("channel_not_found"));
        Assert.That((await CallAsync("conversations.list", token))["channels"]!.AsArray().Select(c => (string?)c!["id"]), Is.EqualTo(new[] { "C0ACME" }));
        Assert.That((string?)(await CallAsync("auth.test", Slack.Workspaces[1].User("ada").Token))["team_id"], Is.EqualTo(Acme));
        Assert.That((string?)(await CallAsync("auth.test", Slack.Workspaces[2].User("ada").Token))["team_id"], Is.EqualTo(Lab));
    }

    [Test]
    public async Task A_delivery_that_a_test_sends_names_the_workspace_of_its_payload()
    {
        await InstallAsync("E0ACME");
        var (payload, _) = await ReceiveAsync(() => Slack.Deliveries.Count == 0 ? Sending!.SendInteractionAsync(new { type = "shortcut", callback_id = "c", team = new { id = Lab } }) : null!);
        Assert.That(((string?)payload["team"]!["domain"], (string?)payload["enterprise"]!["name"], (bool?)payload["is_enterprise_install"]), Is.EqualTo(("acme-lab", "Acme Corp", true)));
    }

    [Test]
    public void Workspaces_have_IDs_of_their_own_and_a_first_one()
    {
        Assert.That(Slack.Workspaces.Select(w => w.TeamId), Is.EqualTo(new[] { "T0FAKETEAM", Acme, Lab }));
        Assert.That(() => Slack.Workspaces[1].Organization = null, Throws.InvalidOperationException);
        Assert.That(
            () => FakeSlack.StartAsync(o => o.AddWorkspace(new Workspace(), "T1", "t1").IsInProcess = true),
            Throws.ArgumentException.With.Message.Contains("Set FakeSlackOptions.Workspace"));
        Assert.That(
            () => FakeSlack.StartAsync(o =>
            {
                o.IsInProcess = true;
                o.Workspace = new Workspace();
                o.AddWorkspace(new Workspace(), "T0FAKETEAM", "t1");
            }),
            Throws.ArgumentException.With.Message.StartsWith("Two workspaces have the ID T0FAKETEAM"));
    }

    private FakeTransport? Sending { get; set; }

    private async Task<(JsonObject Payload, Task<T> Act)> ReceiveAsync<T>(Func<Task<T>> act, JsonNode? acknowledgement = null)
    {
        await using var app = await AppSide.StartAsync(Slack, "http");
        Sending = app.Transport;
        var acting = act();
        var received = await app.ReceiveAsync();
        await received.AcknowledgeAsync(acknowledgement);
        await acting;
        return (received.Payload, acting);
    }
}
