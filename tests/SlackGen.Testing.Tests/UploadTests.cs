using System.Net;
using System.Security.Cryptography;

namespace SlackGen.Testing.Tests;

[Category("Slow")]
public sealed class UploadTests
{
    private FakeSlack slack = null!;
    private Caller caller = null!;

    [SetUp]
    public async Task Start()
    {
        slack = await FakeSlack.StartAsync(o =>
        {
            o.UseBuiltInManifest = false;
            o.AddManifest("""
                group: files
                summary: Files.
                methods:
                  getPlace:
                    summary: Says where.
                    returns: { upload_url: { type: string, required: true }, file_id: { type: string } }
                """);
        });
        caller = new Caller(slack);
    }

    [TearDown]
    public async Task Stop()
    {
        caller.Dispose();
        await slack.DisposeAsync();
    }

    [Test]
    public async Task A_sample_says_to_upload_to_the_fake_and_each_time_elsewhere()
    {
        var first = await caller.PostAsync("files.getPlace", content: null);
        var second = await caller.PostAsync("files.getPlace", content: null);
        Assert.Multiple(() =>
        {
            Assert.That((string?)first["upload_url"], Does.StartWith(slack.UploadAddress.AbsoluteUri));
            Assert.That((string?)second["upload_url"], Is.Not.EqualTo((string?)first["upload_url"]));
            Assert.That((string?)first["upload_url"], Does.EndWith((string)first["file_id"]!));
            Assert.That((string?)second["file_id"], Is.Not.EqualTo((string?)first["file_id"]));
        });
    }

    [Test]
    public async Task What_is_uploaded_is_recorded()
    {
        var bytes = new byte[3_000_000];
        Random.Shared.NextBytes(bytes);
        using var http = new HttpClient();
        using var response = await http.PostAsync(new Uri(slack.UploadAddress, "any/thing?x=1"), new ByteArrayContent(bytes));
        var upload = slack.Uploads.Single();
        Assert.Multiple(async () =>
        {
            Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("OK - 3000000"));
            Assert.That(upload.Address, Is.EqualTo(new Uri(slack.UploadAddress, "any/thing?x=1")));
            Assert.That((upload.Length, upload.Sha256, upload.Token), Is.EqualTo((3_000_000, Convert.ToHexString(SHA256.HashData(bytes)), (string?)null)));
            Assert.That(upload.Start.ToArray(), Is.EqualTo(bytes[..(1024 * 1024)]));
            Assert.That(slack.Requests, Is.Empty);
        });
    }

    [Test]
    public async Task A_token_that_is_sent_along_is_noticed()
    {
        using var response = await caller.SendAsync(HttpMethod.Post, slack.UploadAddress + "1", new ByteArrayContent([1]));
        Assert.That(slack.Uploads.Single().Token, Is.EqualTo(FakeSlack.DefaultToken));
        Assert.That(slack.Uploads.Single().ToString(), Does.Not.Contain(FakeSlack.DefaultToken));
    }

    [Test]
    public async Task Uploads_go_wrong_on_demand()
    {
        slack.FaultUploads(Fault.Status(503), times: 1);
        using var http = new HttpClient { BaseAddress = slack.UploadAddress };
        using var first = await http.PostAsync("1", new ByteArrayContent([1]));
        using var second = await http.PostAsync("1", new ByteArrayContent([1]));
        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
        Assert.That(slack.Uploads.Select(u => u.Fault), Is.EqualTo(new[] { "503 Service Unavailable", null }));
    }

    [Test]
    public async Task Nothing_is_downloaded_from_there()
    {
        using var response = await caller.SendAsync(HttpMethod.Get, slack.UploadAddress + "1");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task Clearing_forgets_uploads_and_their_faults()
    {
        slack.FaultUploads(Fault.Status(500));
        using var http = new HttpClient { BaseAddress = slack.UploadAddress };
        using var first = await http.PostAsync("1", new ByteArrayContent([1]));
        slack.Clear();
        Assert.That(slack.Uploads, Is.Empty);
        using var second = await http.PostAsync("1", new ByteArrayContent([1]));
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
