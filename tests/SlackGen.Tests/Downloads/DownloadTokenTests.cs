using SlackGen.Tests.Support;

namespace SlackGen.Tests.Downloads;

/// <summary>The token goes to Slack, and to nobody else.</summary>
public sealed class DownloadTokenTests
{
    private static readonly byte[] Bytes = "0123456789"u8.ToArray();

    [Test]
    public async Task A_redirect_to_another_host_gets_no_token_and_none_follows()
    {
        var downloading = new Downloading(
            Downloading.Redirect("https://edge.slack.com/a"),
            Downloading.Redirect("https://cdn.example.com/a?signature=s"),
            Downloading.Redirect("https://files.slack.com/b"),
            Downloading.Content(Bytes));
        using var content = new MemoryStream();
        await downloading.DownloadAsync(Downloading.File(), content);
        var bearer = "Bearer " + Secret.Token;
        Assert.That(downloading.Sent.Select(s => s.Token), Is.EqualTo([bearer, bearer, null, null]));
        Assert.That(content.ToArray(), Is.EqualTo(Bytes));
    }

    [TestCase("https://slack.com.example.org/a")]
    [TestCase("https://evilslack.com/a")]
    [TestCase("https://files.slack.com:8443/a")]
    [TestCase("http://files.slack.com/a")]
    [TestCase("https://example.org/files.slack.com/a")]
    [TestCase("file:///etc/passwd")]
    public void A_URL_that_is_not_Slacks_is_not_requested(string url)
    {
        var downloading = new Downloading(Downloading.Content(Bytes));
        var thrown = Assert.ThrowsAsync<SlackException>(() => downloading.DownloadAsync(Downloading.File(url: url), new MemoryStream()));
        Assert.That(thrown.Message, Does.Contain("the token is sent to no other server"));
        Assert.That(downloading.Sent, Is.Empty);
    }

    [TestCase("http://files.slack.com/a", "not an https URL")]
    [TestCase("ftp://files.slack.com/a", "not an https URL")]
    public void A_redirect_away_from_https_is_not_followed(string url, string expected)
    {
        var downloading = new Downloading(Downloading.Redirect(url));
        Assert.That(() => downloading.DownloadAsync(Downloading.File(), new MemoryStream()), Throws.TypeOf<SlackException>().With.Message.Contains(expected));
        Assert.That(downloading.Sent, Has.Count.EqualTo(1));
    }

    [TestCase("external", null, "fetch external_url")]
    [TestCase("tombstone", null, "it has been deleted")]
    [TestCase("hidden_by_limit", null, "storage limit")]
    [TestCase("hosted", "access_denied", "the token has no access")]
    [TestCase("hosted", null, "neither url_private_download nor url_private")]
    public void A_file_without_content_at_Slack_says_why(string mode, string? access, string expected)
    {
        var downloading = new Downloading(Downloading.Content(Bytes));
        var file = Downloading.File(url: mode == "hosted" && access is null ? "" : Downloading.Url);
        (file.Mode, file.FileAccess) = (mode, access);
        Assert.That(() => downloading.DownloadAsync(file, new MemoryStream()), Throws.TypeOf<SlackException>().With.Message.Contains(expected));
        Assert.That(downloading.Sent, Is.Empty);
    }

    [Test]
    public void Without_a_token_nothing_is_requested()
    {
        var downloading = new Downloading(o => o.Token = null, Downloading.Content(Bytes));
        Assert.That(() => downloading.DownloadAsync(Downloading.File(), new MemoryStream()), Throws.TypeOf<SlackException>().With.Message.Contains("files:read"));
        Assert.That(downloading.Sent, Is.Empty);
    }
}
