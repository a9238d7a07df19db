using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class BookmarkTests : MessageTests
{
    [Test]
    public async Task A_bookmark_is_added_changed_listed_and_removed()
    {
        var added = (await AddAsync("Runbook"))["bookmark"]!;
        var id = (string?)added["id"];
        await AddAsync("Dashboard");
        Clock.Advance(TimeSpan.FromSeconds(7));
        var edited = (await SucceedAsync("bookmarks.edit", new { channel_id = Lab, bookmark_id = id, title = "Handbook" }, FakeSlack.UserToken))["bookmark"]!;
        Assert.Multiple(() =>
        {
            Assert.That(id, Does.StartWith("Bk"));
            Assert.That((string?)added["app_id"], Is.EqualTo("A0FAKEAPP"));
            Assert.That((long)added["date_updated"]!, Is.Zero);
            Assert.That((string?)edited["title"], Is.EqualTo("Handbook"));
            Assert.That((string?)edited["link"], Is.EqualTo("https://example.com/Runbook"));
            Assert.That((string?)edited["last_updated_by_user_id"], Is.EqualTo(Person));
            Assert.That((long)edited["date_updated"]!, Is.EqualTo(Clock.GetUtcNow().ToUnixTimeSeconds()));
        });
        Assert.That(await TitlesAsync(), Is.EqualTo(new[] { "Handbook", "Dashboard" }));

        await SucceedAsync("bookmarks.remove", new { channel_id = Lab, bookmark_id = id });
        Assert.That(await TitlesAsync(), Is.EqualTo(new[] { "Dashboard" }));
    }

    [Test]
    public async Task Refusals_have_their_codes()
    {
        var id = (string?)(await AddAsync("Runbook"))["bookmark"]!["id"];
        Assert.That(await FailAsync("bookmarks.add", new { channel_id = Lab, title = "x", type = "link", link = "ftp://x" }), Is.EqualTo("invalid_link"));
        Assert.That(await FailAsync("bookmarks.add", new { channel_id = Lab, title = "x", type = "link" }), Is.EqualTo("invalid_link"));
        Assert.That(await FailAsync("bookmarks.add", new { channel_id = Lab, title = "x", type = "folder", link = "https://x.com" }), Is.EqualTo("invalid_bookmark_type"));
        Assert.That(await FailAsync("bookmarks.add", new { channel_id = Lab, title = "x", type = "link", link = "https://x.com", emoji = "books" }), Is.EqualTo("invalid_emoji"));
        Assert.That(await FailAsync("bookmarks.add", new { channel_id = Lab, title = "x", type = "link", link = "https://x.com", parent_id = "Bk1" }), Is.EqualTo("invalid_parent_type"));
        Assert.That(await FailAsync("bookmarks.add", new { channel_id = Hall, title = "x", type = "link", link = "https://x.com" }), Is.EqualTo("permission_denied"));
        Assert.That(await FailAsync("bookmarks.add", new { channel_id = "C0NOWHERE", title = "x", type = "link", link = "https://x.com" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("bookmarks.edit", new { channel_id = Lab, bookmark_id = "Bk0", title = "x" }), Is.EqualTo("not_found"));
        Assert.That(await FailAsync("bookmarks.edit", new { channel_id = Lab, bookmark_id = id, link = "nowhere" }), Is.EqualTo("invalid_link"));
        Assert.That(await FailAsync("bookmarks.remove", new { channel_id = Lab, bookmark_id = "Bk0" }), Is.EqualTo("not_found"));
        Assert.That(await FailAsync("bookmarks.list", new { channel_id = Hall }), Is.EqualTo("access_denied"));
        Assert.That(await FailAsync("bookmarks.list", new { channel_id = Vault }), Is.EqualTo("channel_not_found"));
    }

    [Test]
    public async Task A_channel_has_100_bookmarks()
    {
        for (var i = 0; i < BookmarkBook.MaxPerChannel; i++)
        {
            await AddAsync($"{i}");
        }

        Assert.That(await FailAsync("bookmarks.add", new { channel_id = Lab, title = "x", type = "link", link = "https://x.com" }), Is.EqualTo("too_many_bookmarks"));
    }

    private Task<JsonObject> AddAsync(string title) =>
        SucceedAsync("bookmarks.add", new { channel_id = Lab, title, type = "link", link = $"https://example.com/{title}", emoji = ":books:" });

    private async Task<IEnumerable<string?>> TitlesAsync() =>
        (await SucceedAsync("bookmarks.list", new { channel_id = Lab }))["bookmarks"]!.AsArray().Select(b => (string?)b!["title"]);
}
