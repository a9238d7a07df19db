using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Testing.Tests;

/// <summary>The base of tests that each have a fake with the sample workspace and a clock of their own.</summary>
public abstract class WorkspaceTests
{
    private static readonly ReplyCheck Documented = new(ManifestLoader.BuiltIn);

    private HttpClient http = null!;

    protected FakeSlack Slack { get; private set; } = null!;

    protected Workspace Workspace => Slack.Workspace!;

    protected FakeTimeProvider Clock { get; private set; } = null!;

    [SetUp]
    public async Task Start()
    {
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 2, 2, 9, 0, 0, TimeSpan.Zero));
        Slack = await FakeSlack.StartAsync(o =>
        {
            o.TimeProvider = Clock;
            o.Workspace = Workspace.Sample();
        });
        http = new HttpClient { BaseAddress = Slack.BaseAddress };
    }

    [TearDown]
    public async Task Stop()
    {
        http.Dispose();
        await Slack.DisposeAsync();
    }

    /// <summary>Calls a method and returns the response, whose fields must be documented. The token is that of the bot unless another is given.</summary>
    protected async Task<JsonObject> CallAsync(string method, object? arguments = null, string token = FakeSlack.BotToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, method);
        var fields = (arguments is null ? new JsonObject() : (JsonObject)StubResponse.ToJson(arguments)!)
            .Where(a => a.Value is not null)
            .Select(a => KeyValuePair.Create(a.Key, a.Value is JsonValue value && value.TryGetValue<string>(out var text) ? text : a.Value!.ToJsonString()));
        request.Content = new FormUrlEncodedContent(fields);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(200), body);
        var json = JsonNode.Parse(body)!.AsObject();
        Documented.Check([ManifestLoader.BuiltIn.Methods[method]], json);
        return json;
    }

    /// <summary>Calls a method that must succeed.</summary>
    protected async Task<JsonObject> SucceedAsync(string method, object? arguments = null, string token = FakeSlack.BotToken)
    {
        var response = await CallAsync(method, arguments, token);
        Assert.That((bool)response["ok"]!, Is.True, response.ToJsonString());
        return response;
    }

    /// <summary>Calls a method that must be refused, and returns the error code.</summary>
    protected async Task<string> FailAsync(string method, object? arguments = null, string token = FakeSlack.BotToken)
    {
        var response = await CallAsync(method, arguments, token);
        Assert.That((bool)response["ok"]!, Is.False, response.ToJsonString());
        return (string)response["error"]!;
    }

    /// <summary>Returns the events of a type that the workspace has raised, oldest first, whether the app receives them or not.</summary>
    protected IReadOnlyList<JsonObject> Raised(string type) =>
        [.. Workspace.Router.Published.Select(e => e.Body).Where(e => (string?)e["type"] == type)];

    /// <summary>Returns the user token of a person.</summary>
    protected string TokenOf(string user) => Workspace.User(user).Token;

    /// <summary>Returns JSON as text, for messages of assertions.</summary>
    protected static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
