using SlackGen.Tests.Support;

namespace SlackGen.Tests.Resilience;

public sealed class RetryTests
{
    private static IEnumerable<TestCaseData> Failures =>
        Failure.All.SelectMany(f => new[] { new TestCaseData(f, true).SetArgDisplayNames(f.Name, "idempotent"), new TestCaseData(f, false).SetArgDisplayNames(f.Name, "not idempotent") });

    [TestCaseSource(nameof(Failures))]
    public void A_failure_is_repeated_only_where_that_is_safe_and_then_thrown(object what, bool isIdempotent)
    {
        var failure = (Failure)what;
        var call = new Call([failure.Response], o => o.Retry.MaxRetries = 2);
        var method = isIdempotent ? Call.Get : Call.Post;
        var exception = Assert.CatchAsync<SlackException>(() => call.SendAsync(method));
        Assert.Multiple(() =>
        {
            Assert.That(call.Stub.Sent, Has.Count.EqualTo(failure.SendsOf(isIdempotent, most: 3)));
            Assert.That((exception as SlackApiException)?.Code, Is.EqualTo(failure.Code));
            Assert.That((int?)exception?.StatusCode, Is.EqualTo(failure.Status));
            Assert.That(exception?.Method, Is.EqualTo(method.Name));
            Assert.That(exception?.Message, Does.Contain(method.Name));
        });
    }

    [TestCaseSource(nameof(Failures))]
    public async Task What_works_the_next_time_is_a_response_like_any_other(object what, bool isIdempotent)
    {
        var failure = (Failure)what;
        var call = new Call([failure.Response, Responses.Json(200, """{"ok":true,"n":7}""")]);
        var calling = call.SendAsync(isIdempotent ? Call.Get : Call.Post, new WrittenRequest(w => w.String("text"u8, "a b")));
        if (failure.SendsOf(isIdempotent, most: 2) == 1)
        {
            Assert.That(async () => await calling, Throws.InstanceOf<SlackException>());
            return;
        }

        Assert.That((await calling).Json.GetProperty("n").GetInt32(), Is.EqualTo(7));
        Assert.That(call.Stub.Sent.Select(s => (s.Uri, s.Body, s.Authorization)).Distinct().Count(), Is.EqualTo(1), "the same is sent again");
    }

    [TestCase(true, 3)]
    [TestCase(false, 1)]
    [TestCase(null, 1)]
    public void A_request_can_say_that_it_may_be_repeated(bool? isIdempotent, int sends) => AssertSends(Call.Post, isIdempotent, sends);

    [TestCase(true, 3)]
    [TestCase(false, 1)]
    [TestCase(null, 3)]
    public void A_request_can_say_that_it_may_not_be_repeated(bool? isIdempotent, int sends) => AssertSends(Call.Get, isIdempotent, sends);

    [Test]
    public void Without_retries_every_call_is_sent_once([Values("connection refused", "429 with Retry-After", "500 with HTML")] string name)
    {
        var call = new Call([Failure.All.Single(f => f.Name == name).Response], o => o.Retry.MaxRetries = 0);
        Assert.CatchAsync<SlackException>(() => call.SendAsync(Call.Get));
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void The_last_failure_is_the_one_that_is_thrown()
    {
        var call = new Call([Responses.Html(503), Responses.Error("fatal_error"), Responses.Error("user_not_found")]);
        Assert.That(() => call.SendAsync(Call.Get), Throws.InstanceOf<SlackApiException>().With.Property("Code").EqualTo("user_not_found"));
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_response_that_is_too_large_is_not_asked_for_again()
    {
        var call = new Call([Responses.Json(200, $$"""{"ok":true,"text":"{{new string('a', 2000)}}"}""")], o => o.MaxResponseBytes = 1024);
        Assert.That(() => call.SendAsync(Call.Get), Throws.InstanceOf<SlackException>().With.Message.Contains("larger than the 1024 bytes"));
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_response_that_is_too_deep_says_so()
    {
        var json = $$"""{"ok":true,"a":{{new string('[', 8)}}{{new string(']', 8)}}}""";
        Assert.DoesNotThrowAsync(() => new Call([Responses.Json(200, json)], o => o.MaxJsonDepth = 9).SendAsync(Call.Get));
        Assert.That(() => new Call([Responses.Json(200, json)], o => o.MaxJsonDepth = 8).SendAsync(Call.Post), Throws.InstanceOf<SlackException>().With.Message.Contains("8 levels"));
    }

    private static void AssertSends(SlackMethod method, bool? isIdempotent, int sends)
    {
        var call = new Call([Responses.Html(500)], o => o.Retry.MaxRetries = 2);
        Assert.CatchAsync<SlackException>(() => call.SendAsync(method, new WrittenRequest(_ => { }) { Idempotent = isIdempotent }));
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(sends));
    }
}
