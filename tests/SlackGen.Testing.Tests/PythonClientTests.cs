using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing.Tests;

/// <summary>
/// The requests of Slack's own client for Python, byte for byte: every method by POST as a form, lists of words joined by commas, booleans as digits, the
/// token in the header, JSON text with spaces, and uploads as raw bytes.
/// </summary>
[Category("Slow")]
public sealed class PythonClientTests
{
    private static readonly FakeManifest Manifest = ManifestLoader.BuiltIn;

    private FakeSlack slack = null!;
    private HttpClient http = null!;

    [SetUp]
    public async Task Start()
    {
        slack = await FakeSlack.StartAsync();
        http = new HttpClient { BaseAddress = slack.BaseAddress };
    }

    [TearDown]
    public async Task Stop()
    {
        http.Dispose();
        await slack.DisposeAsync();
    }

    [Test]
    public async Task Every_method_is_accepted()
    {
        var failures = new List<string>();
        foreach (var method in Manifest.Methods.Values)
        {
            slack.ClearRequests();
            var arguments = slack.Samples.Request(method.Name);
            var files = method.Params.Where(p => p.Type.Scalar == ScalarKind.Binary && arguments.ContainsKey(p.Name)).Select(p => p.Name).ToList();
            using var response = await CallAsync(method.Name, arguments, files);
            var recorded = slack.Requests.Single();
            if (recorded.Refused is not null || !JsonNode.DeepEquals(recorded.Arguments, arguments))
            {
                failures.Add($"{recorded}\n  sent     {arguments.ToJsonString()}\n  recorded {recorded.Arguments.ToJsonString()}\n  {await response.Content.ReadAsStringAsync()}");
            }
        }

        Assert.That(failures, Is.Empty, string.Join('\n', failures));
    }

    [Test]
    public async Task Pages_are_followed()
    {
        slack.On("users.list").Page(Enumerable.Range(1, 5).Select(i => new { id = $"U{i}" }), pageSize: 2);
        var pages = new List<int>();
        for (string? cursor = null; pages.Count == 0 || !string.IsNullOrEmpty(cursor);)
        {
            var arguments = new JsonObject { ["limit"] = 2, ["include_locale"] = true };
            if (cursor is not null)
            {
                arguments["cursor"] = cursor;
            }

            var page = await ReadAsync(await CallAsync("users.list", arguments));
            pages.Add(page["members"]!.AsArray().Count);
            cursor = (string?)page["response_metadata"]?["next_cursor"];
        }

        Assert.That(pages, Is.EqualTo(new[] { 2, 2, 1 }));
    }

    [Test]
    public async Task Files_are_uploaded()
    {
        var files = new JsonArray();
        foreach (var (name, bytes) in new[] { ("a.txt", "first"), ("b.txt", "the second") })
        {
            var place = await ReadAsync(await CallAsync("files.getUploadURLExternal", new JsonObject { ["filename"] = name, ["length"] = bytes.Length, ["alt_txt"] = "" }));
            using var sent = await http.PostAsync((string)place["upload_url"]!, new ByteArrayContent(Encoding.UTF8.GetBytes(bytes)));
            Assert.That(sent.IsSuccessStatusCode);
            files.Add(new JsonObject { ["id"] = (string)place["file_id"]!, ["title"] = name });
        }

        var completed = await ReadAsync(await CallAsync("files.completeUploadExternal", new JsonObject { ["files"] = files, ["channel_id"] = "C1" }));
        Assert.Multiple(() =>
        {
            Assert.That(slack.Uploads.Select(u => Encoding.UTF8.GetString(u.Start.Span)), Is.EqualTo(new[] { "first", "the second" }));
            Assert.That(completed["files"]!.AsArray().Select(f => (string?)f!["id"]), Is.EqualTo(slack.Uploads.Select(u => u.FileId)));
        });
    }

    [Test]
    public async Task A_message_is_streamed()
    {
        var begun = await ReadAsync(await CallAsync("chat.startStream", new JsonObject { ["channel"] = "C1", ["thread_ts"] = "1.2", ["recipient_team_id"] = "T1", ["recipient_user_id"] = "U1" }));
        var stream = new JsonObject { ["channel"] = "C1", ["ts"] = (string)begun["ts"]!, ["markdown_text"] = "**hello**" };
        await ReadAsync(await CallAsync("chat.appendStream", stream));
        await ReadAsync(await CallAsync("chat.stopStream", stream));
        Assert.That(slack.Requests.Select(r => (r.Method, r.Refused)), Is.EqualTo(new[] { ("chat.startStream", (string?)null), ("chat.appendStream", null), ("chat.stopStream", null) }));
    }

    [Test]
    public async Task An_app_identifies_itself_in_the_header()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth.v2.access") { Content = new StringContent("code=1&redirect_uri=x", Encoding.UTF8, new MediaTypeHeaderValue("application/x-www-form-urlencoded")) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("1.2:secret"u8));
        var response = await ReadAsync(await http.SendAsync(request));
        Assert.That((bool)response["ok"]!);
        Assert.That((string?)slack.Requests.Single().Arguments["client_id"], Is.EqualTo("1.2"));
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
            Assert.That((bool)json["ok"]!, json.ToJsonString());
            return json;
        }
    }

    private Task<HttpResponseMessage> CallAsync(string method, JsonObject arguments, IReadOnlyCollection<string>? files = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, method) { Content = files is { Count: > 0 } ? Multipart(arguments, files) : Form(arguments) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", FakeSlack.DefaultToken);
        return http.SendAsync(request);
    }

    private static StringContent Form(JsonObject arguments)
    {
        var pairs = arguments.Select(a => $"{Uri.EscapeDataString(a.Key)}={Uri.EscapeDataString(Text(a.Value!)).Replace("%20", "+", StringComparison.Ordinal)}");
        return new StringContent(string.Join('&', pairs), Encoding.UTF8, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
    }

    // The body begins with a line break, and no part but files has a type.
    private static ByteArrayContent Multipart(JsonObject arguments, IReadOnlyCollection<string> files)
    {
        const string boundary = "--------------6f1d4e7c-0b3a-4d52-9c58-2b5a7d3f9e10";
        using var body = new MemoryStream();
        void Write(string text) => body.Write(Encoding.UTF8.GetBytes(text));
        foreach (var (name, value) in arguments)
        {
            Write($"\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"");
            if (files.Contains(name))
            {
                Write($"; filename=\"{value!["name"]}\"\r\nContent-Type: application/octet-stream\r\n\r\n");
                body.Write(Convert.FromBase64String((string)value["bytes"]!));
            }
            else
            {
                Write($"\r\n\r\n{Text(value!)}");
            }
        }

        Write($"\r\n--{boundary}--\r\n");
        var content = new ByteArrayContent(body.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
        return content;
    }

    private static string Text(JsonNode value) => value switch
    {
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text,
        JsonValue scalar when scalar.GetValueKind() is JsonValueKind.True or JsonValueKind.False => scalar.GetValue<bool>() ? "1" : "0",
        JsonArray items when items.All(i => i is JsonValue v && !v.ToString().Contains(',', StringComparison.Ordinal)) => string.Join(',', items),
        _ => value.ToJsonString(new JsonSerializerOptions { WriteIndented = true }),
    };
}
