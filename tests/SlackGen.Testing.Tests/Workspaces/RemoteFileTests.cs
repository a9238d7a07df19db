using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class RemoteFileTests : EmptyChannelTests
{
    [Test]
    public async Task A_remote_file_is_added_found_by_either_ID_and_updated()
    {
        var file = await AddAsync("doc-1");
        Assert.That((bool?)file["is_external"], Is.True);
        Assert.That((string?)file["url_private"], Is.EqualTo("https://files.example.com/doc-1"));
        var byId = (await SucceedAsync("files.remote.info", new { file = (string?)file["id"] }))["file"]!;
        var byExternalId = (await SucceedAsync("files.remote.info", new { external_id = "doc-1" }))["file"]!;
        Assert.That(Text(byId), Is.EqualTo(Text(byExternalId)));
        var updated = (await SucceedAsync("files.remote.update", new { external_id = "doc-1", title = "New", filetype = "pdf" }))["file"]!;
        Assert.That(((string?)updated["title"], (string?)updated["filetype"], (string?)updated["external_url"]), Is.EqualTo(("New", "pdf", "https://files.example.com/doc-1")));
        Assert.That(Raised("file_created"), Has.Count.EqualTo(1));
        Assert.That(Raised("file_change"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Adding_the_same_external_ID_updates_the_file()
    {
        var first = await AddAsync("doc-1");
        var second = (await SucceedAsync("files.remote.add", new { external_id = "doc-1", external_url = "https://files.example.com/2", title = "Second" }))["file"]!;
        Assert.That((string?)second["id"], Is.EqualTo((string?)first["id"]));
        Assert.That((string?)second["title"], Is.EqualTo("Second"));
    }

    [Test]
    public async Task A_shared_remote_file_is_a_message()
    {
        await AddAsync("doc-1");
        var shared = (await SucceedAsync("files.remote.share", new { external_id = "doc-1", channels = "C1,C2" }))["file"]!;
        Assert.That(Text(shared["channels"]), Is.EqualTo("""["C1","C2"]"""));
        Assert.That((string?)Workspace.Channel("random").Messages.Single().Json["files"]![0]!["external_id"], Is.EqualTo("doc-1"));
        Assert.That(Raised("file_shared"), Has.Count.EqualTo(2));
        Assert.That(await FailAsync("files.remote.share", new { external_id = "doc-1", channels = "C9" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("files.remote.share", new { external_id = "doc-1", channels = "old-site" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("files.remote.share", new { external_id = "doc-9", channels = "C1" }), Is.EqualTo("file_not_found"));
        lock (Workspace.State.Gate)
        {
            Workspace.State.Channels["C1"].Members.Remove("U0FAKEBOT");
        }

        Assert.That(await FailAsync("files.remote.share", new { external_id = "doc-1", channels = "C1" }), Is.EqualTo("not_in_channel"));
    }

    [Test]
    public async Task A_removed_remote_file_is_nowhere()
    {
        await AddAsync("doc-1");
        await SucceedAsync("files.remote.share", new { external_id = "doc-1", channels = "C1" });
        await SucceedAsync("files.remote.remove", new { external_id = "doc-1" });
        Assert.That(await FailAsync("files.remote.info", new { external_id = "doc-1" }), Is.EqualTo("file_not_found"));
        Assert.That(await FailAsync("files.remote.remove", new { external_id = "doc-1" }), Is.EqualTo("file_not_found"));
        Assert.That(Text(Workspace.Channel("random").Messages.Single().Json["files"]), Is.EqualTo("[]"));
        Assert.That(Raised("file_deleted"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_list_has_pages_and_filters()
    {
        await AddAsync("doc-1");
        await AddAsync("doc-2");
        await SucceedAsync("files.remote.share", new { external_id = "doc-2", channels = "C1" });
        var first = await SucceedAsync("files.remote.list", new { limit = 1 });
        var second = await SucceedAsync("files.remote.list", new { limit = 1, cursor = (string?)first["response_metadata"]!["next_cursor"] });
        Assert.That(Ids(first).Concat(Ids(second)), Is.EqualTo(new[] { "doc-1", "doc-2" }));
        Assert.That((string?)second["response_metadata"]!["next_cursor"], Is.Empty);
        Assert.That(Ids(await SucceedAsync("files.remote.list", new { channel = "C1" })), Is.EqualTo(new[] { "doc-2" }));
        Assert.That(await FailAsync("files.remote.list", new { cursor = "wrong" }), Is.EqualTo("invalid_cursor"));
    }

    [Test]
    public async Task Only_bots_change_remote_files()
    {
        await AddAsync("doc-1");
        const string Any = FakeSlack.DefaultToken;
        await SucceedAsync("files.remote.update", new { external_id = "doc-1", title = "New" }, Any);
        Assert.That(await FailAsync("files.remote.update", new { external_id = "doc-1", external_url = "no url" }), Is.EqualTo("invalid_url"));
        Assert.That(await FailAsync("files.remote.update", new { external_id = "doc-9", title = "New" }), Is.EqualTo("file_not_found"));
        Assert.That(await FailAsync("files.remote.remove", new { external_id = "doc-1" }, TokenOf("U1")), Is.EqualTo("not_allowed_token_type"));
    }

    private static List<string?> Ids(JsonObject response) => [.. response["files"]!.AsArray().Select(f => (string?)f!["external_id"])];

    private async Task<JsonObject> AddAsync(string id) =>
        (await SucceedAsync("files.remote.add", new { external_id = id, external_url = "https://files.example.com/" + id, title = "Document" }))["file"]!.AsObject();

    [Test]
    public async Task A_remote_file_has_a_url()
    {
        Assert.That(await FailAsync("files.remote.add", new { external_id = "doc-1", external_url = "no url", title = "Document" }), Is.EqualTo("invalid_arguments"));
        Assert.That(Ids(await SucceedAsync("files.remote.list")), Is.Empty);
    }
}
