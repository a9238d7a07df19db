using System.Text.Json.Nodes;

namespace SlackGen.Apps.Tests.Installations;

/// <summary>Slack says by events that an installation has ended.</summary>
public sealed class UninstallTests
{
    private static readonly SlackHandler<TestApp> Message = Handle.Event("message", call => call.Context<SlackClient>().Client.CallAsync("auth.test"));

    [Test]
    public async Task An_app_that_is_uninstalled_has_no_token_of_the_workspace_any_more()
    {
        await using var app = new InstalledHost(Message);
        await InstallAllAsync(app);
        await app.SendAsync(Sent.Event("message"));
        Eventually.Becomes(() => app.Slack.Calls.Count, 1);

        var acknowledgement = await app.SendAsync(Ended("app_uninstalled"));
        await app.SendAsync(Sent.Event("message"));

        Assert.That(acknowledgement.IsAccepted, Is.True);
        Assert.That(await KeysAsync(app), Is.EqualTo(new[] { "T2/" }));
        await app.DrainAsync();
        Assert.That(app.Problems, Has.Count.EqualTo(1), string.Join('\n', app.Problems));
        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb--T1-" }), "only before");
    }

    [Test]
    public async Task A_read_that_runs_while_the_app_is_uninstalled_does_not_bring_the_installation_back()
    {
        var store = new HookedStore();
        await using var app = new InstalledHost([], store: store);
        await app.InstallAsync("T1");
        var (hasRead, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        store.After = operation => operation == "FindAsync" && hasRead.TrySetResult() ? goOn.Task : Task.CompletedTask;

        var lookup = app.Installations.GetClientAsync<SlackClient>("T1").AsTask();
        await hasRead.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await app.SendAsync(Ended("app_uninstalled"));
        goOn.SetResult();

        Assert.That(async () => await lookup.WaitAsync(TimeSpan.FromMinutes(1)), Throws.InstanceOf<SlackException>().With.Message.Contains("is not installed in"));
    }

    [Test]
    public async Task Only_the_tokens_that_were_revoked_are_removed()
    {
        await using var app = new InstalledHost(Message);
        await InstallAllAsync(app);

        await app.SendAsync(Ended("tokens_revoked", new JsonObject { ["oauth"] = new JsonArray("U7", "U9") }));
        Assert.That(await KeysAsync(app), Is.EqualTo(new[] { "T1/", "T1/U8", "T2/" }));

        await app.SendAsync(Ended("tokens_revoked", new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray("U0BOT") }));
        Assert.That(await KeysAsync(app), Is.EqualTo(new[] { "T1/U8", "T2/" }));
    }

    [Test]
    public async Task An_organization_loses_its_own_tokens_only()
    {
        await using var app = new InstalledHost(Message);
        await app.InstallAsync(null, "E1");
        await app.InstallAsync(null, "E1", "U7");
        await app.InstallAsync("T1", "E1");
        var ended = Ended("app_uninstalled");
        (ended["enterprise_id"], ended["is_enterprise_install"]) = ("E1", true);

        await app.SendAsync(ended);

        Assert.That(await KeysAsync(app), Is.EqualTo(new[] { "T1/" }));
    }

    [Test]
    public async Task A_late_event_does_not_remove_an_installation_that_is_newer()
    {
        await using var app = new InstalledHost(Message);
        var ended = Ended("app_uninstalled");
        ended["event_time"] = (InstalledHost.Start - TimeSpan.FromMinutes(1)).ToUnixTimeSeconds();
        await app.InstallAsync("T1");

        await app.SendAsync(ended);

        Assert.That(await KeysAsync(app), Is.EqualTo(new[] { "T1/" }));
    }

    [Test]
    public async Task The_handler_of_the_event_runs_without_a_token()
    {
        Exception? failure = null;
        await using var app = new InstalledHost(Handle.Event("app_uninstalled", async call =>
        {
            try
            {
                await call.Context<SlackClient>().Client.CallAsync("auth.test");
            }
            catch (SlackException e)
            {
                failure = e;
            }
        }));
        await app.InstallAsync("T1");

        await app.SendAsync(Ended("app_uninstalled"));
        await app.DrainAsync();

        Assert.That(failure?.Message, Is.EqualTo("The call was not sent: the app is no longer installed, which the event app_uninstalled says."));
        Assert.That(app.Slack.Calls, Is.Empty);
    }

