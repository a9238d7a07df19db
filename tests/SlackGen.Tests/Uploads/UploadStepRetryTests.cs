using System.Net;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Uploads;

/// <summary>The byte step is sent again wherever that helps: nothing is shared before the upload is completed.</summary>
public sealed class UploadStepRetryTests
{
    private static readonly Response Broken =
        Responses.Throws(() => new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely."));

    private static readonly Response Refused = Responses.Throws(() => new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"));

    private static readonly Response Cut = Responses.Throws(() => new IOException("Connection reset by peer"));

    public static IEnumerable<TestCaseData> PassingFailures =>
    [
        .. new[] { 408, 500, 502, 503, 504 }.Select(status => new TestCaseData(Responses.Html(status)).SetArgDisplayNames($"HTTP {status}")),
        new TestCaseData(Responses.Throttled("1")).SetArgDisplayNames("HTTP 429"),
        new TestCaseData(Responses.Html(429)).SetArgDisplayNames("HTTP 429 without Retry-After"),
        new TestCaseData(Broken).SetArgDisplayNames("no response"),
        new TestCaseData(Cut).SetArgDisplayNames("a cut connection"),
        new TestCaseData(Refused).SetArgDisplayNames("no connection"),
    ];

    [TestCaseSource(nameof(PassingFailures))]
    public async Task Bytes_files_and_streams_are_sent_again_after(object failure)
    {
        using var folder = new TemporaryFolder();
        using var seekable = new MemoryStream([.. "..bytes"u8]) { Position = 2 };
        using var forward = new ForwardStream([.. "bytes"u8]);
        foreach (var upload in new[]
        {
            Uploading.Bytes(), SlackUpload.FromFile(folder.Write("a.txt", [.. "bytes"u8])), SlackUpload.FromStream(seekable, "a.txt"), SlackUpload.FromStream(forward, "a.txt"),
        })
        {
            var uploading = new Uploading([(Response)failure, Responses.Html(200)]);
            await uploading.UploadAsync(upload);
            Assert.That(uploading.Slack.Steps, Is.EqualTo(new[] { "files.getUploadURLExternal", "upload", "upload", "files.completeUploadExternal" }));
            Assert.That(uploading.Slack.SentBytes.Select(s => s.Body), Is.EqualTo(new[] { "bytes", "bytes" }));
        }

        Assert.That((seekable.CanRead, forward.IsOpen), Is.EqualTo((true, true)), "They stay the caller's.");
    }

    [Test]
    public async Task A_429_is_waited_for_as_long_as_it_asks()
    {
        var uploading = new Uploading([Responses.Throttled("7"), Responses.Html(200)]);
        await uploading.UploadAsync(Uploading.Bytes());
        var sent = uploading.Slack.SentBytes;
        Assert.That(sent[1].At - sent[0].At, Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public void A_429_for_ever_is_rate_limited_and_says_how_long_to_wait()
    {
        var uploading = new Uploading([Responses.Throttled("7")], o => o.Retry.MaxRetries = 1);
        var thrown = Assert.ThrowsAsync<SlackApiException>(() => uploading.UploadAsync(Uploading.Bytes()));
        Assert.That(
            (thrown.Method, thrown.Code, thrown.Category, thrown.RetryAfter, thrown.StatusCode),
            Is.EqualTo(("upload", "ratelimited", SlackErrorCategory.RateLimit, TimeSpan.FromSeconds(7), HttpStatusCode.TooManyRequests)));
    }

    [Test]
    public void After_MaxRetries_the_failure_is_the_callers_and_nothing_is_completed()
    {
        var uploading = new Uploading([Responses.Html(503)], o => o.Retry.MaxRetries = 2);
        var thrown = Assert.ThrowsAsync<SlackException>(() => uploading.UploadAsync(Uploading.Bytes()));
        Assert.That(thrown.Message, Is.EqualTo("The upload of 'a.txt' was refused with HTTP 503."));
        Assert.That((thrown.Method, thrown.StatusCode), Is.EqualTo(("upload", HttpStatusCode.ServiceUnavailable)));
        Assert.That(uploading.Slack.Steps, Is.EqualTo(new[] { "files.getUploadURLExternal", "upload", "upload", "upload" }));
    }

    [Test]
    public void After_MaxTotalTime_no_further_attempt_begins()
    {
        var uploading = new Uploading([Responses.Throttled("7")], o => o.Retry.MaxTotalTime = TimeSpan.FromSeconds(20));
        Assert.ThrowsAsync<SlackApiException>(() => uploading.UploadAsync(Uploading.Bytes()));
        Assert.That(uploading.Slack.SentBytes.Select(s => s.At.TotalSeconds), Is.EqualTo(new[] { 0, 7, 14 }));
    }

    [TestCase(400)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(413)]
    [TestCase(501)]
    public void Another_refusal_is_final(int status)
    {
        var uploading = new Uploading([Responses.Html(status)]);
        var thrown = Assert.ThrowsAsync<SlackException>(() => uploading.UploadAsync(Uploading.Bytes()));
        Assert.That((thrown.Message, uploading.Slack.SentBytes.Count), Is.EqualTo(($"The upload of 'a.txt' was refused with HTTP {status}.", 1)));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    [TestCase(307)]
    [TestCase(308)]
    public void A_redirect_is_final(int status)
    {
        var uploading = new Uploading([Responses.Html(status, "", ("Location", "https://elsewhere.test/"))]);
        var thrown = Assert.ThrowsAsync<SlackException>(() => uploading.UploadAsync(Uploading.Bytes()));
        Assert.That(thrown.Message, Is.EqualTo($"The upload of 'a.txt' was redirected with HTTP {status}, which is not followed."));
        Assert.That(uploading.Slack.Sent, Has.None.Matches<SentRequest>(s => s.Uri.Host == "elsewhere.test"));
        Assert.That(uploading.Slack.Steps, Is.EqualTo(new[] { "files.getUploadURLExternal", "upload" }));
    }

    [Test]
    public void A_stream_that_can_be_read_only_once_is_sent_once_and_the_error_says_why()
    {
        using var stream = new ForwardStream([.. "bytes"u8]);
        var uploading = new Uploading([Responses.Html(503)]);
        var thrown = Assert.ThrowsAsync<SlackException>(() => uploading.UploadAsync(SlackUpload.FromStream(stream, "a.txt", 5)));
        Assert.That(thrown.Message, Is.EqualTo("The upload of 'a.txt' was refused with HTTP 503. It was not sent again: its stream can be read only once."));
        Assert.That(uploading.Slack.SentBytes.Single().Body, Is.EqualTo("bytes"));
    }

    [Test]
    public async Task A_stream_of_which_nothing_was_read_is_sent_again()
    {
        using var stream = new ForwardStream([.. "bytes"u8]);
        var uploading = new Uploading([Refused, Responses.Html(200)]);
        uploading.Slack.IsUnread = attempt => attempt == 0;
        await uploading.UploadAsync(SlackUpload.FromStream(stream, "a.txt", 5));
        Assert.That(uploading.Slack.SentBytes.Select(s => s.Body), Is.EqualTo(new[] { "", "bytes" }));
    }

    [Test]
    public async Task Progress_never_falls_also_when_bytes_are_sent_again()
    {
        var bytes = new byte[300_000];
        var progress = new Reports();
        var uploading = new Uploading([Responses.Html(503), Responses.Html(200)]);
        await uploading.UploadAsync([SlackUpload.FromBytes(bytes, "a.bin"), SlackUpload.FromBytes(bytes, "b.bin")], progress: progress);
        Assert.That(progress.Uploads.Select(u => (u.BytesSent, u.FilesSent)), Is.Ordered.Ascending.And.Unique);
        Assert.That(progress.Uploads, Has.Some.EqualTo(new SlackUploadProgress(300_000, 600_000, 1, 2)));
        Assert.That((progress.Uploads[^1], uploading.Slack.SentBytes.Count), Is.EqualTo((new SlackUploadProgress(600_000, 600_000, 2, 2), 3)));
    }
}
