using System.Text.Json.Nodes;
using SlackGen.Tool.Serve;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>The parts that the log of the page leaves out.</summary>
public sealed class RedactionTests
{
    [TestCase("""{"token":"anything"}""")]
    [TestCase("""{"a":[{"access_token":"secret-thing"}]}""")]
    [TestCase("""{"trigger_id":"secret-thing"}""")]
    [TestCase("""{"code":"secret-thing","code_verifier":"secret-thing","refresh_token":"secret-thing","id_token":"anything"}""")]
    [TestCase("""{"response_url":"https://secret-thing"}""")]
    [TestCase("""{"text":"my token is xoxb-secret-thing!"}""")]
    [TestCase("""["xapp-secret-thing"]""")]
    [TestCase("""{"url":"wss://example.com/?ticket=secret-thing"}""")]
    [TestCase("""{"view":{"response_urls":[{"response_url":"https://secret-thing"}]}}""")]
    public void A_secret_is_left_out(string json) =>
        Assert.That(Redaction.Format(JsonNode.Parse(json)), Does.Contain("…").And.Not.Contain("secret-thing").And.Not.Contain("anything"));

    [Test]
    public void Other_text_stays() => Assert.That(Redaction.Format(JsonNode.Parse("""{"text":"the <b>token</b>","n":1}""")), Does.Contain("the <b>token</b>").And.Contain("1"));

    [Test]
    public void What_is_not_JSON_is_kept_without_tokens() => Assert.That(Redaction.FormatText("<html>xoxp-secret"), Is.EqualTo("<html>…"));
}
