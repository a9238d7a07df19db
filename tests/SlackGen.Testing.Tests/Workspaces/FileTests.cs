using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>The base of tests that upload and download.</summary>
public abstract class FileTests : EmptyChannelTests
{
    private HttpClient client = null!;

    [SetUp]
    public void StartClient() => client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

    [TearDown]
    public void StopClient() => client.Dispose();

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Begins an upload and sends the bytes.</summary>
    protected async Task<string> SendAsync(string name, byte[] content, string token = FakeSlack.BotToken, object? arguments = null)
    {
        var begun = await SucceedAsync("files.getUploadURLExternal", arguments ?? new { filename = name, length = content.Length }, token);
        using var sent = await client.PostAsync((string)begun["upload_url"]!, new ByteArrayContent(content));
        Assert.That(await sent.Content.ReadAsStringAsync(), Is.EqualTo($"OK - {content.Length}"));
        return (string)begun["file_id"]!;
    }

    /// <summary>Uploads a file and returns it as the last call does.</summary>
    protected async Task<JsonObject> UploadAsync(string name, string content, string? channel = null, string token = FakeSlack.BotToken)
    {
        var id = await SendAsync(name, Bytes(content), token);
        var completed = await SucceedAsync("files.completeUploadExternal", new { files = new[] { new { id } }, channel_id = channel }, token);
        return completed["files"]![0]!.AsObject();
    }

    protected async Task<HttpResponseMessage> DownloadAsync(string? url, string? token = FakeSlack.BotToken, HttpMethod? verb = null)
    {
        using var request = new HttpRequestMessage(verb ?? HttpMethod.Get, url);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request);
    }

    protected async Task<JsonObject> InfoAsync(string? file, string token = FakeSlack.BotToken) =>
        (await SucceedAsync("files.info", new { file }, token))["file"]!.AsObject();
}
