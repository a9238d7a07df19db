using SlackGen.Tests.Support;

namespace SlackGen.Tests.Http;

/// <summary>An <see cref="HttpClient"/> of the caller's own that follows redirects: no other server gets a body or is taken for Slack.</summary>
public sealed class RedirectTests
{
    private const string Message = "the text of a message";

    [Test]
    public void A_redirect_to_another_port_takes_no_body_there_and_its_response_is_refused(
        [Values(301, 302, 303, 307, 308)] int status, [Values(SlackBody.Form, SlackBody.Json, SlackBody.Multipart)] SlackBody body)
    {
        using var elsewhere = new LocalServer(_ => LocalServer.Ok("""{"ok":true,"ts":"1.2"}"""));
        using var slack = new LocalServer(_ => LocalServer.Redirect(status, new Uri(elsewhere.Address, "stolen")));
        using var http = new HttpClient();
        var failure = Assert.CatchAsync<SlackException>(() => To(slack, http).SendAsync(Call.Get with { Body = body }, Arguments()));
        Assert.Multiple(() =>
        {
            Assert.That(failure!.Message, Does.Contain($"redirected to another server, http://127.0.0.1:{elsewhere.Address.Port}").And.Contains("CreateHandler"));
            Assert.That(failure.Method, Is.EqualTo(Call.Get.Name));
            Assert.That(slack.Requests, Has.Count.EqualTo(1), "it is not sent again");
            Assert.That(slack.Requests[0], Does.Contain("message"), "the body was there to be sent on");
            Assert.That(string.Concat(elsewhere.Requests), Does.Not.Contain("message").And.Not.Contain(Secret.Token));
            if (status >= 307)
            {
                Assert.That(elsewhere.Requests, Is.Empty);
            }
        });
    }

    [Test]
    public async Task A_redirect_within_the_server_is_followed_with_the_body()
    {
        using var slack = new LocalServer(r => r.Contains("/moved", StringComparison.Ordinal) ? LocalServer.Ok() : LocalServer.Redirect(307, new Uri("/moved", UriKind.Relative)));
        using var http = new HttpClient();
        await To(slack, http).SendAsync(Call.Post, Arguments());
        Assert.That(slack.Requests, Has.Count.EqualTo(2));
        Assert.That(slack.Requests[1], Does.Contain("message"));
    }

    [Test]
    public void Without_following_redirects_one_stays_an_HTTP_status()
    {
        using var elsewhere = new LocalServer(_ => LocalServer.Ok());
        using var slack = new LocalServer(_ => LocalServer.Redirect(307, elsewhere.Address));
        var failure = Assert.CatchAsync<SlackException>(() => To(slack, null).SendAsync(Call.Post, Arguments()));
        Assert.That(((int?)failure!.StatusCode, elsewhere.Requests.Count), Is.EqualTo(((int?)307, 0)));
    }

    [Test]
    public void A_handler_that_sends_the_message_elsewhere_is_refused_before_the_body_is_written()
    {
        using var elsewhere = new LocalServer(_ => LocalServer.Ok());
        using var http = new HttpClient(new Rewriting(new Uri(elsewhere.Address, "users.info"), asAnother: false));
        Assert.That(() => To(elsewhere, http, new Uri("https://slack.test/api/")).SendAsync(Call.Post, Arguments()), Throws.InstanceOf<SlackException>().With.Message.Contains("another server"));
        Assert.That(elsewhere.Requests, Is.Empty);
    }

    [Test]
    public void A_response_to_another_message_is_refused_and_pauses_nothing()
    {
        using var elsewhere = new LocalServer(_ => "HTTP/1.1 429 Slow\r\nRetry-After: 600\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var http = new HttpClient(new Rewriting(new Uri(elsewhere.Address, "users.info"), asAnother: true));
        var call = To(elsewhere, http, new Uri("https://slack.test/api/"));
        for (var i = 0; i < 2; i++)
        {
            Assert.That(() => call.SendAsync(Call.Get), Throws.InstanceOf<SlackException>().With.Message.Contains("Its response is not Slack's"));
        }

        Assert.That(elsewhere.Requests, Has.Count.EqualTo(2));
    }

    private static WrittenRequest Arguments() => new(w =>
    {
        w.String("message"u8, Message);
        w.String("refresh_token"u8, Secret.RefreshToken);
    });

    // Time is real: these are real connections.
    private static Call To(LocalServer server, HttpClient? http, Uri? address = null) => new([Responses.Ok], o =>
    {
        (o.BaseAddress, o.HttpClient, o.TimeProvider) = (address ?? server.Address, http, TimeProvider.System);
        o.AttemptTimeout = TimeSpan.FromSeconds(20);
    });

    private sealed class Rewriting(Uri to, bool asAnother) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (asAnother)
            {
                return base.SendAsync(new HttpRequestMessage(HttpMethod.Get, to), cancellationToken);
            }

            request.RequestUri = to;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
