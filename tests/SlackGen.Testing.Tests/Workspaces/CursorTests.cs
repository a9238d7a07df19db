using System.Text;

namespace SlackGen.Testing.Tests;

public sealed class CursorTests : WorkspaceTests
{
    [Test]
    public async Task A_cursor_is_base64()
    {
        var cursor = await FirstCursorAsync();
        Assert.That(() => Convert.FromBase64String(cursor), Throws.Nothing);
    }

    [Test]
    public async Task A_cursor_expires_after_an_hour()
    {
        var cursor = await FirstCursorAsync();

        Clock.Advance(TimeSpan.FromHours(1));
        await SucceedAsync("users.list", new { limit = 2, cursor });
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(await FailAsync("users.list", new { limit = 2, cursor }), Is.EqualTo("invalid_cursor"));
    }

    [Test]
    public async Task A_cursor_belongs_to_its_method_arguments_and_user()
    {
        var cursor = await FirstCursorAsync();
        Assert.That(await FailAsync("conversations.list", new { cursor }), Is.EqualTo("invalid_cursor"));
        Assert.That(await FailAsync("users.list", new { cursor, include_locale = true }), Is.EqualTo("invalid_cursor"));
        Assert.That(await FailAsync("users.list", new { cursor }, TokenOf("U1")), Is.EqualTo("invalid_cursor"));
    }

    [Test]
    public async Task The_limit_may_change_from_page_to_page()
    {
        var cursor = await FirstCursorAsync();
        var page = await SucceedAsync("users.list", new { limit = 3, cursor });
        Assert.That(page["members"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [TestCase("dXNlcjpVMDYxTkZUVDI=")]
    [TestCase("not base64!")]
    [TestCase("fHx8")]
    public async Task Any_other_text_is_refused(string cursor) =>
        Assert.That(await FailAsync("users.list", new { cursor }), Is.EqualTo("invalid_cursor"));

    [Test]
    public async Task A_cursor_with_an_altered_time_is_refused()
    {
        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(await FirstCursorAsync())).Split('|');
        parts[1] = "-1";
        var cursor = Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join('|', parts)));
        Assert.That(await FailAsync("users.list", new { cursor }), Is.EqualTo("invalid_cursor"));
    }

    private async Task<string> FirstCursorAsync() => (string)(await SucceedAsync("users.list", new { limit = 2 }))["response_metadata"]!["next_cursor"]!;

    [TestCase(1, "1770022800001")]
    [TestCase(2, "U9")]
    public async Task A_cursor_with_another_time_or_place_is_refused(int part, string text)
    {
        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(await FirstCursorAsync())).Split('|');
        Assert.That(parts[part], Is.Not.EqualTo(text));
        parts[part] = text;
        var cursor = Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join('|', parts)));
        Assert.That(await FailAsync("users.list", new { cursor }), Is.EqualTo("invalid_cursor"));
    }
}
