using SlackGen.Tests.Support;

namespace SlackGen.Tests.Resilience;

/// <summary>A call that Slack refuses because of its rate, in whichever form the refusal comes.</summary>
public sealed class RateLimitResponseTests
{
    private static IEnumerable<TestCaseData> BodiesOf429 =>
    [
        new TestCaseData(Responses.Error("ratelimited", 429)).SetArgDisplayNames("JSON"),
        new TestCaseData(Responses.Html(429, "")).SetArgDisplayNames("no body"),
        new TestCaseData(Responses.Html(429)).SetArgDisplayNames("HTML"),
        new TestCaseData(Responses.Json(429, "{\"ok\":fal")).SetArgDisplayNames("half of the JSON"),
        new TestCaseData(Responses.Json(429, "{}")).SetArgDisplayNames("JSON of a proxy"),
        new TestCaseData(Responses.Html(429, new string('x', 5000))).SetArgDisplayNames("more than is read"),
        new TestCaseData(WithStatus429(Responses.Breaks("{\"ok\":", () => new IOException("reset")))).SetArgDisplayNames("a body that breaks off"),
    ];

    [TestCaseSource(nameof(BodiesOf429))]
    public async Task A_429_is_the_exception_of_the_method_whatever_its_body_is(object response)
    {
        var call = new Call([(Response)response], o => (o.Retry.MaxRetries, o.MaxResponseBytes) = (0, 4096));
        var exception = await Failure(() => call.Connection.CallAsync<TypedResponse>(Call.Post, null, default));
        Assert.Multiple(() =>
        {
            Assert.That(exception, Is.TypeOf<SlackApiException<SomeError>>());
            Assert.That((exception.Code, (int?)exception.StatusCode, exception.RetryAfter), Is.EqualTo(("ratelimited", (int?)429, TimeSpan.FromSeconds(30))));
            Assert.That(exception.Category, Is.EqualTo(SlackErrorCategory.RateLimit));
            Assert.That(exception.Response, Is.TypeOf<TypedResponse>().With.Property("Ok").False.And.Property("Error").EqualTo("ratelimited"));
        });
    }

    [Test]
    public async Task A_429_whose_body_hangs_is_known_as_one_when_the_attempt_has_ended()
    {
        var clock = new ManualTimeProvider();
        var call = new Call([WithStatus429(Hanging)], o => o.Retry.MaxRetries = 0, clock);
        var sending = call.SendAsync(Call.Post);
        Eventually.Becomes(() => clock.TimerCount, 1);
        clock.Advance(TimeSpan.FromSeconds(100));
        Assert.That((await Failure(() => sending)).Code, Is.EqualTo("ratelimited"));
    }

