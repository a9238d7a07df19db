using System.Net.Http.Headers;
using SlackGen.Tests.Support;
using SlackGen.Tests.Uploads;

namespace SlackGen.Tests.Client;

/// <summary>A token in the default headers of an <see cref="HttpClient"/> goes to no server that files are sent to.</summary>
public sealed class ForeignAuthorizationTests
{
    [TestCase("Bearer xoxb-of-the-default-headers")]
    [TestCase("no scheme, no token")]
    public void Options_with_such_a_client_are_refused_and_say_what_to_do(string header)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        var options = new SlackClientOptions { HttpClient = http };

        var thrown = Assert.Throws<ArgumentException>(() => _ = new SlackConnection(options));

        Assert.That(thrown.Message, Does.Contain("DefaultRequestHeaders").And.Contain("set Token or TokenProvider").And.Not.Contain(header));
    }

    [Test]
    public void Other_default_headers_are_the_users_own()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Of-Mine", "1");

        Assert.DoesNotThrow(() => _ = new SlackConnection(new SlackClientOptions { HttpClient = http }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void An_upload_is_refused_when_the_header_was_set_later(bool isWhole)
    {
        HttpClient? http = null;
        var uploading = new Uploading([Responses.Html(200)], o => http = o.HttpClient);
        SetToken(http!);

        var thrown = Assert.ThrowsAsync<SlackException>(() => isWhole
            ? uploading.UploadAsync(Uploading.Bytes())
            : uploading.SendBytesAsync(Uploading.Url, Uploading.Bytes()));

        Assert.That(thrown.Message, Does.Contain("were not sent").And.Contain("DefaultRequestHeaders").And.Not.Contain("xoxb-"));
        Assert.That(uploading.Slack.Sent, Is.Empty);
    }

    [Test]
    public void A_further_attempt_does_not_take_a_header_along_that_was_set_meanwhile()
    {
        HttpClient? http = null;
        var uploading = new Uploading(
            [
                (sent, cancellationToken) =>
                {
                    SetToken(http!);
                    return Responses.Html(503)(sent, cancellationToken);
                },
                Responses.Html(200),
            ],
            o => http = o.HttpClient);

        Assert.That(() => uploading.UploadAsync(Uploading.Bytes()), Throws.TypeOf<SlackException>().With.Message.Contains("DefaultRequestHeaders"));
        Assert.That(uploading.Slack.SentBytes.Select(s => s.Authorization), Is.EqualTo(new string?[] { null }));
    }

    private static void SetToken(HttpClient http) => http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "xoxb-of-the-default-headers");
}
