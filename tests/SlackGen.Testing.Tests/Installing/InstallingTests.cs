using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Testing.Tests.Installing;

/// <summary>The base of tests in which an app is installed: a fake with the sample workspace and two workspaces of an organization.</summary>
public abstract class InstallingTests
{
    protected const string Acme = "T0ACME";
    protected const string Lab = "T0LAB";
    protected const string Redirect = "https://bot.example.com/slack/oauth_redirect";

    protected static readonly WorkspaceOrganization Organization = new("E0ACME", "Acme Corp", "acme-corp");

    private static readonly ReplyCheck Documented = new(ManifestLoader.BuiltIn);

    private HttpClient http = null!;

    protected FakeSlack Slack { get; private set; } = null!;

    protected FakeTimeProvider Clock { get; private set; } = null!;

    protected FakeAppIdentity App { get; private set; } = null!;

    [SetUp]
    public async Task Start()
    {
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 2, 2, 9, 0, 0, TimeSpan.Zero));
        Slack = await FakeSlack.StartAsync(o =>
        {
            o.IsInProcess = true;
            o.TimeProvider = Clock;
            o.Workspace = Workspace.Sample();
            o.AddWorkspace(Small("Acme"), Acme, "acme").AddWorkspace(Small("Lab"), Lab, "acme-lab");
            App = o.App;
            Configure(o);
        });
        http = new HttpClient(Slack.CreateHandler()) { BaseAddress = Slack.BaseAddress };
    }

    [TearDown]
    public async Task Stop()
    {
        http.Dispose();
        await Slack.DisposeAsync();
    }

    protected virtual void Configure(FakeSlackOptions options)
    {
    }

    /// <summary>Returns the URL of an authorize page.</summary>
    protected Uri Authorize(string scope = "chat:write", string page = "/oauth/v2/authorize", params (string Name, string? Value)[] others)
    {
        var query = new Dictionary<string, string?> { ["client_id"] = App.ClientId, ["scope"] = scope, ["redirect_uri"] = Redirect, ["state"] = "s 1" };
        foreach (var (name, value) in others)
        {
            query[name] = value;
        }

        return new Uri(Slack.BaseAddress, QueryHelpers.AddQueryString(page, query.Where(q => q.Value is not null)));
    }

    /// <summary>Approves a request and returns the code.</summary>
    protected async Task<string> CodeAsync(Uri authorize, FakeApproval? approval = null) =>
        QueryHelpers.ParseQuery((await Slack.Apps.ApproveAsync(authorize, approval)).Query)["code"].ToString();

    /// <summary>Installs the app in a workspace or organization, and returns the response of the exchange.</summary>
    protected async Task<JsonObject> InstallAsync(string placeId = Acme, string scope = "chat:write", string? userScope = null) =>
        await ExchangeAsync(await CodeAsync(Authorize(scope, others: [("user_scope", userScope)]), new FakeApproval { PlaceId = placeId }));

    /// <summary>Exchanges a code, which must succeed.</summary>
    protected async Task<JsonObject> ExchangeAsync(string code, string method = "oauth.v2.access", params (string Name, string? Value)[] others)
    {
        var response = await AppCallAsync(method, [("code", code), ("redirect_uri", Redirect), .. others]);
        Assert.That((bool)response["ok"]!, Is.True, response.ToJsonString());
        return response;
    }

    /// <summary>Exchanges a code, which must fail, and returns the error.</summary>
    protected async Task<string?> RefusedAsync(string? code, string method = "oauth.v2.access", params (string Name, string? Value)[] others) =>
        (string?)(await AppCallAsync(method, [("code", code), ("redirect_uri", Redirect), .. others]))["error"];

    /// <summary>Refreshes, and returns the response.</summary>
    protected Task<JsonObject> RefreshAsync(JsonNode? refreshToken, string method = "oauth.v2.access") =>
        AppCallAsync(method, [("grant_type", "refresh_token"), ("refresh_token", (string?)refreshToken)]);

    /// <summary>Calls a method with the app's credentials, which arguments of these names replace. A value of null removes an argument.</summary>
    protected Task<JsonObject> AppCallAsync(string method, params (string Name, string? Value)[] arguments) =>
        SendAsync(method, null, [("client_id", App.ClientId), ("client_secret", App.ClientSecret), .. arguments]);

    /// <summary>Calls a method with a token.</summary>
    protected Task<JsonObject> CallAsync(string method, JsonNode? token, params (string Name, string? Value)[] arguments) =>
        SendAsync(method, new AuthenticationHeaderValue("Bearer", (string)token!), arguments);

    /// <summary>Returns the error of <c>auth.test</c>; null if the token works.</summary>
    protected async Task<string?> ErrorOfAsync(JsonNode? token) => (string?)(await CallAsync("auth.test", token))["error"];

    /// <summary>Calls a method with the app's credentials in the header.</summary>
    protected Task<JsonObject> BasicAsync(string method, params (string Name, string? Value)[] arguments) => SendAsync(
        method,
        new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{App.ClientId}:{App.ClientSecret}"))),
        arguments);

    /// <summary>Gets a page.</summary>
    protected async Task<(int Status, string Html)> GetAsync(Uri url)
    {
        using var response = await http.GetAsync(url);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    protected static Workspace Small(string name, WorkspaceOrganization? organization = null)
    {
        var workspace = new Workspace { Name = name, Organization = organization ?? Organization };
        workspace.AddUser("ada", "Ada Lovelace", "U0ADA", new() { Role = WorkspaceRole.Owner });
        workspace.WhenStarted(() => workspace.AddChannel("general", ["U0ADA", workspace.State.App.BotUserId], id: "C0" + name.ToUpperInvariant()));
        return workspace;
    }

    private async Task<JsonObject> SendAsync(string method, AuthenticationHeaderValue? authorization, (string Name, string? Value)[] arguments)
    {
        var fields = new Dictionary<string, string>();
        foreach (var (name, value) in arguments)
        {
            fields.Remove(name);
            if (value is not null)
            {
                fields[name] = value;
            }
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, method) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Authorization = authorization;
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(200), body);
        var json = JsonNode.Parse(body)!.AsObject();
        Documented.Check([ManifestLoader.BuiltIn.Methods[method]], json);
        return json;
    }
}
