using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Uploads;

/// <summary>The byte step is measured, logged and named as any call.</summary>
[NonParallelizable]
public sealed class UploadTelemetryTests
{
    [Test]
    public async Task The_bytes_are_traced_and_measured()
    {
        using var recorder = new TelemetryRecorder();
        var uploading = new Uploading([Responses.Html(503), Responses.Html(200)]);
        await uploading.UploadAsync(Uploading.Bytes());

        var step = recorder.Activities.Single(a => a.DisplayName == "upload");
        var tags = recorder.Of("slackgen.call.duration").Single(m => m.Tags.StartsWith("slack.method=upload ", StringComparison.Ordinal)).Tags;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((step.Status, step.GetTagItem("slack.attempts"), step.GetTagItem("slack.method")), Is.EqualTo((ActivityStatusCode.Ok, 2, "upload")));
            Assert.That(tags, Is.EqualTo("slack.method=upload slack.group=upload slack.tier=0"));
            Assert.That(recorder.Of("slackgen.retries").Count(m => m.Tags == tags), Is.EqualTo(1));
            Assert.That(recorder.Of("slackgen.sent").Where(m => m.Tags == tags).Select(m => m.Value), Is.EqualTo(new[] { 5.0, 5.0 }));
            Assert.That(recorder.Activities.Select(a => a.DisplayName), Is.EqualTo(new[] { "files.getUploadURLExternal", "upload", "files.completeUploadExternal" }));
        }
    }

    [Test]
    public void A_failure_is_traced_measured_and_logged()
    {
        using var recorder = new TelemetryRecorder();
        var uploading = new Uploading([Responses.Html(503)], o => o.Retry.MaxRetries = 1);
        Assert.ThrowsAsync<SlackException>(() => uploading.UploadAsync(Uploading.Bytes()));

        var step = recorder.Activities.Single(a => a.DisplayName == "upload");
        var logged = uploading.Logs.Entries.Where(e => e.Text.StartsWith("upload", StringComparison.Ordinal)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((step.Status, step.GetTagItem("error.type"), step.GetTagItem("slack.attempts")), Is.EqualTo((ActivityStatusCode.Error, "HTTP 503", 2)));
            Assert.That(recorder.Of("slackgen.call.duration").Select(m => m.Tags), Has.Some.EqualTo("slack.method=upload slack.group=upload slack.tier=0 error.type=HTTP 503"));
            Assert.That(logged[0].Text, Does.StartWith("upload will be retried in ").And.EndsWith("(attempt 2): HTTP 503"));
            Assert.That((logged[1].Level, logged[1].Text), Is.EqualTo((LogLevel.Warning, "upload failed: HTTP 503")));
        }
    }

    [Test]
    public async Task The_bytes_go_with_a_user_agent_a_length_and_a_type_and_without_a_token()
    {
        var typed = Uploading.Bytes();
        typed.ContentType = "text/plain";
        var uploading = new Uploading([Responses.Html(200)]);
        await uploading.UploadAsync([Uploading.Bytes(), typed]);

        var (place, plain, text) = (uploading.Slack.Sent[0], uploading.Slack.SentBytes[0], uploading.Slack.SentBytes[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((plain.Method, plain.Uri.AbsoluteUri, plain.Body), Is.EqualTo((HttpMethod.Post, Uploading.Url, "bytes")));
            Assert.That((place.Authorization, plain.Authorization), Is.EqualTo(("Bearer " + Secret.Token, (string?)null)));
            Assert.That(plain.Headers, Does.Contain(UserAgent(place.Headers)).And.Contain("Content-Length: 5\n").And.Contain("Content-Type: application/octet-stream\n"));
            Assert.That(text.Headers, Does.Contain("Content-Type: text/plain\n"));
            Assert.That(plain.Headers, Does.Not.Contain(Secret.Token));
        }
    }

    private static string UserAgent(string headers) => headers.Split('\n').Single(h => h.StartsWith("User-Agent: SlackGen/", StringComparison.Ordinal));
}