    [Test]
    public void A_429_whose_body_hangs_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var sending = new Call([WithStatus429(Hanging)]).SendAsync(Call.Post, null, cancellation.Token);
        cancellation.Cancel();
        Assert.That(() => sending, Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancellation.Token));
    }

    [TestCase("ratelimited", 200)]
    [TestCase("rate_limited", 200)]
    [TestCase("ratelimited", 503)]
    [TestCase("ratelimited", 429)]
    public void The_exception_keeps_how_long_Slack_asks_to_wait(string code, int status) => Assert.That(
        () => new Call([Refused(code, status, "2")], o => o.Retry.MaxRetries = 0).SendAsync(Call.Post),
        Throws.InstanceOf<SlackApiException>().With.Property("RetryAfter").EqualTo(TimeSpan.FromSeconds(2)));

    [TestCase("ratelimited", 200)]
    [TestCase("rate_limited", 200)]
    [TestCase("ratelimited", 503)]
    [TestCase("ratelimited", 429)]
    public async Task A_refusal_holds_every_call_of_its_budget_as_long_as_Slack_asks(string code, int status)
    {
        var clock = new ManualTimeProvider();
        using var limiter = new SlackRateLimiter(timeProvider: clock);
        var call = new Call([Refused(code, status, "7"), Responses.Ok], o => o.RateLimiter = limiter, clock);
        var first = call.SendAsync(Call.Post);
        Eventually.Becomes(() => clock.PauseCount, 1);
        var second = call.SendAsync(Call.Post);

        await call.SendAsync(Call.Get);
        clock.Advance(TimeSpan.FromSeconds(7) - TimeSpan.FromMilliseconds(1));
        Assert.That((first.IsCompleted, second.IsCompleted), Is.EqualTo((false, false)));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(first, second);
        Assert.That(call.Stub.Sent.Where(s => s.Name == Call.Post.Name).Select(s => s.At.TotalSeconds), Is.EqualTo(new[] { 0, 7, 7 }));
    }

    [Test]
    public void Without_a_limiter_the_call_itself_waits_as_long_as_Slack_asks()
    {
        var call = new Call([Refused("ratelimited", 200, "7"), Responses.Ok], o => o.LimitMode = SlackLimitMode.Off);
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Post));
        Assert.That(call.Stub.Sent.Select(s => s.At.TotalSeconds), Is.EqualTo(new[] { 0, 7 }));
    }

    [Test]
    public async Task Refusals_are_counted_whatever_their_status_is()
    {
        using var telemetry = new TelemetryRecorder();
        await new Call([Refused("ratelimited", 200, "1"), Refused("ratelimited", 429, "1"), Responses.Ok]).SendAsync(Call.Post);
        Assert.That(telemetry.Of("slackgen.throttled"), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_503_keeps_how_long_the_server_asks_to_wait_with_a_code_or_without() => Assert.Multiple(() =>
    {
        foreach (var response in new[] { Responses.Html(503, headers: ("Retry-After", "2")), Refused("service_unavailable", 503, "2") })
        {
            Assert.That(() => new Call([response]).SendAsync(Call.Post), Throws.InstanceOf<SlackException>().With.Property("RetryAfter").EqualTo(TimeSpan.FromSeconds(2)));
        }

        Assert.That(() => new Call([Responses.Html(503)]).SendAsync(Call.Post), Throws.InstanceOf<SlackException>().With.Property("RetryAfter").Null);
    });

    [TestCase("20", 20, 20)]
    [TestCase("1", 1, 2)]
    [TestCase(null, 1, 2)]
    public void A_503_is_repeated_no_sooner_than_the_server_asks_and_holds_no_other_call(string? retryAfter, double least, double most)
    {
        var response = retryAfter is null ? Responses.Html(503) : Responses.Html(503, headers: ("Retry-After", retryAfter));
        var call = new Call([response, Responses.Ok], o => o.Retry.BaseDelay = TimeSpan.FromSeconds(2));
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Get));
        Assert.That(call.Stub.Sent[1].At.TotalSeconds, Is.InRange(least, most));
    }

    private static Response Refused(string code, int status, string retryAfter) =>
        Responses.Json(status, $$"""{"ok":false,"error":"{{code}}"}""", ("Retry-After", retryAfter));

    private static Response WithStatus429(Response original) => async (request, cancellationToken) =>
    {
        var response = await original(request, cancellationToken);
        response.StatusCode = System.Net.HttpStatusCode.TooManyRequests;
        return response;
    };

    private static Task<HttpResponseMessage> Hanging(SentRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new ScriptedStream(HangForever)) });

    private static async ValueTask<byte[]> HangForever(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return [];
    }

    private static async Task<SlackApiException> Failure(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (SlackApiException e)
        {
            return e;
        }

        throw new AssertionException("The call succeeded.");
    }

    private enum SomeError
    {
        Unknown,
    }

    private sealed class TypedResponse : SlackResponse
    {
        protected internal override SlackApiException CreateException(SlackFailure failure) => SlackErrorCodes.CreateException<SomeError>(failure, "");
    }
}
