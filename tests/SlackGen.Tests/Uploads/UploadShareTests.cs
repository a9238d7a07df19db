using System.Text.Json.Nodes;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Uploads;

/// <summary>The caller's arguments go to the last step, whatever they are.</summary>
public sealed class UploadShareTests
{
    [Test]
    public async Task What_the_caller_says_goes_to_the_completing_call()
    {
        var file = Uploading.Bytes("main.py");
        (file.Title, file.HighlightType, file.SnippetType, file.AltText) = ("The program", "python", "python", "A program");
        var uploading = new Uploading([Responses.Html(200)]);
        await uploading.UploadAsync([file, Uploading.Bytes()], new WrittenRequest(w => w.String("username"u8, "Bot")));

        Assert.That(uploading.Slack.Sent[0].Body, Is.EqualTo("filename=main.py&length=5&alt_txt=A+program&snippet_type=python"));
        var expected = """{"files":[{"id":"F1","title":"The program","highlight_type":"python"},{"id":"F1","title":"a.txt"}],"username":"Bot"}""";
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(uploading.Slack.Sent[^1].Body), JsonNode.Parse(expected)), Is.True, uploading.Slack.Sent[^1].Body);
    }

    [Test]
    public async Task A_token_of_the_request_goes_with_both_calls_and_not_with_the_bytes()
    {
        var uploading = new Uploading([Responses.Html(200)]);
        await uploading.UploadAsync(Uploading.Bytes(), new WrittenRequest(_ => { }) { Token = Secret.OtherToken });
        var other = "Bearer " + Secret.OtherToken;
        Assert.That(uploading.Slack.Sent.Select(s => s.Authorization), Is.EqualTo(new[] { other, null, other }));
    }

    [Test]
    public void Arguments_that_do_not_go_together_are_refused_before_anything_is_sent()
    {
        var uploading = new Uploading([Responses.Html(200)]);
        Assert.That(Assert.ThrowsAsync<ArgumentException>(() => uploading.UploadAsync(Uploading.Bytes(), new Contradiction())).Message, Is.EqualTo("At most one of A, B may be set; 2 are."));
        Assert.That(uploading.Slack.Sent, Is.Empty);
    }

    private sealed class Contradiction : SlackRequest
    {
        protected internal override void Validate() => AtMostOne("A, B", 2);
    }
}
