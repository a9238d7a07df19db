using System.Net;

namespace SlackGen.Testing.Tests;

public sealed class FileMethodTests : FileTests
{
    [Test]
    public async Task The_list_has_the_newest_file_first_page_by_page()
    {
        foreach (var name in (string[])["a.txt", "b.txt", "c.txt"])
        {
            await UploadAsync(name, "x", "C1");
        }

        var first = await SucceedAsync("files.list", new { count = 2 });
        var second = await SucceedAsync("files.list", new { count = 2, page = 2 });
        Assert.That(Names(first), Is.EqualTo(new[] { "c.txt", "b.txt" }));
        Assert.That(Names(second), Is.EqualTo(new[] { "a.txt" }));
        Assert.That(Text(second["paging"]), Is.EqualTo("""{"count":2,"total":3,"page":2,"pages":2}"""));
        Assert.That(Names(await SucceedAsync("files.list", new { page = 1_000_000_000 })), Is.Empty);
    }

    [Test]
    public async Task The_list_is_filtered_by_channel_user_type_and_time()
    {
        await UploadAsync("a.png", "x", "C1");
        Clock.Advance(TimeSpan.FromMinutes(1));
        var middle = Clock.GetUtcNow().ToUnixTimeSeconds();
        await UploadAsync("b.pdf", "x", "C2");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await UploadAsync("c.zip", "x", "C1", TokenOf("U1"));
        await UploadAsync("private.zip", "x", token: TokenOf("U1"));
        Assert.Multiple(async () =>
        {
            Assert.That(Names(await SucceedAsync("files.list", new { channel = "C1" })), Is.EqualTo(new[] { "c.zip", "a.png" }));
            Assert.That(Names(await SucceedAsync("files.list", new { user = "U1" })), Is.EqualTo(new[] { "c.zip" }));
            Assert.That(Names(await SucceedAsync("files.list", new { user = "U1" }, TokenOf("U1"))), Is.EqualTo(new[] { "private.zip", "c.zip" }));
            Assert.That(Names(await SucceedAsync("files.list", new { types = "images,pdfs" })), Is.EqualTo(new[] { "b.pdf", "a.png" }));
            Assert.That(Names(await SucceedAsync("files.list", new { types = "all" })), Has.Count.EqualTo(3));
            Assert.That(Names(await SucceedAsync("files.list", new { ts_from = $"{middle}" })), Is.EqualTo(new[] { "c.zip", "b.pdf" }));
            Assert.That(Names(await SucceedAsync("files.list", new { ts_to = $"{middle}" })), Is.EqualTo(new[] { "b.pdf", "a.png" }));
            Assert.That(await FailAsync("files.list", new { user = "U9" }), Is.EqualTo("user_not_found"));
            Assert.That(await FailAsync("files.list", new { types = "images,poems" }), Is.EqualTo("unknown_type"));
        });
    }

    [Test]
    public async Task A_deleted_file_is_gone_and_its_message_shows_a_tombstone()
    {
        var id = (string?)(await UploadAsync("a.txt", "a", "C1"))["id"];
        await SucceedAsync("files.delete", new { file = id });
        Assert.That(await FailAsync("files.delete", new { file = id }), Is.EqualTo("file_deleted"));
        Assert.That(await FailAsync("files.info", new { file = id }), Is.EqualTo("file_deleted"));
        Assert.That(await FailAsync("files.revokePublicURL", new { file = id }), Is.EqualTo("file_not_found"));
        Assert.That(Names(await SucceedAsync("files.list")), Is.Empty);
        Assert.That(Text(Workspace.Channel("random").Messages.Single().Json["files"]), Is.EqualTo($$"""[{"id":"{{id}}","mode":"tombstone"}]"""));
        var deleted = Raised("file_deleted").Single();
        Assert.That(((string?)deleted["file_id"], Text(deleted["channel_ids"])), Is.EqualTo((id, """["C1"]""")));
    }

    [Test]
    public async Task Only_the_owner_and_admins_delete_a_file()
    {
        var id = (string?)(await UploadAsync("a.txt", "a", "C1", TokenOf("U1")))["id"];
        Assert.That(await FailAsync("files.delete", new { file = id }), Is.EqualTo("cant_delete_file"));
        Assert.That(await FailAsync("files.delete", new { file = "F9" }), Is.EqualTo("file_not_found"));
        lock (Workspace.State.Gate)
        {
            Workspace.State.Users["U2"].IsAdmin = true;
        }

        await SucceedAsync("files.delete", new { file = id }, TokenOf("U2"));
    }

    [Test]
    public async Task A_deleted_message_withdraws_its_file()
    {
        var id = (string?)(await UploadAsync("a.txt", "a", "C1"))["id"];
        await SucceedAsync("chat.delete", new { channel = "C1", ts = Workspace.Channel("random").Messages.Single().Ts });
        Assert.That(Text((await InfoAsync(id))["channels"]), Is.EqualTo("[]"));
        Assert.That((bool?)(await InfoAsync(id))["is_public"], Is.False);
        Assert.That((string?)Raised("file_unshared").Single()["channel_id"], Is.EqualTo("C1"));
    }

    [Test]
    public async Task A_public_link_works_for_anyone_until_it_is_revoked()
    {
        var file = await UploadAsync("a.txt", "abc", token: TokenOf("U1"));
        var (id, link) = ((string?)file["id"], (string)file["permalink_public"]!);
        Assert.That(await StatusAsync(link), Is.EqualTo(HttpStatusCode.NotFound));
        var shared = (await SucceedAsync("files.sharedPublicURL", new { file = id }, TokenOf("U1")))["file"]!;
        Assert.That((bool?)shared["public_url_shared"], Is.True);
        Assert.That(await StatusAsync(link), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync($"{file["url_private"]}?pub_secret={link[(link.LastIndexOf('-') + 1)..]}"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(link + "x"), Is.EqualTo(HttpStatusCode.NotFound));
        await SucceedAsync("files.revokePublicURL", new { file = id }, TokenOf("U1"));
        Assert.That(await StatusAsync(link), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(Raised("file_change").Select(e => (string?)e["file_id"]), Is.EqualTo(new[] { id, id }));
    }

    [Test]
    public async Task Only_the_owner_publishes_a_file_that_is_not_in_a_public_channel()
    {
        var hidden = (string?)(await UploadAsync("a.txt", "a", "C3", TokenOf("U2")))["id"];
        var open = (string?)(await UploadAsync("b.txt", "b", "C1", TokenOf("U2")))["id"];
        Assert.That(await FailAsync("files.sharedPublicURL", new { file = hidden }, FakeSlack.UserToken), Is.EqualTo("not_allowed"));
        Assert.That(await FailAsync("files.sharedPublicURL", new { file = hidden }, TokenOf("U1")), Is.EqualTo("file_not_found"));
        await SucceedAsync("files.sharedPublicURL", new { file = open }, TokenOf("U1"));
    }

    private async Task<HttpStatusCode> StatusAsync(string? url)
    {
        using var response = await DownloadAsync(url, null);
        return response.StatusCode;
    }

    private static List<string?> Names(System.Text.Json.Nodes.JsonObject response) => [.. response["files"]!.AsArray().Select(f => (string?)f!["name"])];
}
