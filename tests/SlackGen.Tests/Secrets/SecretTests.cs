using System.Text;
using SlackGen.Tests.Resilience;
using SlackGen.Tests.Support;
using SlackGen.Tests.Tokens;

namespace SlackGen.Tests.Secrets;

/// <summary>Cases made on purpose to show a secret. <see cref="SecretWatch"/> looks at every other test as well.</summary>
public sealed class SecretTests
{
    private readonly RecordingLogs logs = new();

    private static IEnumerable<TestCaseData> Failures => Failure.All.Select(f => new TestCaseData(f).SetArgDisplayNames(f.Name));

    [TestCaseSource(nameof(Failures))]
    public void No_failure_shows_the_token(object what)
    {
        using var telemetry = new TelemetryRecorder();
        var call = Of(((Failure)what).Response);
        AssertHidden(Assert.CatchAsync<SlackException>(() => call.SendAsync(Call.Get)));
        Assert.That(call.Stub.Sent[0].Authorization, Does.Contain(Secret.Token), "it was there to be shown");
        Assert.That((logs.Entries.Count, telemetry.Activities.Count, telemetry.Measurements.Count), Is.GreaterThan((0, 0, 0)), "and something was there to show it");
    }

    [TestCase(503, "text/html", "<pre>{0}</pre>")]
    [TestCase(502, "text/plain", "{0}{0}{0}{0}{0}")]
    [TestCase(500, "application/json", "{{\"ok\":false,\"echo\":\"{0}\"")]
    [TestCase(400, "text/html", "                                                                                                                                                {0}")]
    public void A_proxy_that_repeats_the_request_does_not_bring_the_token_into_the_exception(int status, string type, string page)
    {
        var call = Of(Echo(status, type, page));
        var exception = Assert.CatchAsync<SlackException>(() => call.SendAsync(Call.Post));
        AssertHidden(exception);
        Assert.That(exception!.Message, Does.Contain("[token]"));
    }

    [Test]
    public void A_proxy_that_repeats_the_request_does_not_bring_the_token_of_one_request_into_the_exception()
    {
        var call = Of(Echo(503, "text/html", "{0}"));
        AssertHidden(Assert.CatchAsync<SlackException>(() => call.SendAsync(Call.Post, new WrittenRequest(_ => { }) { Token = Secret.OtherToken })));
    }

    [TestCase(503, "text/html", "<pre>{0}</pre>")]
    [TestCase(200, "application/json", "{{\"ok\":true,\"echo\":\"{0}\"}}")]
    public void A_rotation_that_fails_shows_neither_client_secret_nor_refresh_token(int status, string type, string page)
    {
        var rotating = new Rotating([Echo(status, type, page)]);
        rotating.Clock.Advance(TimeSpan.FromDays(1));
        AssertHidden(Assert.CatchAsync<SlackException>(() => rotating.GetAsync()));
        var sent = rotating.Stub.Sent.Single();
        Assert.That(sent.Body, Does.Contain(Secret.RefreshToken), "it was there to be shown");
        Assert.That(Encoding.UTF8.GetString(Convert.FromBase64String(sent.Authorization!.Split(' ')[1])), Does.Contain(Secret.ClientSecret));
    }

    [TestCase("\n")]
    [TestCase(" ")]
    [TestCase("\0")]
    public void A_token_that_is_refused_is_not_repeated(string tail)
    {
        AssertHidden(Assert.Catch<ArgumentException>(() => _ = new SlackConnection(new SlackClientOptions { Token = Secret.Token + tail })));
        AssertHidden(Assert.Catch<ArgumentException>(() => Of(Responses.Ok).Connection.WithToken(Secret.Token + tail, null)));
        AssertHidden(Assert.CatchAsync<ArgumentException>(() => Of(Responses.Ok).SendAsync(Call.Get, new WrittenRequest(_ => { }) { Token = Secret.Token + tail })));
    }

    [Test]
    public void A_token_of_the_wrong_kind_is_not_repeated() =>
        AssertHidden(Assert.CatchAsync<SlackException>(() => Of(Responses.Ok).SendAsync(Call.Get with { Tokens = SlackTokenKinds.App })));

    [Test]
    public void No_object_prints_a_token()
    {
        var identity = new TokenIdentity(Secret.Token, null);
        var options = new SlackClientOptions { Token = Secret.Token };
        var slackCall = new SlackCall(Call.Get, identity.Owner, "C1");
        var request = new WrittenRequest(_ => { }) { Token = Secret.Token };
        object[] objects =
        [
            identity, options, slackCall, slackCall.Partition, request, new SlackConnection(options), new CallState(Call.Get, request, identity, slackCall, TimeProvider.System, () => new SlackRawResponse()),
            new SlackRotatingToken(Secret.Token, Secret.RefreshToken, default), new SlackTokenRotation(new(Secret.Token, Secret.RefreshToken, default), "id", Secret.ClientSecret, options),
        ];
        foreach (var value in objects)
        {
            Assert.That(Secret.All.Any(secret => value.ToString()!.Contains(secret, StringComparison.Ordinal)), Is.False, value.GetType().Name);
        }
    }

    [Test]
    public void A_response_that_works_is_logged_without_the_token()
    {
        Assert.DoesNotThrowAsync(() => Of(Responses.Json(200, """{"ok":true,"warning":"missing_charset"}""")).SendAsync(Call.Get));
        Assert.That(logs.Entries, Has.Count.EqualTo(2));
    }

    private Call Of(Response response) => new([response], o => o.LoggerFactory = logs);

    private static Response Echo(int status, string type, string page) => (request, cancellationToken) =>
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, page, $"{request.Authorization} {request.Body}");
        return (type == "text/html" ? Responses.Html(status, text) : Responses.Json(status, text))(request, cancellationToken);
    };

    private static void AssertHidden(Exception? exception)
    {
        var text = exception!.ToString();
        Assert.That(Secret.All.Where(secret => text.Contains(secret, StringComparison.Ordinal)), Is.Empty, text);
        Assert.That(text, Does.Not.Contain(Convert.ToBase64String(Encoding.UTF8.GetBytes($"client:{Secret.ClientSecret}"))), text);
    }
}
