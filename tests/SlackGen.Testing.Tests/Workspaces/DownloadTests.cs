using System.Net;

namespace SlackGen.Testing.Tests;

[Category("Slow")]
public sealed class DownloadTests : FileTests
{
    [Test]
    public async Task Without_a_token_a_client_is_led_to_a_page()
    {
        var file = await UploadAsync("a.txt", "secret", "C1");
        foreach (var token in (string?[])[null, "xoxb-unknown", FakeSlack.AppToken])
        {
            using var refused = await DownloadAsync((string?)file["url_private"], token);
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Found));
            using var page = await DownloadAsync(new Uri(Slack.BaseAddress, refused.Headers.Location!).AbsoluteUri, null);
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(page.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
            Assert.That(await page.Content.ReadAsStringAsync(), Does.Not.Contain("secret"));
        }
    }

    [Test]
    public async Task A_token_without_the_scope_downloads_nothing()
    {
        await using var slack = await FakeSlack.StartAsync(o =>
        {
            o.Workspace = Workspace.Sample();
            o.AddToken("xoxb-writer", "files:write");
            o.AddToken("xoxb-reader", "files:read");
        });
        string url;
        lock (slack.Workspace!.State.Gate)
        {
            var state = slack.Workspace.State;
            url = FileAddress.Private(state, FileSharing.Add(state, "U0FAKEBOT", "a.txt", Bytes("a")));
        }

        using var writer = await DownloadAsync(url, "xoxb-writer");
        using var reader = await DownloadAsync(url, "xoxb-reader");
        Assert.That((writer.StatusCode, reader.StatusCode), Is.EqualTo((HttpStatusCode.Found, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Only_those_who_see_a_file_download_it()
    {
        var file = await UploadAsync("a.txt", "a", "C3", TokenOf("U2"));
        using var member = await DownloadAsync((string?)file["url_private"], FakeSlack.UserToken);
        using var other = await DownloadAsync((string?)file["url_private"], TokenOf("U1"));
        using var bot = await DownloadAsync((string?)file["url_private"]);
        Assert.That((member.StatusCode, other.StatusCode, bot.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Found, HttpStatusCode.Found)));
    }

    [Test]
    public async Task The_download_URL_names_the_file_and_HEAD_has_its_length()
    {
        var file = await UploadAsync("\u00E4 b.txt", "abc");
        using var download = await DownloadAsync((string?)file["url_private_download"]);
        using var head = await DownloadAsync((string?)file["url_private"], verb: HttpMethod.Head);
        Assert.That(await download.Content.ReadAsStringAsync(), Is.EqualTo("abc"));
        Assert.That(download.Content.Headers.ContentDisposition!.FileNameStar, Is.EqualTo("\u00E4 b.txt"));
        Assert.That(head.Content.Headers.ContentLength, Is.EqualTo(3));
        Assert.That(head.Content.Headers.ContentDisposition, Is.Null);
    }

    [Test]
    public async Task A_large_file_comes_back_whole()
    {
        var bytes = new byte[3_000_000];
        new Random(1).NextBytes(bytes);
        var id = await SendAsync("a.bin", bytes);
        await SucceedAsync("files.completeUploadExternal", new { files = new[] { new { id } } });
        using var content = await DownloadAsync((string?)(await InfoAsync(id))["url_private"]);
        Assert.That(await content.Content.ReadAsByteArrayAsync(), Is.EqualTo(bytes));
        Assert.That(Slack.Uploads.Single().Start.Length, Is.EqualTo(1024 * 1024));
    }

    [Test]
    public async Task Bytes_beyond_the_limit_are_not_kept_until_others_are_deleted()
    {
        lock (Workspace.State.Gate)
        {
            Workspace.State.Files.MaxBytes = 10;
        }

        var first = await UploadAsync("a.txt", "12345678");
        var second = await UploadAsync("b.txt", "123");
        var third = await UploadAsync("c.txt", "12");
        using var missing = await DownloadAsync((string?)second["url_private"]);
        Assert.That(missing.StatusCode, Is.EqualTo(HttpStatusCode.InsufficientStorage));
        Assert.That(await missing.Content.ReadAsStringAsync(), Does.Contain("MaxFileBytes").And.Contain("3 bytes"));
        Assert.That((long?)second["size"], Is.EqualTo(3));
        using var kept = await DownloadAsync((string?)third["url_private"]);
        Assert.That(await kept.Content.ReadAsStringAsync(), Is.EqualTo("12"));

        await SucceedAsync("files.delete", new { file = (string?)first["id"] });
        using var fourth = await DownloadAsync((string?)(await UploadAsync("d.txt", "87654321"))["url_private"]);
        Assert.That(await fourth.Content.ReadAsStringAsync(), Is.EqualTo("87654321"));
    }

    [Test]
    public async Task An_upload_that_is_longer_or_shorter_than_announced_takes_the_room_that_it_needs()
    {
        lock (Workspace.State.Gate)
        {
            Workspace.State.Files.MaxBytes = 10;
        }

        var longer = await SendAsync("", Bytes("123"), arguments: new { filename = "a.txt", length = 2 });
        var shorter = await SendAsync("", Bytes("123"), arguments: new { filename = "b.txt", length = 10 });
        var rest = await SendAsync("c.txt", Bytes("1234567"));
        await SucceedAsync("files.completeUploadExternal", new { files = new[] { new { id = longer }, new { id = shorter }, new { id = rest } } });
        var states = new List<HttpStatusCode>();
        foreach (var id in (string[])[longer, shorter, rest])
        {
            using var response = await DownloadAsync((string?)(await InfoAsync(id))["url_private"]);
            states.Add(response.StatusCode);
        }

        Assert.That(states, Is.EqualTo(new[] { HttpStatusCode.InsufficientStorage, HttpStatusCode.OK, HttpStatusCode.OK }));
    }

    [Test]
    public async Task A_deleted_or_unknown_file_is_not_found()
    {
        var file = await UploadAsync("a.txt", "a");
        await SucceedAsync("files.delete", new { file = (string?)file["id"] });
        using var deleted = await DownloadAsync((string?)file["url_private"]);
        using var unknown = await DownloadAsync(new Uri(Slack.BaseAddress, "/files-pri/T0FAKETEAM-F9/a.txt").AbsoluteUri);
        using var posted = await DownloadAsync((string?)file["url_private"], verb: HttpMethod.Post);
        Assert.That(
            (deleted.StatusCode, unknown.StatusCode, posted.StatusCode),
            Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed)));
    }

    [Test]
    public async Task The_limit_of_the_options_is_that_of_the_workspace()
    {
        await using var slack = await FakeSlack.StartAsync(o =>
        {
            o.MaxFileBytes = 5;
            o.Workspace = Workspace.Sample();
        });
        Assert.That(slack.Workspace!.State.Files.MaxBytes, Is.EqualTo(5));
        Assert.That(async () => await FakeSlack.StartAsync(o => o.MaxFileBytes = -1), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task A_deactivated_person_downloads_nothing()
    {
        var file = await UploadAsync("a.txt", "a", "C1", TokenOf("U1"));
        Workspace.State.Users["U1"].IsDeleted = true;
        using var refused = await DownloadAsync((string?)file["url_private"], Workspace.User("U1").Token);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Found));
    }
}
