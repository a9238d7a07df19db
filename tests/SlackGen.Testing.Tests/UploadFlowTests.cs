using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SlackGen.Testing.Tests;

/// <summary>Uploads in the ways that are documented: bytes as they are, and multipart.</summary>
[TestFixture(false, Category = "Slow")]
[TestFixture(true)]
[Category("Slow")]
public sealed class UploadFlowTests(bool isInProcess)
{
    private FakeSlack slack = null!;
    private Caller caller = null!;
    private HttpClient http = null!;

    [SetUp]
    public async Task Start()
    {
        slack = await FakeSlack.StartAsync(o => o.IsInProcess = isInProcess);
        caller = new Caller(slack);
        http = slack.CreateClient();
    }

    [TearDown]
    public async Task Stop()
    {
        http.Dispose();
        caller.Dispose();
        await slack.DisposeAsync();
    }

    [Test]
    public async Task Two_files_of_one_upload_are_told_apart_to_the_end()
    {
        var first = await caller.PostFormAsync("files.getUploadURLExternal", "filename=a.txt&length=1");
        var second = await caller.PostFormAsync("files.getUploadURLExternal", "filename=b.txt&length=2");
        foreach (var (address, bytes) in new[] { (first, "1"), (second, "22") })
        {
            using var sent = await http.PostAsync((string)address["upload_url"]!, new ByteArrayContent(Encoding.UTF8.GetBytes(bytes)));
        }

        var completed = await caller.PostAsync(
            "files.completeUploadExternal",
            $$"""{"files":[{"id":"{{first["file_id"]}}","title":"A"},{"id":"{{second["file_id"]}}"}]}""");
        Assert.Multiple(() =>
        {
            Assert.That(slack.Uploads.Select(u => (u.FileId, u.Length)), Is.EqualTo(new[] { ((string)first["file_id"]!, 1L), ((string)second["file_id"]!, 2L) }));
            Assert.That((string?)first["file_id"], Is.Not.EqualTo((string?)second["file_id"]));
            Assert.That(completed["files"]!.AsArray().Select(f => (string?)f!["id"]), Is.EqualTo(slack.Uploads.Select(u => u.FileId)));
            Assert.That((string?)completed["files"]![0]!["title"], Is.EqualTo("A"));
        });
    }

    [Test]
    public async Task Of_a_multipart_body_the_bytes_of_the_file_are_recorded()
    {
        var bytes = new byte[2_000_000];
        Random.Shared.NextBytes(bytes);
        using var body = new MultipartFormDataContent { { new StringContent("a field"), "title" }, { new ByteArrayContent(bytes), "filename", "h\u00E4h.bin" } };
        using var response = await http.PostAsync(new Uri(slack.UploadAddress, "F1"), body);
        var upload = slack.Uploads.Single();
        Assert.Multiple(async () =>
        {
            Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("OK - 2000000"));
            Assert.That((upload.FileName, upload.Length, upload.Sha256), Is.EqualTo(("h\u00E4h.bin", 2_000_000L, Convert.ToHexString(SHA256.HashData(bytes)))));
            Assert.That(upload.Start.ToArray(), Is.EqualTo(bytes[..(1024 * 1024)]));
        });
    }

    [Test]
    public async Task A_part_without_a_name_counts_where_there_is_no_other()
    {
        using var body = new MultipartFormDataContent { { new StringContent("12"), "file" } };
        using var response = await http.PostAsync(new Uri(slack.UploadAddress, "F1"), body);
        Assert.That((slack.Uploads.Single().Length, slack.Uploads.Single().FileName), Is.EqualTo((2L, (string?)null)));
    }

    [TestCase("multipart/form-data", "x")]
    [TestCase("multipart/form-data; boundary=b", "--b--\r\n")]
    [TestCase("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\ncut of")]
    public async Task A_multipart_body_that_cannot_be_read_is_a_bad_request(string type, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await http.PostAsync(new Uri(slack.UploadAddress, "F1"), content);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(slack.Uploads, Is.Empty);
    }

    [Test]
    public async Task A_form_will_do_where_the_file_is_optional()
    {
        Assert.That((await caller.PostFormAsync("files.upload", "content=abc&filename=a.txt")).Error(), Is.Null);
        Assert.That((await caller.PostFormAsync("users.setPhoto", "image=abc")).Error(), Is.EqualTo("invalid_arguments"));
    }
}
