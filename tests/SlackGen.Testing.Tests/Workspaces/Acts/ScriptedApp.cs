using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing.Tests;

/// <summary>An app behind request URLs that does what a test says.</summary>
internal sealed class ScriptedApp : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, JsonObject Payload)> received = new();
    private HttpServer server = null!;

    /// <summary>Gets or sets the function that returns the acknowledgement of a payload.</summary>
    public Func<JsonObject, Task<JsonNode?>> Handle { get; set; } = _ => Task.FromResult<JsonNode?>(null);

    /// <summary>Gets or sets the status of all responses.</summary>
    public int Status { get; set; } = 200;

    public Uri Address => new(server.Address, "/slack/events");

    /// <summary>Gets the payloads so far; of an event, the event itself.</summary>
    public IReadOnlyList<JsonObject> Received => [.. received.Select(r => r.Payload["event"] as JsonObject ?? r.Payload)];

    /// <summary>Gets the payloads so far as they came, with the paths of their requests.</summary>
    public IReadOnlyList<(string Path, JsonObject Payload)> Requests => [.. received];

    public JsonObject Last => Received[^1];

    public static async Task<ScriptedApp> StartAsync()
    {
        var app = new ScriptedApp();
        app.server = await HttpServer.StartAsync(0, app.HandleAsync);
        return app;
    }

    /// <summary>Sets the acknowledgement of everything that comes.</summary>
    public void Reply(object? reply) => Handle = _ => Task.FromResult(reply is null ? null : StubResponse.ToJson(reply));

    /// <summary>Returns the payloads of a type.</summary>
    public IReadOnlyList<JsonObject> Of(string type) => [.. Received.Where(r => (string?)r["type"] == type)];

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task HandleAsync(HttpContext http, CancellationToken stopping)
    {
        using var reader = new StreamReader(http.Request.Body);
        var payload = Decode(await reader.ReadToEndAsync(stopping), http.Request.ContentType!);
        received.Enqueue((http.Request.Path.Value!, payload));
        var reply = await Handle(payload).WaitAsync(stopping);
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(reply?.ToJsonString() ?? "", stopping);
    }

    private static JsonObject Decode(string body, string type)
    {
        if (type == "application/json")
        {
            return JsonNode.Parse(body)!.AsObject();
        }

        var fields = body.Split('&').Select(f => f.Split('=')).ToDictionary(f => f[0], f => WebUtility.UrlDecode(f[1]));
        return fields.TryGetValue("payload", out var payload)
            ? JsonNode.Parse(payload)!.AsObject()
            : new JsonObject(fields.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Key, f.Value)));
    }
}
