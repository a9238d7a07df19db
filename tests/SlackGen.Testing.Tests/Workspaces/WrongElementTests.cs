namespace SlackGen.Testing.Tests;

public sealed class WrongElementTests : WorkspaceTests
{
    private const string Canvas = "F0NONE";

    [TestCase("blocks", "invalid_blocks")]
    [TestCase("attachments", "invalid_blocks")]
    public async Task A_message_has_no_null_among_its_parts(string argument, string error)
    {
        var response = await CallAsync("chat.postMessage", new Dictionary<string, object?> { ["channel"] = "C1", ["text"] = "x", [argument] = new object?[] { null } });
        Assert.That((string?)response["error"], Is.EqualTo(error));
        Assert.That(Text(response["response_metadata"]), Does.Contain($"/{argument}/0"));
    }

    [Test]
    public async Task Lists_have_no_null()
    {
        Assert.That(await FailAsync("calls.add", new { external_unique_id = "1", join_url = "https://x.example", created_by = "U1", users = new object?[] { null } }), Is.EqualTo("invalid_arguments"));
        Assert.That(await FailAsync("canvases.edit", new { canvas_id = Canvas, changes = new object?[] { null } }), Is.EqualTo("invalid_arguments"));
        Assert.That(await FailAsync("canvases.access.set", new { canvas_id = Canvas, access_level = "read", channel_ids = new string?[] { null } }), Is.EqualTo("invalid_arguments"));
        Assert.That(await FailAsync("files.completeUploadExternal", new { files = new object?[] { null } }), Is.EqualTo("invalid_arguments"));
    }

    [Test]
    public async Task Objects_within_arguments_have_their_required_fields()
    {
        var response = await CallAsync("canvases.edit", new { canvas_id = Canvas, changes = new[] { new { section_id = "s" } } });
        Assert.That((string?)response["error"], Is.EqualTo("invalid_arguments"));
        Assert.That(Text(response["response_metadata"]), Does.Contain("operation").And.Contain("/changes/0"));
        Assert.That(await FailAsync("files.completeUploadExternal", new { files = new[] { new { title = "x" } } }), Is.EqualTo("invalid_arguments"));
    }

    [Test]
    public async Task Cells_of_tables_may_be_null()
    {
        var table = new { type = "table", rows = new[] { new object?[] { new { type = "raw_text", text = "x" }, null } } };
        await SucceedAsync("chat.postMessage", new { channel = "C1", text = "x", blocks = new[] { table } });
    }
}
