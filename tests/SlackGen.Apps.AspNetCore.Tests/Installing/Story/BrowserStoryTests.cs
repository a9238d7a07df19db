using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using SlackGen.Testing;

namespace SlackGen.Apps.AspNetCore.Tests.Installing.Story;

/// <summary>A bot for two workspaces, from its installation in a browser to its removal.</summary>
[Category("Slow")]
[NonParallelizable]
public sealed class BrowserStoryTests
{
    private const string Acme = "T0ACME", Lab = "T0LAB";
    private const string Post = "chat.postMessage", Exchange = "oauth.v2.access";

    // Playwright counts milliseconds.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
    private readonly Uri address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LocalPort.FindFree()}"));
    private FakeAppIdentity identity = null!;
    private FakeSlack slack = null!;
    private TemporaryFolder folder = null!;
    private GreeterHost host = null!;
    private Chromium chromium = null!;
    private IPage page = null!;

    [SetUp]
    public async Task StartAsync()
    {
        chromium = await Chromium.StartAsync();
        page = await chromium.Browser.NewPageAsync();
        page.SetDefaultTimeout((float)Limit.TotalMilliseconds);
        page.SetDefaultNavigationTimeout((float)Limit.TotalMilliseconds);
        folder = new TemporaryFolder();
        slack = await FakeSlack.StartAsync(o =>
        {
            identity = o.App;
            o.TimeProvider = time;
            o.App.RotatesTokens = true;
            o.App.RefreshTokenGrace = TimeSpan.Zero;
            o.Workspace = Workspace.Sample();
            o.AddWorkspace(Named("Acme"), Acme, "acme");
            o.AddWorkspace(Named("Lab"), Lab, "lab");
        });
        host = await StartHostAsync();
        slack.DeliverTo(RequestUrl);
    }

    [TearDown]
    public async Task StopAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { host, slack, chromium })
        {
            await (part?.DisposeAsync() ?? default);
        }

        folder?.Dispose();
    }

    [Test]
    public async Task A_bot_is_installed_in_two_workspaces_restarted_rotated_and_uninstalled()
    {
        await InstallAsync("Acme");
        await InstallAsync("Lab");
        await AssertRepliesAsync(Acme, Lab);
        var first = await TokensAsync();

        await host.DisposeAsync();
        host = await StartHostAsync();
        await AssertRepliesAsync(Acme, Lab);
        Assert.That(await TokensAsync(), Is.EqualTo(first), "the tokens of the file go on");

        time.Advance(TimeSpan.FromHours(13));
        await AssertRepliesAsync(Acme, Lab, Acme, Lab);
        var second = await TokensAsync();
        Assert.That(second.Values, Is.Unique.And.No.Member(first[Acme]).And.No.Member(first[Lab]), "the tokens have rotated");
        Assert.That(slack.RequestsTo(Exchange).Select(r => ((string?)r.Arguments["grant_type"], r.Refused)), Is.EqualTo(new[]
        {
            ("authorization_code", null), ("authorization_code", null), ("refresh_token", null), ("refresh_token", (string?)null),
        }));

        await slack.Apps.UninstallAsync(WorkspaceOf(Acme));
        await IdleAsync();
        Assert.That((await host.ReadRowsAsync()).Keys, Is.EqualTo(new[] { Lab }));
        var count = slack.RequestsTo(Post).Count;
        await slack.DeliverTo(RequestUrl).SendEventAsync(new { type = "event_callback", team_id = Acme, @event = new { type = "app_mention", channel = "C1", user = "U1", text = "hello", ts = "1.2" } });
        await IdleAsync();
        Assert.That(slack.RequestsTo(Post), Has.Count.EqualTo(count));
        Assert.That(host.Log.Text, Does.Contain("the app is not installed in the workspace " + Acme));
        await AssertRepliesAsync(Lab);

        foreach (var secret in (string[])[.. first.Values, .. second.Values, identity.ClientSecret, FakeSlack.SigningSecret])
        {
            Assert.That(host.Log.Text, Does.Not.Contain(secret));
        }
    }

    [Test]
    public async Task A_person_who_cancels_sees_that_nothing_was_installed()
    {
        await page.GotoAsync(new Uri(address, InstallHost.InstallPath).AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await AssertHeadingAsync("Installation cancelled");
        Assert.That(await host.ReadRowsAsync(), Is.Empty);
        await page.GetByRole(AriaRole.Link, new() { Name = "Start again" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).WaitForAsync();
    }

    private Uri RequestUrl => new(address, "/slack/events");

    private static Workspace Named(string name)
    {
        var workspace = Workspace.Sample();
        workspace.Name = name;
        return workspace;
    }

    private Task<GreeterHost> StartHostAsync() => GreeterHost.StartAsync(slack, identity, address, folder.Path, time);

    private Workspace WorkspaceOf(string teamId) => slack.Workspaces.Single(w => w.TeamId == teamId);

    private Task IdleAsync() => slack.IdleAsync(Limit);

    private async Task InstallAsync(string workspace)
    {
        await page.GotoAsync(new Uri(address, InstallHost.InstallPath).AbsoluteUri);
        var account = await page.Locator($"optgroup[label='{workspace}'] option").First.GetAttributeAsync("value");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Workspace and person" }).SelectOptionAsync(account!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();

        await AssertHeadingAsync("The app is installed");
        await page.GetByText($"It is now in {workspace}.").WaitForAsync();
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo(InstallHost.RedirectPath));
    }

    private Task AssertHeadingAsync(string title) => page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }).WaitForAsync();

    /// <summary>Mentions the bot in several workspaces at once. Asserts that each gets a reply and that Slack refuses no call.</summary>
    private async Task AssertRepliesAsync(params string[] teams)
    {
        var expected = teams.Distinct().Select(t => (t, Greetings(t) + teams.Count(other => other == t))).ToList();
        var before = slack.RequestsTo(Post).Count;
        await Task.WhenAll(teams.Select(t => WorkspaceOf(t).User("stantz").SayAsync("#general", $"@{identity.BotName} hello")));
        await slack.WaitForRequestsAsync(Post, before + teams.Length, Limit);
        await IdleAsync();

        Assert.That(slack.RequestsTo(Post).Select(r => r.Refused), Is.All.Null);
        Assert.That(teams.Distinct().Select(t => (t, Greetings(t))), Is.EqualTo(expected));
    }

    private int Greetings(string team) => WorkspaceOf(team).Channel("#general").Messages.Count(m => m.Text == GreeterHost.Greeting);

    /// <summary>Returns the token of each workspace, as it was used last.</summary>
    private async Task<Dictionary<string, string>> TokensAsync()
    {
        var used = slack.RequestsTo(Post).Select(r => r.Token!).Distinct().TakeLast(2).ToList();
        var tokens = new Dictionary<string, string>();
        using var http = new HttpClient(slack.CreateHandler());
        foreach (var token in used)
        {
            var client = new SlackClient(new SlackClientOptions { Token = token, HttpClient = http, BaseAddress = slack.BaseAddress });
            tokens.Add((await client.Auth.TestAsync()).TeamId!, token);
        }

        return tokens;
    }
}
