using SlackGen.Tests.Support;

namespace SlackGen.Tests.Tokens;

public sealed class WithTokenProviderTests
{
    [Test]
    public async Task A_copy_asks_its_provider_and_leaves_the_first_as_it_is()
    {
        var asked = 0;
        var call = new Call([Responses.Ok]);
        var copy = call.Connection.WithTokenProvider(_ => new($"xoxb-{++asked}"), null);
        await SendAsync(copy);
        await SendAsync(copy);
        await call.SendAsync(Call.Get);
        Assert.That(call.Stub.Sent.Select(s => s.Authorization), Is.EqualTo(new[] { "Bearer xoxb-1", "Bearer xoxb-2", $"Bearer {Secret.Token}" }));
    }

    [Test]
    public async Task A_copy_with_a_token_asks_no_provider()
    {
        var call = new Call([Responses.Ok], o => (o.Token, o.TokenProvider) = (null, _ => throw new InvalidOperationException("asked")));
        await SendAsync(call.Connection.WithToken("xoxb-2", null));
        Assert.That(call.Stub.Sent.Single().Authorization, Is.EqualTo("Bearer xoxb-2"));
    }

    [Test]
    public async Task The_token_of_a_request_comes_before_the_provider()
    {
        var call = new Call([Responses.Ok]);
        var copy = call.Connection.WithTokenProvider(_ => throw new InvalidOperationException("asked"), null);
        await copy.CallAsync<SlackRawResponse>(Call.Get, new WrittenRequest(_ => { }) { Token = Secret.OtherToken }, default);
        Assert.That(call.Stub.Sent.Single().Authorization, Is.EqualTo($"Bearer {Secret.OtherToken}"));
    }

    [Test]
    public async Task With_a_workspace_its_tokens_share_budgets()
    {
        using var limiter = new SlackRateLimiter();
        var asked = 0;
        var call = new Call([Responses.Ok], o => o.RateLimiter = limiter);
        var copy = call.Connection.WithTokenProvider(_ => new($"xoxb-{++asked}"), "T1");
        await SendAsync(copy);
        await SendAsync(copy);
        Assert.That((asked, limiter.PartitionCount), Is.EqualTo((2, 1)));
    }

    [Test]
    public void A_missing_provider_or_a_blank_workspace_is_refused()
    {
        var connection = new Call([Responses.Ok]).Connection;
        Assert.That(() => connection.WithTokenProvider(null!, null), Throws.ArgumentNullException);
        Assert.That(() => connection.WithTokenProvider(_ => new("xoxb-1"), " "), Throws.ArgumentException);
        Assert.That(() => connection.WithToken("xoxb-1", ""), Throws.ArgumentException);
    }

    [Test]
    public void A_provider_that_gives_up_by_itself_is_a_failure_and_no_cancellation()
    {
        var call = new Call([Responses.Ok]);
        var copy = call.Connection.WithTokenProvider(_ => throw new TaskCanceledException("vault"), null);
        Assert.That(() => SendAsync(copy), Throws.InstanceOf<SlackException>().With.Message.EqualTo("users.info was not sent: the token provider gave up after 0 s, not because its caller cancelled."));
        Assert.That(call.Stub.Sent, Is.Empty);
    }

    [Test]
    public async Task A_caller_who_cancels_ends_the_providers_wait()
    {
        var copy = new Call([Responses.Ok]).Connection.WithTokenProvider(async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return "xoxb-1";
        }, null);
        using var cancel = new CancellationTokenSource();
        var sending = SendAsync(copy, cancel.Token);
        await cancel.CancelAsync();
        Assert.That(() => sending, Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
    }

    private static Task<SlackRawResponse> SendAsync(SlackConnection connection, CancellationToken cancellationToken = default) =>
        connection.CallAsync<SlackRawResponse>(Call.Get, null, cancellationToken);
}
