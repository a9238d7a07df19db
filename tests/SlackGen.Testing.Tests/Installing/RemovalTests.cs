using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests.Installing;

public sealed class RemovalTests : InstallingTests
{
    [Test]
    public async Task A_removed_app_has_no_tokens_and_learns_of_it()
    {
        var installed = await InstallAsync(Acme, "chat:write", "search:read");
        await using var app = await AppSide.StartAsync(Slack, "http");
        var removal = Slack.Apps.UninstallAsync(Slack.Workspaces[1]);
        var (uninstalled, revoked) = await ReceiveTwoAsync(app);

        Assert.That(await removal, Has.Count.EqualTo(2));
        var (botId, userId) = ((string)installed["bot_user_id"]!, (string)installed["authed_user"]!["id"]!);
        Assert.That(((string?)revoked["team_id"], revoked["event"]!["tokens"]!.ToJsonString()), Is.EqualTo((Acme, $$"""{"oauth":["{{userId}}"],"bot":["{{botId}}"]}""")));
        Assert.That(((string?)uninstalled["event"]!["type"], (string?)uninstalled["team_id"]), Is.EqualTo(("app_uninstalled", Acme)));
        Assert.That(uninstalled["authorizations"]![0]!.ToJsonString(), Is.EqualTo($$"""{"enterprise_id":"E0ACME","team_id":"T0ACME","user_id":"{{botId}}","is_bot":true,"is_enterprise_install":false}"""));
        Assert.That((await ErrorOfAsync(installed["access_token"]), await ErrorOfAsync(installed["authed_user"]!["access_token"])), Is.EqualTo(("token_revoked", "token_revoked")));
        Assert.That(await ErrorOfAsync(FakeSlack.BotToken), Is.Null, "the other workspace is not affected");
        Assert.That(() => Slack.Apps.UninstallAsync(Slack.Workspaces[1]), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Nobody_can_use_an_app_that_is_not_installed_and_it_receives_nothing()
    {
        var acme = Slack.Workspaces[1];
        Assert.That(() => acme.User("ada").RunAsync("/deploy"), Throws.InvalidOperationException.With.Message.Contains("not installed in the workspace Acme"));
        await acme.User("ada").SayAsync("#general", "hello");
        Assert.That(acme.UndeliveredEvents[^1].Reason, Is.EqualTo(UndeliveredReason.NotInstalled));
        await InstallAsync();
        await acme.User("ada").SayAsync("#general", "hello");
        Assert.That(acme.UndeliveredEvents[^1].Reason, Is.EqualTo(UndeliveredReason.NoApp));
    }

    [Test]
    public async Task The_first_workspace_loses_the_tokens_of_the_options_and_can_install_the_app_again()
    {
        await Slack.Apps.UninstallAsync(Slack.Workspace!);
        Assert.That((await ErrorOfAsync(FakeSlack.BotToken), await ErrorOfAsync(FakeSlack.UserToken), await ErrorOfAsync(FakeSlack.DefaultToken)), Is.EqualTo(("token_revoked", "token_revoked", "account_inactive")));
        var again = await InstallAsync("T0FAKETEAM");
        Assert.That((await ErrorOfAsync(again["access_token"]), await ErrorOfAsync(FakeSlack.BotToken), Slack.Workspace!.State.Bot.IsDeleted), Is.EqualTo(((string?)null, "token_revoked", false)));
    }

    [Test]
    public async Task A_new_installation_has_a_new_token()
    {
        var first = await InstallAsync();
        await Slack.Apps.UninstallAsync(Slack.Workspaces[1]);
        var second = await InstallAsync();
        Assert.That((string?)second["access_token"], Is.Not.EqualTo((string?)first["access_token"]));
        Assert.That((await ErrorOfAsync(first["access_token"]), await ErrorOfAsync(second["access_token"])), Is.EqualTo(("token_revoked", (string?)null)));
    }

    [Test]
    public async Task Revoking_a_token_ends_the_authorization_behind_it()
    {
        var installed = await InstallAsync(Acme, "chat:write", "search:read");
        var (bot, user) = (installed["access_token"], installed["authed_user"]!["access_token"]);
        await using var app = await AppSide.StartAsync(Slack, "http");

        Assert.That((bool?)(await CallAsync("auth.revoke", user, ("test", "true")))["revoked"], Is.False);
        Assert.That(await ErrorOfAsync(user), Is.Null);
        Assert.That((bool?)(await CallAsync("auth.revoke", user))["revoked"], Is.True);
        var first = await ReceiveAsync(app);
        Assert.That(first["event"]!["tokens"]!.AsObject().ContainsKey("bot"), Is.False);
        Assert.That((await ErrorOfAsync(user), await ErrorOfAsync(bot)), Is.EqualTo(("token_revoked", (string?)null)));

        await CallAsync("auth.revoke", bot);
        var (uninstalled, revoked) = await ReceiveTwoAsync(app);
        Assert.That(((string?)uninstalled["event"]!["type"], (string?)revoked["event"]!["tokens"]!["bot"]![0]), Is.EqualTo(("app_uninstalled", (string?)installed["bot_user_id"])));
        Assert.That(Slack.Workspaces[1].Channel("general").Members, Does.Not.Contain((string?)installed["bot_user_id"]));
    }

    [Test]
    public async Task Revoking_a_token_that_rotates_leaves_the_installation()
    {
        App.RotatesTokens = true;
        var installed = await InstallAsync();
        Assert.That((bool?)(await CallAsync("auth.revoke", installed["access_token"]))["revoked"], Is.True);
        Assert.That(await ErrorOfAsync(installed["access_token"]), Is.EqualTo("token_revoked"));
        Assert.That(await ErrorOfAsync((await RefreshAsync(installed["refresh_token"]))["access_token"]), Is.Null);
        Assert.That(Slack.Workspaces[1].State.Authorizations, Has.Count.EqualTo(1));
    }

    [TestCase(FakeSlack.AppToken)]
    [TestCase(FakeSlack.ConfigurationToken)]
    [TestCase(FakeSlack.DefaultToken)]
    public async Task A_token_of_neither_a_bot_nor_a_user_is_not_revoked(string token) =>
        Assert.That((string?)(await CallAsync("auth.revoke", token))["error"], Is.EqualTo("not_bearer_token"));

    [Test]
    public async Task A_token_of_the_options_is_revoked_too()
    {
        await CallAsync("auth.revoke", FakeSlack.BotToken);
        Assert.That(await ErrorOfAsync(FakeSlack.BotToken), Is.EqualTo("token_revoked"));
    }

    [Test]
    public async Task The_app_removes_itself_with_a_user_token()
    {
        var installed = await InstallAsync(Acme, "chat:write", "search:read");
        var (bot, user) = (installed["access_token"], installed["authed_user"]!["access_token"]);
        Assert.That(await UninstallAsync(bot), Is.EqualTo("no_permission"));
        Assert.That(await UninstallAsync(user, ("client_id", "1.2")), Is.EqualTo("invalid_client_id"));
        Assert.That(await UninstallAsync(user, ("client_secret", "wrong")), Is.EqualTo("bad_client_secret"));
        Assert.That(await UninstallAsync(Slack.Workspace!.User("buildbot").Token), Is.EqualTo("client_id_token_mismatch"));
        Assert.That(await UninstallAsync(FakeSlack.AppToken), Is.EqualTo("not_allowed_token_type"));
        Assert.That(await UninstallAsync(user), Is.Null);
        Assert.That((await ErrorOfAsync(bot), await ErrorOfAsync(user)), Is.EqualTo(("token_revoked", "token_revoked")));
    }

    [Test]
    public async Task An_organization_removes_the_app_from_all_its_workspaces()
    {
        var installed = await InstallAsync("E0ACME");
        Assert.That(() => Slack.Apps.UninstallAsync(Slack.Workspaces[1]), Throws.InvalidOperationException.With.Message.Contains("Acme Corp"));
        await Slack.Apps.UninstallAsync(Organization);
        Assert.That(await ErrorOfAsync(installed["access_token"]), Is.EqualTo("token_revoked"));
        Assert.That(Slack.Workspaces.Skip(1).SelectMany(w => w.State.Authorizations), Is.Empty);
        Assert.That(() => Slack.Apps.UninstallAsync(Organization), Throws.InvalidOperationException);
        Assert.That(() => Slack.Apps.UninstallAsync(Organization with { Id = "E9" }), Throws.ArgumentException);
        Assert.That(() => Slack.Apps.UninstallAsync(new Workspace()), Throws.ArgumentException);
    }

    private async Task<string?> UninstallAsync(JsonNode? token, params (string Name, string? Value)[] others) =>
        (string?)(await CallAsync("apps.uninstall", token, [("client_id", App.ClientId), ("client_secret", App.ClientSecret), .. others]))["error"];

    // Events of one moment can overtake each other on their way to the app.
    private static async Task<(JsonObject First, JsonObject Second)> ReceiveTwoAsync(AppSide app)
    {
        JsonObject[] both = [await ReceiveAsync(app), await ReceiveAsync(app)];
        return both.OrderBy(p => (string?)p["event"]!["type"], StringComparer.Ordinal).ToArray() is [var first, var second] ? (first, second) : default;
    }

    private static async Task<JsonObject> ReceiveAsync(AppSide app)
    {
        var received = await app.ReceiveAsync();
        await received.AcknowledgeAsync(null);
        return received.Payload;
    }
}
