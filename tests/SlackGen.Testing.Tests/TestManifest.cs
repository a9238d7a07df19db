using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>A small Slack with one method of each sort, so that tests do not depend on what the real one documents.</summary>
internal static class TestManifest
{
    public const string Yaml = """
        group: zoo
        summary: Animals.
        methods:
          list:
            summary: Lists animals.
            tier: 2
            scopes: { bot: ["zoo:read", "zoo:admin"], user: ["zoo:read"] }
            http: GET
            paging: { items: animals }
            params:
              cursor: { type: string, summary: Where. }
              limit: { type: int, summary: How many. }
            returns:
              animals: { type: list<animal>, required: true }
          add:
            summary: Adds an animal.
            tier: special
            rate: { permits: 2, per: 1s, by: name }
            scopes: { bot: ["zoo:write"] }
            body: json
            params:
              name: { type: string, required: true, summary: Its name. }
              legs: { type: int, summary: How many. }
              weight: { type: number, summary: In kilograms. }
              is_tame: { type: bool, summary: Whether it is. }
              born: { type: unix_time, summary: When. }
              seen: { type: timestamp, summary: When. }
              day: { type: date, summary: When. }
              tags: { type: csv<string>, summary: Words. }
              sizes: { type: csv<int>, summary: Numbers. }
              children: { type: list<animal>, summary: Who. }
              words: { type: list<string>, summary: Words. }
              moods: { type: list<mood>, summary: How. }
              notes: { type: map<string>, summary: What. }
              extra: { type: json, summary: Anything. }
              home: { type: home, summary: Where. }
              mood: { type: mood, summary: How. }
            returns:
              animal: { type: animal, required: true }
          rename:
            summary: Renames an animal.
            params:
              id: { type: string, summary: Which. }
              name: { type: string, summary: Which. }
              new_name: { type: string, summary: What. }
            one_of: [[id, name]]
          draw:
            summary: Uploads a picture.
            scopes: { user: ["zoo:write"] }
            body: multipart
            params:
              picture: { type: binary, required: true, summary: The bytes. }
              width: { type: int, summary: In pixels. }
          open:
            summary: Needs no token.
            no_token: true
            body: json
            params:
              word: { type: string, summary: Any. }
          login:
            summary: Knows an app by its secret.
            no_token: true
            basic_auth: true
            params:
              client_id: { type: string, required: true, summary: Who. }
              client_secret: { type: string, required: true, summary: Proof. }
          connect:
            summary: Needs an app-level token.
            token: app
          count:
            summary: Counts animals.
            http: GET
            returns:
              total: { type: int }
          export:
            summary: Responds with a file.
            response: file
            http: GET
            returns:
              line: { type: string }
        types:
          animal:
            summary: An animal.
            fields:
              id: { type: string, required: true }
              name: { type: string, example: Slimer }
              legs: { type: int }
              parent: { type: animal }
              young: { type: list<animal> }
              home: { type: home }
              mood: { type: mood }
          mood:
            summary: How it feels.
            enum: { calm: Calm., angry: Angry. }
          home:
            summary: Where it lives.
            union: kind
            of: { cage: cage, pond: pond }
          cage: { summary: A cage., fields: { bars: { type: int, required: true } } }
          pond: { summary: A pond., fields: { depth: { type: number } } }
        """;

    public const string Common = """
        tiers:
          1: { permits: 1, per: 1m }
          2: { permits: 3, per: 1m }
          3: { permits: 50, per: 1m }
          4: { permits: 100, per: 1m }
        errors: { fatal_error: { category: server, summary: It broke. } }
        """;

    public static Task<FakeSlack> StartAsync(Action<FakeSlackOptions>? configure = null) => FakeSlack.StartAsync(o =>
    {
        o.UseBuiltInManifest = false;
        o.AddManifest(Yaml, "zoo.slack.yaml").AddManifest(Common, "common.yaml");
        configure?.Invoke(o);
    });
}

/// <summary>A plain client, as far from SlackGen's own as can be.</summary>
public sealed class Caller(FakeSlack slack, string? token = FakeSlack.DefaultToken) : IDisposable
{
    private readonly HttpClient http = slack.CreateClient();

    public Task<HttpResponseMessage> SendAsync(HttpMethod verb, string path, HttpContent? content = null, CancellationToken cancellation = default)
    {
        var request = new HttpRequestMessage(verb, path) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    public async Task<JsonObject> GetAsync(string path) => await ReadAsync(await SendAsync(HttpMethod.Get, path));

    public Task<JsonObject> PostAsync(string path, string json) => PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<JsonObject> PostFormAsync(string path, string form) =>
        PostAsync(path, new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded")));

    public async Task<JsonObject> PostAsync(string path, HttpContent? content) => await ReadAsync(await SendAsync(HttpMethod.Post, path, content));

    public void Dispose() => http.Dispose();

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        }
    }
}

internal static class JsonResponses
{
    public static string? Error(this JsonObject response) => (string?)response["error"];

    public static string[] Messages(this JsonObject response) => response["response_metadata"]?["messages"].Deserialize<string[]>() ?? [];
}
