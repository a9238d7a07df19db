namespace SlackGen.Testing.Tests;

public sealed class PermalinkTests : MessageTests
{
    [Test]
    public async Task A_permalink_names_the_message_and_its_thread()
    {
        var ts = await PostAsync("Hello");
        var reply = await PostAsync("Reply", ts);

        var link = (string)(await SucceedAsync("chat.getPermalink", new { channel = Lab, message_ts = ts }))["permalink"]!;
        var replyLink = (string)(await SucceedAsync("chat.getPermalink", new { channel = Lab, message_ts = reply }))["permalink"]!;

        Assert.That(link, Is.EqualTo($"https://fake-team.slack.com/archives/{Lab}/p{ts.Replace(".", "", StringComparison.Ordinal)}"));
        Assert.That(replyLink, Does.EndWith($"?thread_ts={ts}&cid={Lab}"));
        Assert.That(await FailAsync("chat.getPermalink", new { channel = Lab, message_ts = "1.000001" }), Is.EqualTo("message_not_found"));
        Assert.That(await FailAsync("chat.getPermalink", new { channel = "C0NOWHERE", message_ts = ts }), Is.EqualTo("channel_not_found"));
    }
}
