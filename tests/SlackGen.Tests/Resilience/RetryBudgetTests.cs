using SlackGen.Tests.Support;

namespace SlackGen.Tests.Resilience;

public sealed class RetryBudgetTests
{
    [Test]
    public async Task An_outage_does_not_multiply_the_load()
    {
        var call = Of([Responses.Html(503)]);

        var calls = Enumerable.Range(0, 1000).Select(_ => call.SendAsync(Call.Get)).ToList();
        await Task.WhenAll(calls.Select(c => c.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.That(calls.Count(c => c.IsFaulted), Is.EqualTo(1000));
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(1100), "500 tokens are 100 retries.");
    }

    [Test]
    public void Switched_off_every_call_is_repeated()
    {
        var call = Of([Responses.Html(503)], null);

        Fail(call, 200);

        Assert.That(call.Stub.Sent, Has.Count.EqualTo(1000));
    }

    [Test]
    public void A_failure_says_that_the_budget_was_used_up_and_others_do_not()
    {
        var call = Of([Responses.Html(503)], 20);

        var first = Assert.ThrowsAsync<SlackException>(() => call.SendAsync(Call.Get))!;
        var second = Assert.ThrowsAsync<SlackException>(() => call.SendAsync(Call.Get))!;
        var unsafeToRepeat = Assert.ThrowsAsync<SlackException>(() => call.SendAsync(Call.Post))!;

        Assert.That(call.Stub.Sent, Has.Count.EqualTo(5 + 1 + 1));
        Assert.That(first.Message, Does.Not.Contain("retry budget"), "It was sent as often as MaxRetries allows.");
        Assert.That(second.Message, Does.Contain("HTTP 503").And.EndWith("It was not sent again: too many calls of this client have failed lately, and its retry budget (Retry.Budget) is used up."));
        Assert.That(unsafeToRepeat.Message, Does.Not.Contain("retry budget"));
    }

    [Test]
    public async Task A_call_that_succeeds_gives_back_what_its_last_retry_took()
    {
        var call = Of([.. Enumerable.Repeat<Response[]>([Responses.Html(503), Responses.Ok], 20).SelectMany(a => a)], 10);

        for (var i = 0; i < 20; i++)
        {
            await call.SendAsync(Call.Get);
        }

        Assert.That(call.Stub.Sent, Has.Count.EqualTo(40));
    }

    [Test]
    public async Task Calls_to_which_Slack_gives_a_proper_response_fill_it_again([Values] bool isError)
    {
        var proper = isError ? Responses.Error("user_not_found") : Responses.Ok;
        var call = Of([Responses.Html(503), Responses.Html(503), Responses.Html(503), proper, proper, proper, proper, proper, Responses.Html(503), Responses.Ok], 10);
        Fail(call, 1);
        for (var i = 0; i < 5; i++)
        {
            await call.SendAsync(Call.Get).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        Assert.That(call.Stub.Sent, Has.Count.EqualTo(3 + 5));
        await call.SendAsync(Call.Get);
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(10), "Five tokens are one retry.");
    }

    [Test]
    public async Task Retries_after_a_429_take_nothing([Values] SlackLimitMode mode)
    {
        var call = Of([Responses.Throttled("1"), Responses.Throttled("1"), Responses.Throttled("1"), Responses.Throttled("1"), Responses.Ok], 10, mode);

        await call.SendAsync(Call.Get);

        Assert.That(call.Stub.Sent, Has.Count.EqualTo(5));
    }

    [Test]
    public void A_retry_after_a_timeout_takes_twice_as_much()
    {
        var budget = new RetryBudget(25);
        var state = State();
        var (timeout, failure) = (new SlackException("late") { Fault = SlackFault.Unclear, IsTimeout = true }, new SlackException("broken") { Fault = SlackFault.Unclear });

        Assert.That(Enumerable.Range(0, 3).Select(_ => budget.TryTake(state, timeout)), Is.EqualTo(new[] { true, true, false }));
        Assert.That(Enumerable.Range(0, 2).Select(_ => budget.TryTake(state, failure)), Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public void Clients_of_one_connection_share_it_and_others_have_their_own()
    {
        var call = Of([Responses.Html(503)], 10);
        Fail(call, 1);

        Assert.That(
            () => call.Connection.WithToken(Secret.OtherToken, null).CallAsync<SlackRawResponse>(Call.Get, null, default),
            Throws.InstanceOf<SlackException>().With.Message.Contains("retry budget"));
        Assert.That(() => Of([Responses.Html(503), Responses.Ok], 10).SendAsync(Call.Get), Throws.Nothing);
    }

    [TestCase(9)]
    [TestCase(-1)]
    [TestCase(1_000_001)]
    public void A_size_that_makes_no_sense_is_refused(int tokens) =>
        Assert.That(() => Of([Responses.Ok], tokens), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static Call Of(Response[] responses, int? budget = 500, SlackLimitMode mode = SlackLimitMode.Off) => new(responses, o =>
    {
        o.LimitMode = mode;
        o.Retry.Budget = budget;
    });

    private static CallState State()
    {
        var identity = new TokenIdentity(Secret.Token, null);
        return new CallState(Call.Get, null, identity, new SlackCall(Call.Get, identity.Owner, null), TimeProvider.System, () => new SlackRawResponse());
    }

    private static void Fail(Call call, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.CatchAsync<SlackException>(() => call.SendAsync(Call.Get));
        }
    }
}
