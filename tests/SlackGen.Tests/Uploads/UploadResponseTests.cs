using System.Net;
using Microsoft.Extensions.Logging;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Uploads;

/// <summary>Pauses that the upload server asks for: they are honored and measured like those of Slack's methods.</summary>
[NonParallelizable]
public sealed class UploadResponseTests
{
    private const string Tags = "slack.method=upload slack.group=upload slack.tier=0";

    [TestCase(408)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task A_failure_that_asks_for_a_pause_gets_it(int status)
    {
        var uploading = new Uploading([Responses.Html(status, headers: ("Retry-After", "47")), Responses.Html(200)]);

        await uploading.UploadAsync(Uploading.Bytes());

        var sent = uploading.Slack.SentBytes;
        Assert.That(sent[1].At - sent[0].At, Is.EqualTo(TimeSpan.FromSeconds(47)));
    }

    [TestCase(503, 1)]
    [TestCase(403, 0)]
    [TestCase(307, 0)]
    public void The_failure_says_how_long_to_wait(int status, int retries)
    {
        var uploading = new Uploading([Responses.Html(status, headers: ("Retry-After", "47"))], o => o.Retry.MaxRetries = 1);

        var thrown = Assert.ThrowsAsync<SlackException>(() => uploading.UploadAsync(Uploading.Bytes()));

        Assert.That((thrown.RetryAfter, thrown.StatusCode, uploading.Slack.SentBytes.Count), Is.EqualTo(((TimeSpan?)TimeSpan.FromSeconds(47), (HttpStatusCode?)status, 1 + retries)));
    }

    [Test]
    public void A_pause_that_does_not_fit_into_the_time_of_the_call_is_not_begun()
    {
        var uploading = new Uploading([Responses.Html(503, headers: ("Retry-After", "60"))], o => o.Retry.MaxTotalTime = o.AttemptTimeout = TimeSpan.FromSeconds(30));

        Assert.That(() => uploading.UploadAsync(Uploading.Bytes()), Throws.TypeOf<SlackException>().With.Property("RetryAfter").EqualTo(TimeSpan.FromSeconds(60)));
        Assert.That(uploading.Slack.SentBytes, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_429_is_logged_and_counted()
    {
        using var recorder = new TelemetryRecorder();
        var uploading = new Uploading([Responses.Throttled("7"), Responses.Html(200)]);

        await uploading.UploadAsync(Uploading.Bytes());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(recorder.Of("slackgen.throttled").Select(m => (m.Tags, m.Value)), Is.EqualTo(new[] { (Tags, 1.0) }));
            Assert.That(
                uploading.Logs.Entries.Where(e => e.Level == LogLevel.Warning).Select(e => e.Text),
                Is.EqualTo(new[] { "upload was throttled by Slack; calls that share its budget wait 7 s" }));
        }
    }

    [Test]
    public async Task Every_attempt_is_measured()
    {
        using var recorder = new TelemetryRecorder();
        var clock = new ManualTimeProvider { SkipsPauses = true };
        var uploading = new Uploading([After(3, Responses.Html(503)), After(2, Responses.Html(200))], clock: clock);

        await uploading.UploadAsync(Uploading.Bytes());

        Assert.That(recorder.Of("slackgen.attempt.duration").Where(m => m.Tags == Tags).Select(m => m.Value), Is.EqualTo(new[] { 3.0, 2.0 }));

        Response After(int seconds, Response response) => (sent, cancellationToken) =>
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            return response(sent, cancellationToken);
        };
    }

    [Test]
    public void A_timeout_costs_the_retry_budget_what_one_of_a_call_costs()
    {
        var uploading = new Uploading(
            [Responses.Throws(() => new TaskCanceledException("timeout", new TimeoutException()))],
            o => (o.Retry.MaxRetries, o.Retry.Budget) = (10, 20));

        Assert.That(() => uploading.SendBytesAsync(Uploading.Url, Uploading.Bytes()), Throws.TypeOf<SlackException>().With.Message.Contains("retry budget"));
        Assert.That(uploading.Slack.SentBytes, Has.Count.EqualTo(3));
    }
}
