using SlackGen.Tests.Support;

namespace SlackGen.Tests.Resilience;

public sealed class TimeoutTests
{
    private readonly ManualTimeProvider clock = new() { SkipsPauses = true };

    [TestCase(true, 2)]
    [TestCase(false, 1)]
    public void An_attempt_without_a_response_is_given_up_and_counts_as_unclear(bool isIdempotent, int sends)
    {
        var call = new Call([HangsFor(100)], o => o.Retry.MaxRetries = 1, clock);
        Assert.That(
            () => call.SendAsync(isIdempotent ? Call.Get : Call.Post),
            Throws.InstanceOf<SlackException>().With.Message.Contains("no response within 100 s").And.InnerException.InstanceOf<OperationCanceledException>());
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(sends));
    }

    [Test]
    public void The_time_holds_for_the_body_too()
    {
        var call = new Call([Responses.Breaks("{\"ok\":", () => Expired(100))], clock: clock);
        Assert.That(() => call.SendAsync(Call.Post), Throws.InstanceOf<SlackException>().With.Message.Contains("no complete response within 100 s"));
    }

    [Test]
    public void A_response_just_in_time_is_taken()
    {
        var call = new Call([async (r, c) => await AfterAsync(99.9, r, c)], clock: clock);
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Post));
    }

    [Test]
    public void Each_attempt_has_its_own_time()
    {
        var call = new Call([HangsFor(100), async (r, c) => await AfterAsync(99, r, c)], clock: clock);
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Get));
    }

    [Test]
    public void No_attempt_takes_longer_than_what_is_left_of_the_total_time()
    {
        Response slow = async (request, cancellationToken) =>
        {
            await AfterAsync(60, request, cancellationToken);
            return await Responses.Html(500)(request, cancellationToken);
        };
        var call = new Call([slow, HangsFor(50)], o => o.Retry.MaxTotalTime = TimeSpan.FromSeconds(110), clock);
        Assert.That(() => call.SendAsync(Call.Get), Throws.InstanceOf<SlackException>().With.Message.Contains("no response within 49."));
        Assert.That((call.Stub.Sent.Count, clock.Elapsed.TotalSeconds), Is.EqualTo((2, 110.5)).Within(0.5));
    }

    [Test]
    public void No_timer_outlives_the_time_that_a_call_may_take()
    {
        Assert.DoesNotThrowAsync(() => new Call([Responses.Ok], clock: clock).SendAsync(Call.Post));
        foreach (var response in new[] { Responses.Html(500), Responses.Error("invalid_auth"), Responses.Throttled("1"), HangsFor(100) })
        {
            Assert.CatchAsync<SlackException>(() => new Call([response], clock: clock).SendAsync(Call.Post));
        }

        Assert.That(clock.TimerCount, Is.Zero);
    }

    private Response HangsFor(double seconds) => async (_, cancellationToken) =>
    {
        clock.Advance(TimeSpan.FromSeconds(seconds));
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException();
    };

    private Exception Expired(double seconds)
    {
        clock.Advance(TimeSpan.FromSeconds(seconds));
        return new OperationCanceledException();
    }

    private Task<HttpResponseMessage> AfterAsync(double seconds, SentRequest request, CancellationToken cancellationToken)
    {
        clock.Advance(TimeSpan.FromSeconds(seconds));
        cancellationToken.ThrowIfCancellationRequested();
        return Responses.Ok(request, cancellationToken);
    }
}
