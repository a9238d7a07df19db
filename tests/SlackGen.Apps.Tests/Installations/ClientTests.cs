namespace SlackGen.Apps.Tests.Installations;

/// <summary>Work outside of deliveries gets a client for a workspace.</summary>
public sealed class ClientTests
{
    [TestCase("T1", null, null, "xoxb--T1-")]
    [TestCase("T1", null, "U7", "xoxb--T1-U7")]
    [TestCase("T2", "E1", null, "xoxb-E1-T2-")]
    [TestCase("T3", "E1", null, "xoxb-E1--")]
    [TestCase(null, "E1", null, "xoxb-E1--")]
    public async Task A_client_has_the_token_of_its_place(string? team, string? enterprise, string? user, string token)
    {
        await using var app = await CreateAsync();

        var client = await app.Installations.GetClientAsync<SlackClient>(team, enterprise, user);
        await client.CallAsync("auth.test");

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { token }));
    }

    [TestCase("T9", null, null, "the workspace T9. ")]
    [TestCase("T9", "E9", null, "the workspace T9 of the organization E9. ")]
    [TestCase("T1", null, "U9", "the workspace T1, or has no token of the user U9. ")]
    public async Task Without_an_installation_the_exception_names_the_place(string? team, string? enterprise, string? user, string place)
    {
        await using var app = await CreateAsync();

        Assert.That(
            async () => await app.Installations.GetClientAsync<SlackClient>(team, enterprise, user),
            Throws.TypeOf<SlackException>().With.Message.StartsWith("The app A1 is not installed in " + place));
    }

    [Test]
    public async Task A_place_is_required()
    {
        await using var app = await CreateAsync();

        Assert.That(async () => await app.Installations.GetClientAsync<SlackClient>(null), Throws.ArgumentException);
        Assert.That(async () => await app.Installations.FindAsync(null), Throws.ArgumentException);
    }

    [Test]
    public async Task Installations_are_found_and_listed_as_they_are_stored()
    {
        await using var app = await CreateAsync();

        var found = await app.Installations.FindAsync("T2", "E1");
        var listed = new List<SlackInstallation>();
        await foreach (var installation in app.Installations.ListAsync())
        {
            listed.Add(installation);
        }

        Assert.That(found?.Token, Is.EqualTo("xoxb-E1-T2-"));
        Assert.That(await app.Installations.FindAsync("T9"), Is.Null);
        Assert.That(listed.Select(i => i.Token), Is.EqualTo(new[] { "xoxb--T1-", "xoxb--T1-U7", "xoxb-E1--", "xoxb-E1-T2-" }));
    }

    [Test]
    public async Task Clients_of_a_workspace_share_its_rate_budgets()
    {
        await using var app = await CreateAsync();
        var bot = await app.Installations.GetClientAsync<SlackClient>("T1");
        var user = await app.Installations.GetClientAsync<SlackClient>("T1", userId: "U7");
        var other = await app.Installations.GetClientAsync<SlackClient>("T2", "E1");

        // A method that the client does not know counts as tier 2: 20 a minute.
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? bot : user).CallAsync("some.method")));
        await other.CallAsync("some.method");
        var waiting = bot.CallAsync("some.method");

        Assert.That(app.Slack.Calls, Has.Count.EqualTo(21));
        await InstalledHost.PassAsync(app.Clock, waiting, TimeSpan.FromSeconds(1));
        Assert.That(app.Log.Text, Does.Contain("some.method waits for its rate tier"));
    }

    [Test]
    public async Task A_client_that_is_kept_learns_of_the_end_of_its_installation()
    {
        await using var app = await CreateAsync();
        var client = await app.Installations.GetClientAsync<SlackClient>("T1");
        await app.Store.DeleteAsync(new SlackInstallationKey("A1", null, "T1"), null, default);

        await client.CallAsync("auth.test");
        app.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.That(async () => await client.CallAsync("auth.test"), Throws.TypeOf<SlackException>().With.Message.EqualTo("The app is no longer installed in the workspace T1."));
    }

    [Test]
    public async Task A_client_that_is_kept_goes_on_when_its_workspace_joins_an_organization()
    {
        await using var app = await CreateAsync();
        var client = await app.Installations.GetClientAsync<SlackClient>("T1");
        await client.CallAsync("auth.test");

        app.Slack.Add("xoxb-joined");
        await app.App.SaveAsync([InstalledHost.Installation("T1", "E1", token: "xoxb-joined") with { InstalledAt = InstalledHost.Start.AddHours(1) }], default);
        await client.CallAsync("auth.test");

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb--T1-", "xoxb-joined" }));
        Assert.That(await app.Store.FindAsync(new("A1", null, "T1"), default), Is.Null, "the old one is gone");
        Assert.That(await app.Store.FindAsync(new("A1", null, "T1", "U7"), default), Is.Not.Null, "that of another owner stays");
    }

    [Test]
    public async Task An_installation_that_cannot_be_decrypted_is_replaced()
    {
        var store = new HookedStore { Before = (operation, _) => operation is "FindAsync" ? throw new SlackException("The tokens cannot be decrypted.") : Task.CompletedTask };
        await using var app = new InstalledHost([], store: store);
        await store.Inner.TrySaveAsync(InstalledHost.Installation("T1"), default);

        await app.App.SaveAsync([InstalledHost.Installation("T1", token: "xoxb-second")], default);

        Assert.That((await store.Inner.FindAsync(new("A1", null, "T1"), default))?.Token, Is.EqualTo("xoxb-second"));
    }

    [TestCase("", null, null)]
    [TestCase("T1", "", null)]
    [TestCase("", "E1", null)]
    [TestCase("T1", null, "")]
    public async Task An_empty_ID_is_refused(string? team, string? enterprise, string? user)
    {
        await using var app = await CreateAsync();

        Assert.That(async () => await app.Installations.GetClientAsync<SlackClient>(team, enterprise, user), Throws.ArgumentException.With.Message.Contains("empty"));
        Assert.That(() => new SlackInstallationKey("A1", enterprise, team, user), Throws.ArgumentException.With.Message.Contains("empty"));
    }

    [Test]
    public void A_key_names_a_place()
    {
        Assert.That(() => new SlackInstallationKey("A1", null, null), Throws.ArgumentException.With.Message.Contains("Give the ID of the workspace"));
        Assert.That(() => new SlackInstallationKey("", null, "T1"), Throws.ArgumentException.With.Message.Contains("empty"));
        Assert.That(() => new SlackInstallationKey("A1", null, "T1") with { UserId = "" }, Throws.ArgumentException.With.Message.Contains("empty"));
    }

    [Test]
    public async Task A_store_that_hangs_ends_a_list()
    {
        var store = new HookedStore();
        await using var app = new InstalledHost([], store: store);
        await app.InstallAsync("T1");
        await app.InstallAsync("T2");
        store.Before = (operation, installation) => operation == "ListAsync" && installation!.Key.TeamId == "T2" ? new TaskCompletionSource().Task : Task.CompletedTask;

        await using var list = app.Installations.ListAsync().GetAsyncEnumerator();
        Assert.That(await list.MoveNextAsync(), Is.True);
        var next = list.MoveNextAsync().AsTask();

        Assert.That(async () => await InstalledHost.PassAsync(app.Clock, next), Throws.TypeOf<SlackException>().With.Message.EqualTo("The installations could not be listed within 5 s."));
    }

    [Test]
    public void A_store_that_fails_ends_a_list_without_its_secrets()
    {
        var app = new InstallationStore(new BrokenStore(), TimeSpan.FromSeconds(5), TimeProvider.System);

        Assert.That(
            async () => await app.ListAsync("A1", default).GetAsyncEnumerator().MoveNextAsync(),
            Throws.TypeOf<SlackException>().With.Message.StartsWith("The installations could not be listed: InvalidOperationException").And.Not.Message.Contains(BrokenStore.Secret));
    }

    [TestCase("invalid_auth")]
    [TestCase("token_revoked")]
    [TestCase("account_inactive")]
    [TestCase("token_expired")]
    public async Task A_token_that_Slack_refuses_is_read_again(string error)
    {
        await using var app = await CreateAsync();
        var client = await app.Installations.GetClientAsync<SlackClient>("T1");
        await app.InstallAsync("T1", token: "xoxb-second");

        app.Slack.Error = error;
        Assert.That(async () => await client.CallAsync("auth.test"), Throws.InstanceOf<SlackApiException>());
        app.Slack.Error = null;
        await client.CallAsync("auth.test");

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb--T1-", "xoxb-second" }));
        Assert.That(await app.Installations.FindAsync("T1"), Is.Not.Null, "only an event removes it");
        Assert.That(app.Problems, Has.Some.EqualTo($"Slack refused the token of T1 with {error}; the installation is read again before the next call"));
    }

    [Test]
    public async Task Another_error_leaves_the_token_in_the_cache()
    {
        await using var app = await CreateAsync();
        var client = await app.Installations.GetClientAsync<SlackClient>("T1");
        await app.InstallAsync("T1", token: "xoxb-second");

        app.Slack.Error = "channel_not_found";
        Assert.That(async () => await client.CallAsync("auth.test"), Throws.InstanceOf<SlackApiException>());
        app.Slack.Error = null;
        await client.CallAsync("auth.test");

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb--T1-", "xoxb--T1-" }));
    }

    [Test]
    public async Task A_store_that_is_away_does_not_end_a_token_that_works()
    {
        var store = new BrokenStore { IsBroken = false };
        await using var app = new InstalledHost([], store: store);
        await app.InstallAsync("T1");
        var client = await app.Installations.GetClientAsync<SlackClient>("T1");

        store.IsBroken = true;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await client.CallAsync("auth.test");
        await (await app.Installations.GetClientAsync<SlackClient>("T1")).CallAsync("auth.test");
        store.IsBroken = false;
        await app.InstallAsync("T1", token: "xoxb-second");
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await client.CallAsync("auth.test");

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb--T1-", "xoxb--T1-", "xoxb-second" }));
        Assert.That(app.Log.Text, Does.Not.Contain(BrokenStore.Secret));
    }

    [Test]
    public async Task The_cache_keeps_the_tokens_that_were_used_last()
    {
        await using var app = new InstalledHost([], configure: o => o.CacheSize = 10);
        for (var i = 0; i < 30; i++)
        {
            await app.InstallAsync($"T{i}");
            app.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await app.Installations.GetClientAsync<SlackClient>($"T{i}");
        }

        foreach (var team in new[] { "T29", "T0" })
        {
            await app.InstallAsync(team, token: "xoxb-second-" + team);
            await (await app.Installations.GetClientAsync<SlackClient>(team)).CallAsync("auth.test");
        }

        Assert.That(app.Slack.TokensUsed, Is.EqualTo(new[] { "xoxb--T29-", "xoxb-second-T0" }));
    }

    private static async Task<InstalledHost> CreateAsync()
    {
        var app = new InstalledHost();
        await app.InstallAsync("T1");
        await app.InstallAsync("T1", user: "U7");
        await app.InstallAsync("T2", "E1");
        await app.InstallAsync(null, "E1");
        return app;
    }
}