    [Test]
    public async Task An_event_that_could_not_be_stored_comes_again()
    {
        var store = new BrokenStore { IsBroken = false };
        await using var app = new InstalledHost([Message], store: store);
        await app.InstallAsync("T1");

        store.IsBroken = true;
        var refused = await app.SendAsync(Ended("app_uninstalled"));
        store.IsBroken = false;
        var accepted = await app.SendAsync(Ended("app_uninstalled"));

        Assert.That((refused.IsAccepted, accepted.IsAccepted), Is.EqualTo((false, true)));
        Assert.That(await KeysAsync(app), Is.Empty);
        Assert.That(app.Log.Text, Does.Not.Contain(BrokenStore.Secret));
    }

    [Test]
    public async Task The_end_of_an_installation_neither_lists_nor_decrypts_any()
    {
        var store = new HookedStore
        {
            Before = (operation, _) => operation is "ListAsync" or "FindAsync" ? throw new SlackException("The tokens cannot be decrypted.") : Task.CompletedTask,
        };
        await using var app = new InstalledHost([], store: store);
        await store.Inner.TrySaveAsync(InstalledHost.Installation("T1"), default);
        await store.Inner.TrySaveAsync(InstalledHost.Installation("T1", user: "U7"), default);
        await store.Inner.TrySaveAsync(InstalledHost.Installation("T2"), default);

        Assert.That((await app.SendAsync(Ended("app_uninstalled"))).IsAccepted, Is.True);

        Assert.That(await store.Inner.FindAsync(new("A1", null, "T1"), default), Is.Null);
        Assert.That(await store.Inner.FindAsync(new("A1", null, "T1", "U7"), default), Is.Null);
        Assert.That(await store.Inner.FindAsync(new("A1", null, "T2"), default), Is.Not.Null);
    }

    [Test]
    public async Task An_installation_that_is_refreshed_meanwhile_is_removed_too()
    {
        var (store, refreshes) = (new HookedStore(), 1);
        store.Before = async (operation, _) =>
        {
            if (operation == "DeleteAsync" && refreshes-- > 0)
            {
                await store.Inner.TrySaveAsync((await store.Inner.FindAsync(new("A1", null, "T1"), default))!, default);
            }
        };
        await using var app = new InstalledHost([], store: store);
        await app.InstallAsync("T1");

        Assert.That((await app.SendAsync(Ended("app_uninstalled"))).IsAccepted, Is.True);
        Assert.That(await store.Inner.FindAsync(new("A1", null, "T1"), default), Is.Null);
    }

    [Test]
    public async Task An_installation_that_is_installed_again_meanwhile_stays()
    {
        var store = new HookedStore();
        await using var app = new InstalledHost([], store: store);
        await app.InstallAsync("T1");
        store.Before = async (operation, _) =>
        {
            if (operation == "DeleteAsync")
            {
                var stored = await store.Inner.FindAsync(new("A1", null, "T1"), default);
                await store.Inner.TrySaveAsync(stored! with { InstalledAt = InstalledHost.Start.AddMinutes(1) }, default);
            }
        };

        Assert.That((await app.SendAsync(Ended("app_uninstalled"))).IsAccepted, Is.True);
        Assert.That(await store.Inner.FindAsync(new("A1", null, "T1"), default), Is.Not.Null);
    }

    private static async Task InstallAllAsync(InstalledHost app)
    {
        await app.InstallAsync("T1");
        await app.InstallAsync("T1", user: "U7");
        await app.InstallAsync("T1", user: "U8");
        await app.InstallAsync("T2");
    }

    private static async Task<List<string>> KeysAsync(InstalledHost app)
    {
        var keys = new List<string>();
        await foreach (var installation in app.Installations.ListAsync())
        {
            keys.Add($"{installation.Key.TeamId}/{installation.Key.UserId}");
        }

        return keys;
    }

    private static JsonObject Ended(string type, JsonObject? tokens = null)
    {
        var payload = Sent.Event(type, null, null, ("tokens", tokens));
        payload.Remove("authorizations");
        payload["event_time"] = InstalledHost.Start.ToUnixTimeSeconds();
        return payload;
    }
}
