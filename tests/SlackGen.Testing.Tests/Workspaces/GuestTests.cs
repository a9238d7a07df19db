namespace SlackGen.Testing.Tests;

public sealed class GuestTests : WorkspaceTests
{
    private const string Guest = "U5";

    [Test]
    public async Task A_guest_sees_only_the_channels_of_which_the_guest_is_a_member()
    {
        var token = TokenOf(Guest);
        var listed = (await SucceedAsync("conversations.list", token: token))["channels"]!.AsArray();
        Assert.That(listed.Select(c => (string?)c!["id"]), Is.EqualTo(new[] { "C4" }));
        Assert.That(await FailAsync("conversations.history", new { channel = "C1" }, token), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("conversations.join", new { channel = "C1" }, token), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("conversations.unarchive", new { channel = "C5" }, token), Is.EqualTo("channel_not_found"));
        Assert.That(() => Workspace.User(Guest).See("C1"), Throws.ArgumentException);
    }

    [Test]
    public async Task A_guest_finds_nothing_elsewhere()
    {
        var token = TokenOf(Guest);
        Assert.That((int)(await SucceedAsync("search.messages", new { query = "dog" }, token))["messages"]!["total"]!, Is.Zero);
        Assert.That((int)(await SucceedAsync("search.messages", new { query = "noise" }, token))["messages"]!["total"]!, Is.EqualTo(1));
        Assert.That((await SucceedAsync("reactions.list", new { user = "U2" }, token))["items"]!.AsArray(), Is.Empty);
        await Workspace.User("U1").UploadAsync("C1", "a.txt", new byte[] { 1 });
        var file = Workspace.State.Files.All.Single().Id;
        Assert.That(await FailAsync("files.info", new { file }, token), Is.EqualTo("file_not_found"));
        await SucceedAsync("files.info", new { file }, TokenOf("U3"));
    }

    [Test]
    public async Task Only_messages_are_posted_by_name()
    {
        Assert.That((string?)(await SucceedAsync("chat.postMessage", new { channel = "#random", text = "x" }))["channel"], Is.EqualTo("C1"));
        await SucceedAsync("chat.postEphemeral", new { channel = "random", text = "x", user = "U1" });
        await SucceedAsync("chat.meMessage", new { channel = "random", text = "x" });
        Assert.That(await FailAsync("conversations.info", new { channel = "random" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("conversations.history", new { channel = "#random" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("pins.list", new { channel = "random" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("bookmarks.list", new { channel_id = "random" }), Is.EqualTo("channel_not_found"));
    }
}
