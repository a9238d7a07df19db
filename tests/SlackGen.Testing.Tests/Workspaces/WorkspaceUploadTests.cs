using System.Net;

namespace SlackGen.Testing.Tests;

public sealed class WorkspaceUploadTests : FileTests
{
    [Test]
    public async Task A_file_is_uploaded_shared_found_and_downloaded()
    {
        var id = await SendAsync("Report 1.PDF", Bytes("%PDF"));
        var file = (await SucceedAsync(
            "files.completeUploadExternal",
            new { files = new[] { new { id, title = "The report" } }, channel_id = "C1", initial_comment = "This & that" }))["files"]![0]!;
        var message = Workspace.Channel("random").Messages.Single();
        var info = await InfoAsync(id);
        using var content = await DownloadAsync((string?)info["url_private"]);
        Assert.Multiple(async () =>
        {
            Assert.That((string?)file["title"], Is.EqualTo("The report"));
            Assert.That(message.Text, Is.EqualTo("This &amp; that"));
            Assert.That((string?)message.Json["subtype"], Is.EqualTo("file_share"));
            Assert.That((string?)message.Json["user"], Is.EqualTo("U0FAKEBOT"));
            Assert.That((string?)message.Json["files"]![0]!["id"], Is.EqualTo(id));
            Assert.That((string?)info["filetype"], Is.EqualTo("pdf"));
            Assert.That((string?)info["mimetype"], Is.EqualTo("application/pdf"));
            Assert.That((long?)info["size"], Is.EqualTo(4));
            Assert.That((bool?)info["is_public"], Is.True);
            Assert.That(Text(info["channels"]), Is.EqualTo("""["C1"]"""));
            Assert.That((string?)info["shares"]!["public"]!["C1"]![0]!["ts"], Is.EqualTo(message.Ts));
            Assert.That(content.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(content.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/pdf"));
            Assert.That(await content.Content.ReadAsStringAsync(), Is.EqualTo("%PDF"));
        });
    }

    [Test]
    public async Task Its_events_name_the_file_the_user_and_the_channel()
    {
        var id = (string?)(await UploadAsync("a.txt", "a", "C1"))["id"];
        Assert.That(
            Workspace.Router.Published.Select(e => (string?)e.Body["type"]).Where(t => t is not null),
            Is.EqualTo(new[] { "file_created", "message", "file_public", "file_shared" }));
        var shared = Raised("file_shared").Single();
        Assert.That(
            ((string?)shared["file_id"], (string?)shared["file"]!["id"], (string?)shared["user_id"], (string?)shared["channel_id"]),
            Is.EqualTo((id, id, "U0FAKEBOT", "C1")));
    }

    [Test]
    public async Task A_private_channel_makes_no_file_public()
    {
        lock (Workspace.State.Gate)
        {
            Workspace.State.Channels["C3"].Members.Add("U0FAKEBOT");
        }

        var file = await UploadAsync("a.txt", "a", "C3");
        Assert.That((bool?)file["is_public"], Is.False);
        Assert.That(Text(file["groups"]), Is.EqualTo("""["C3"]"""));
        Assert.That(Raised("file_public"), Is.Empty);
        Assert.That(Raised("file_shared"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_a_channel_a_file_stays_with_its_owner()
    {
        var id = (string?)(await UploadAsync("a.txt", "a", token: TokenOf("U1")))["id"];
        await InfoAsync(id, TokenOf("U1"));
        Assert.That(await FailAsync("files.info", new { file = id }), Is.EqualTo("file_not_found"));
        Assert.That(Raised("message"), Is.Empty);
    }

    [Test]
    public async Task Several_files_are_one_message_in_each_channel()
    {
        var (first, second) = (await SendAsync("a.txt", Bytes("a")), await SendAsync("b.txt", Bytes("b")));
        await SucceedAsync("files.completeUploadExternal", new { files = new[] { new { id = first }, new { id = second } }, channels = "C1,C2" });
        foreach (var channel in (string[])["C1", "C2"])
        {
            var message = Workspace.Channel(channel).Messages.Single();
            Assert.That(message.Json["files"]!.AsArray().Select(f => (string?)f!["id"]), Is.EqualTo(new[] { first, second }));
        }

        Assert.That(Raised("file_shared"), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_user_receives_a_file_in_a_direct_message()
    {
        var id = await SendAsync("a.txt", Bytes("a"));
        await SucceedAsync("files.completeUploadExternal", new { files = new[] { new { id } }, channels = "U1" });
        var direct = Workspace.Channels.Single(c => c.Kind == WorkspaceChannelKind.DirectMessage && c.Members.Contains("U0FAKEBOT") && c.Members.Contains("U1"));
        Assert.That((string?)direct.Messages.Single().Json["files"]![0]!["id"], Is.EqualTo(id));
        Assert.That(Text((await InfoAsync(id, TokenOf("U1")))["ims"]), Is.EqualTo($"""["{direct.Id}"]"""));
    }

    [Test]
    public async Task A_file_is_shared_in_a_thread()
    {
        var parent = (string?)(await SucceedAsync("chat.postMessage", new { channel = "C1", text = "parent" }))["ts"];
        var id = await SendAsync("a.txt", Bytes("a"));
        await SucceedAsync("files.completeUploadExternal", new { files = new[] { new { id } }, channel_id = "C1", thread_ts = parent });
        var replies = await SucceedAsync("conversations.replies", new { channel = "C1", ts = parent });
        Assert.That((string?)replies["messages"]![1]!["files"]![0]!["id"], Is.EqualTo(id));
        Assert.That((string?)(await InfoAsync(id))["shares"]!["public"]!["C1"]![0]!["thread_ts"], Is.EqualTo(parent));
    }

    [Test]
    public async Task Blocks_introduce_a_file_unless_there_is_a_comment()
    {
        const string Blocks = """[{"type":"section","text":{"type":"mrkdwn","text":"in blocks"}}]""";
        var (first, second) = (await SendAsync("a.txt", Bytes("a")), await SendAsync("b.txt", Bytes("b")));
        await SucceedAsync("files.completeUploadExternal", new { files = new[] { new { id = first } }, channel_id = "C1", blocks = Blocks });
        await SucceedAsync("files.completeUploadExternal", new { files = new[] { new { id = second } }, channel_id = "C1", blocks = Blocks, initial_comment = "text" });
        var messages = Workspace.Channel("random").Messages;
        Assert.That((string?)messages[0].Json["blocks"]![0]!["type"], Is.EqualTo("section"));
        Assert.That(Text(messages[1].Json), Does.Contain("text").And.Not.Contain("in blocks"));
    }

    [Test]
    public async Task Only_what_was_sent_can_be_completed_once_and_by_its_owner()
    {
        var begun = (string?)(await SucceedAsync("files.getUploadURLExternal", new { filename = "a.txt", length = 1 }))["file_id"];
        Assert.That(await CompleteAsync(begun), Is.EqualTo("file_not_found"));
        Assert.That(await CompleteAsync("F9"), Is.EqualTo("file_not_found"));
        var sent = await SendAsync("a.txt", Bytes("a"));
        Assert.That(await CompleteAsync(sent, token: TokenOf("U1")), Is.EqualTo("access_denied"));
        await SucceedAsync("files.completeUploadExternal", new { files = new[] { new { id = sent } } });
        Assert.That(await CompleteAsync(sent), Is.EqualTo("file_not_found"));
    }

    [Test]
    public async Task A_refused_completion_can_be_repeated()
    {
        lock (Workspace.State.Gate)
        {
            Workspace.State.Channels["C2"].IsArchived = true;
            Workspace.State.Channels["C1"].Members.Remove("U0FAKEBOT");
        }

        var id = await SendAsync("a.txt", Bytes("a"));
        Assert.That(await CompleteAsync(id, "C9"), Is.EqualTo("channel_not_found"));
        Assert.That(await CompleteAsync(id, "C3"), Is.EqualTo("channel_not_found"));
        Assert.That(await CompleteAsync(id, "C2"), Is.EqualTo("invalid_channel"));
        Assert.That(await CompleteAsync(id, "C1"), Is.EqualTo("not_in_channel"));
        Assert.That(await CompleteAsync(id, "C0FAKECHAN", "1.000000"), Is.EqualTo("invalid_arguments"));
        Assert.That(Workspace.Router.Published, Is.Empty);
        await SucceedAsync("files.completeUploadExternal", new { files = new[] { new { id } }, channel_id = "C0FAKECHAN" });
    }

    [Test]
    public async Task A_snippet_has_its_language_and_its_text()
    {
        var id = await SendAsync("", Bytes("print(1)"), arguments: new { filename = "a", length = 8, snippet_type = "python" });
        await SucceedAsync("files.completeUploadExternal", new { files = new[] { new { id } } });
        var info = await SucceedAsync("files.info", new { file = id });
        Assert.That((string?)info["content"], Is.EqualTo("print(1)"));
        Assert.That(((string?)info["file"]!["mode"], (string?)info["file"]!["filetype"]), Is.EqualTo(("snippet", "python")));
        Assert.That(
            await FailAsync("files.getUploadURLExternal", new { filename = "a", length = 1_048_577, snippet_type = "python" }), Is.EqualTo("snippet_too_large"));
    }

    [Test]
    public async Task The_length_is_needed() =>
        Assert.That(await FailAsync("files.getUploadURLExternal", new { filename = "a", length = 0 }), Is.EqualTo("missing_argument"));

    [Test]
    public async Task The_retired_upload_is_refused() =>
        Assert.That(await FailAsync("files.upload", new { content = "a" }), Is.EqualTo("method_deprecated"));

    private async Task<string> CompleteAsync(string? id, string? channel = null, string? thread = null, string token = FakeSlack.BotToken) =>
        await FailAsync("files.completeUploadExternal", new { files = new[] { new { id } }, channel_id = channel, thread_ts = thread }, token);
}
