namespace SlackGen.Testing.Tests;

public sealed class MeMessageTests : MessageTests
{
    [Test]
    public async Task A_me_message_has_its_subtype_and_no_rich_text()
    {
        var response = await SucceedAsync("chat.meMessage", new { channel = Lab, text = "waves" }, FakeSlack.UserToken);

        var listed = (await HistoryAsync())[0];
        Assert.That((string?)listed["ts"], Is.EqualTo((string?)response["ts"]));
        Assert.That((string?)listed["subtype"], Is.EqualTo("me_message"));
        Assert.That(listed["blocks"], Is.Null);
        Assert.That((string?)Raised("message")[^1]["subtype"], Is.EqualTo("me_message"));
    }

    [Test]
    public async Task A_me_message_is_refused_as_others_are()
    {
        Assert.That(await FailAsync("chat.meMessage", new { channel = "C0NOWHERE", text = "waves" }), Is.EqualTo("channel_not_found"));
        Assert.That(await FailAsync("chat.meMessage", new { channel = Hall, text = "waves" }), Is.EqualTo("not_in_channel"));
        Assert.That(await FailAsync("chat.meMessage", new { channel = Lab, text = " " }), Is.EqualTo("no_text"));
        Assert.That(await FailAsync("chat.meMessage", new { channel = Lab, text = new string('a', 40_001) }), Is.EqualTo("msg_too_long"));
        Archive(Lab);
        Assert.That(await FailAsync("chat.meMessage", new { channel = Lab, text = "waves" }), Is.EqualTo("is_archived"));
    }
}
