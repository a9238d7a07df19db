using SlackGen.Tests.Support;

namespace SlackGen.Tests.Tokens;

public sealed class TokenProviderTests
{
    [Test]
    public async Task It_is_asked_before_every_call_but_not_before_every_attempt()
    {
        var asked = 0;
        var call = Of([Responses.Html(500), Responses.Ok], _ => ValueTask.FromResult($"xoxb-{++asked}"));
        await call.SendAsync(Call.Get);
        await call.SendAsync(Call.Get);
        Assert.That(call.Stub.Sent.Select(s => s.Authorization), Is.EqualTo(new[] { "Bearer xoxb-1", "Bearer xoxb-1", "Bearer xoxb-2" }));
    }

    [Test]
    public async Task It_is_not_asked_where_the_request_has_a_token_or_the_method_needs_none()
    {
        var call = Of([Responses.Ok], _ => throw new InvalidOperationException("asked"));
        await call.SendAsync(Call.Get, new WrittenRequest(_ => { }) { Token = Secret.OtherToken });
        await call.SendAsync(Call.Get with { Tokens = SlackTokenKinds.None });
        Assert.That(call.Stub.Sent.Select(s => s.Authorization), Is.EqualTo(new[] { $"Bearer {Secret.OtherToken}", null }));
    }

    [Test]
    public async Task A_token_that_stays_the_same_keeps_its_budgets()
    {
        using var limiter = new SlackRateLimiter();
        var call = Of([Responses.Ok], _ => ValueTask.FromResult(Secret.Token), o => o.RateLimiter = limiter);
        await call.SendAsync(Call.Get);
        await call.SendAsync(Call.Get);
        Assert.That(limiter.PartitionCount, Is.EqualTo(1));
    }

    [Test]
    public async Task With_a_workspace_a_new_token_keeps_the_budgets_of_the_old()
    {
        using var limiter = new SlackRateLimiter();
        var asked = 0;
        var call = Of([Responses.Ok], _ => ValueTask.FromResult($"xoxb-{++asked}"), o => (o.RateLimiter, o.Workspace) = (limiter, "T1"));
        await call.SendAsync(Call.Get);
        await call.SendAsync(Call.Get);
        Assert.That((asked, limiter.PartitionCount), Is.EqualTo((2, 1)));
    }

    [Test]
    public void Its_exception_is_the_callers()
    {
        var call = Of([Responses.Ok], async _ =>
        {
            await Task.Yield();
            throw new TimeoutException("vault");
        });
        Assert.That(() => call.SendAsync(Call.Get), Throws.InstanceOf<TimeoutException>());
    }

    [Test]
    public void No_token_is_an_error_that_says_so()
    {
        var call = Of([Responses.Ok], _ => ValueTask.FromResult<string>(null!));
        Assert.That(() => call.SendAsync(Call.Get), Throws.InvalidOperationException.With.Message.Contains("token provider"));
    }

    [TestCase("\n")]
    [TestCase("")]
    public void A_token_that_no_header_takes_is_refused_without_being_repeated(string tail)
    {
        var token = tail.Length == 0 ? "" : Secret.Token + tail;
        var call = Of([Responses.Ok], _ => ValueTask.FromResult(token));
        var exception = Assert.CatchAsync<ArgumentException>(() => call.SendAsync(Call.Get));
        Assert.That((exception!.ToString().Contains(Secret.Token, StringComparison.Ordinal), call.Stub.Sent.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public void A_token_and_a_provider_exclude_each_other() => Assert.Throws<ArgumentException>(() => Of([Responses.Ok], _ => default, o => o.Token = Secret.Token));

    private static Call Of(Response[] responses, Func<CancellationToken, ValueTask<string>> provider, Action<SlackClientOptions>? configure = null) => new(responses, o =>
    {
        (o.Token, o.TokenProvider) = (null, provider);
        configure?.Invoke(o);
    });
}
