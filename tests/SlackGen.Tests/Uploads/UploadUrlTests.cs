using SlackGen.Tests.Support;

namespace SlackGen.Tests.Uploads;

/// <summary>Bytes go to the URL that Slack gave only where that is safe; otherwise nothing is sent.</summary>
public sealed class UploadUrlTests
{
    private static readonly string[] OnlyThePlace = ["files.getUploadURLExternal"];

    [TestCase("file:///etc/passwd", "file")]
    [TestCase("ftp://files.slack.test/1", "ftp")]
    [TestCase("ws://127.0.0.1/1", "ws")]
    [TestCase("http://localhost/1", "http")]
    [TestCase("http://127.0.0.1:8080/1", "http")]
    [TestCase("http://[::1]/1", "http")]
    [TestCase("http://files.slack.test/1", "http")]
    [TestCase("data:text/plain,x", "data")]
    public void A_URL_that_is_not_https_is_refused(string url, string scheme)
    {
        var uploading = new Uploading([Responses.Html(200)]);
        uploading.Slack.Place = $$"""{"ok":true,"upload_url":"{{url}}","file_id":"F1"}""";
        var thrown = Assert.ThrowsAsync<SlackException>(() => uploading.UploadAsync(Uploading.Bytes()));
        Assert.That(thrown.Message, Does.StartWith($"The upload_url of files.getUploadURLExternal begins with '{scheme}:'; nothing was sent."));
        Assert.That((thrown.Method, uploading.Slack.Steps), Is.EqualTo(("files.getUploadURLExternal", OnlyThePlace)));

        Assert.ThrowsAsync<SlackException>(() => uploading.SendBytesAsync(url, Uploading.Bytes()));
        Assert.That(uploading.Slack.Sent, Has.Count.EqualTo(1));
    }

    [TestCase("http://localhost:1/u", true)]
    [TestCase("http://127.0.0.1:1/u", true)]
    [TestCase("http://files.slack.test/u", false)]
    [TestCase("file:///etc/passwd", false)]
    public void Plain_http_goes_from_loopback_to_loopback(string url, bool isAllowed)
    {
        var baseAddress = new Uri("http://127.0.0.1:1/api/");
        Assert.That(
            () => UploadUrl.Parse(url, baseAddress, "files.getUploadURLExternal"),
            isAllowed ? Is.EqualTo(new Uri(url)) : Throws.TypeOf<SlackException>());
    }

    [TestCase("{\"ok\":true,\"file_id\":\"F1\"}", "returned no upload_url; nothing was sent.")]
    [TestCase("{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"\"}", "returned no upload_url; nothing was sent.")]
    [TestCase("{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":null}", "returned no upload_url; nothing was sent.")]
    [TestCase("{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"upload/1\"}", "is not an absolute URL; nothing was sent.")]
    [TestCase("{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"https://\"}", "is not an absolute URL; nothing was sent.")]
    [TestCase("{\"ok\":true,\"upload_url\":\"https://files.slack.test/1\"}", "returned no file_id, without which the upload cannot be completed; nothing was sent.")]
    [TestCase("{\"ok\":true,\"upload_url\":\"https://files.slack.test/1\",\"file_id\":\"\"}", "returned no file_id, without which the upload cannot be completed; nothing was sent.")]
    public void A_response_that_lacks_something_is_an_exception_that_says_so(string place, string message)
    {
        var uploading = new Uploading([Responses.Html(200)]);
        uploading.Slack.Place = place;
        var thrown = Assert.ThrowsAsync<SlackException>(() => uploading.UploadAsync(Uploading.Bytes()));
        Assert.That((thrown.Message, thrown.Method), Is.EqualTo((thrown.Message, "files.getUploadURLExternal")));
        Assert.That(thrown.Message, Does.EndWith(message));
        Assert.That(uploading.Slack.Steps, Is.EqualTo(OnlyThePlace));
    }

    [Test]
    public void No_failure_repeats_the_URL()
    {
        foreach (var response in new[] { Responses.Html(403), Responses.Html(503), Responses.Html(307), Responses.Throttled("1") })
        {
            var uploading = new Uploading([response]);
            var thrown = Assert.CatchAsync<SlackException>(() => uploading.UploadAsync(Uploading.Bytes()));
            Assert.That($"{thrown} {string.Join(' ', uploading.Logs.Entries)}", Does.Not.Contain("CwABAAAAXAoAAVnX"), "Whoever knows the URL can upload.");
        }
    }
}
