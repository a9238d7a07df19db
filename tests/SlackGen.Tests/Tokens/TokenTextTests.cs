using SlackGen.Tests.Support;

namespace SlackGen.Tests.Tokens;

/// <summary>Texts that are not tokens: they are refused when the client is created, by a message that does not show them.</summary>
public sealed class TokenTextTests
{
    private const string Body = "17653672481-19874698323-pdFZKVeTuE8sk7oOcBrzbqgy";

    [TestCase("", "empty")]
    [TestCase("   ", "empty")]
    [TestCase("\n", "empty")]
    [TestCase("\"xoxb-" + Body + "\"", "quotes")]
    [TestCase("'xoxb-" + Body + "'", "quotes")]
    [TestCase("`xoxb-" + Body + "`", "quotes")]
    [TestCase("xoxb-" + Body + "\"", "quotes")]
    [TestCase("Bearer xoxb-" + Body, "Bearer")]
    [TestCase("bearer xoxb-" + Body, "Bearer")]
    [TestCase("Bearer: xoxb-" + Body, "Bearer")]
    [TestCase("xoxb-" + Body + "\n", "line end")]
    [TestCase(" xoxb-" + Body, "line end")]
    [TestCase("xoxb-" + Body + "\r\n", "line end")]
    [TestCase("xoxb-1765 3672481", "line end")]
    [TestCase("xoxb-" + Body + "\u00A0", "line end")]
    [TestCase("xoxb-ä", "line end")]
    [TestCase("xoxb-...", "placeholder")]
    [TestCase("xoxb-…", "placeholder")]
    [TestCase("xoxb-", "placeholder")]
    [TestCase("xoxb-xxxx-xxxx", "placeholder")]
    [TestCase("xapp-XXXXXXXX", "placeholder")]
    [TestCase("xoxb-your-token", "placeholder")]
    [TestCase("YOUR_TOKEN", "placeholder")]
    [TestCase("<token>", "placeholder")]
    [TestCase("${SLACK_TOKEN}", "placeholder")]
    [TestCase("%SLACK_TOKEN%", "placeholder")]
    [TestCase("$SLACK_TOKEN", "placeholder")]
    [TestCase("{{ slack_token }}", "placeholder")]
    [TestCase("********", "placeholder")]
    public void What_is_no_token_is_refused(string token, string reason)
    {
        var exception = Assert.Throws<ArgumentException>(() => _ = new SlackConnection(new SlackClientOptions { Token = token }))!;
        Assert.That(exception.Message, Does.Contain(reason));
        Assert.That(exception.ToString(), Does.Not.Contain(Body));
        Assert.That(() => new SlackConnection(new SlackClientOptions()).WithToken(token, null), Throws.ArgumentException);
    }

    [TestCase("xoxb-" + Body)]
    [TestCase("xoxe.xoxb-1-Mi0yLTE3NjUzNjcyNDgxLTE5ODc0Njk4MzIz")]
    [TestCase("xoxe.xoxp-1-Mi0yLTE3NjUz=")]
    [TestCase("xapp-1-A012ABCD0A0-1234567890-0123456789abcdef")]
    [TestCase("xoxb-test-token")]
    [TestCase("xoxb-not-a-real-token")]
    [TestCase("xoxb-1")]
    [TestCase("xoxb-x1")]
    [TestCase("fake-slack-token-with-every-scope")]
    [TestCase("bearertoken")]
    public void What_may_be_a_token_is_taken(string token) => Assert.DoesNotThrow(() => _ = new SlackConnection(new SlackClientOptions { Token = token }));
}
