using System.Web;
using Microsoft.Extensions.Logging;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Tokens;

/// <summary>While the token works, nobody waits for the next one.</summary>
public sealed class BackgroundRefreshTests
{
    private const string Second = "xoxe.xoxb-second";

    [Test]
    public async Task A_refresh_that_hangs_does_not_delay_calls()
    {
        var rotating = Rotating.Due([Responses.Hangs, Rotating.Sells(Second, "xoxe-2")]);
        for (var i = 0; i < 100; i++)
        {
            var call = rotating.GetAsync();
            Assert.That(call.IsCompletedSuccessfully, Is.True);
            Assert.That(await call, Is.EqualTo(Rotating.First));
        }

        Eventually.Becomes(() => rotating.Stub.Sent.Count, 1);

        // A third of the exchange's half of the time limit: it leaves time for other attempts, which are off here.
        rotating.Clock.Advance(TimeSpan.FromSeconds(5));
        await rotating.Run;
        Assert.That(rotating.Rotation.LastFailure!.Message, Does.Contain("oauth.v2.access"));
    }

    [Test]
    public async Task After_a_failure_it_pauses_before_it_tries_again()
    {
        var rotating = Rotating.Due([Responses.Html(503), Rotating.Sells(Second, "xoxe-2")]);
        Assert.That(await rotating.GetAndSettleAsync(), Is.EqualTo(Rotating.First));
        rotating.Clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        for (var i = 0; i < 100; i++)
        {
            Assert.That(await rotating.GetAndSettleAsync(), Is.EqualTo(Rotating.First));
        }

        Assert.That(rotating.Stub.Sent, Has.Count.EqualTo(1));
        rotating.Clock.Advance(TimeSpan.FromTicks(1));
        await rotating.GetAndSettleAsync();
        Assert.That((await rotating.GetAsync(), rotating.Stub.Sent.Count, rotating.Rotation.LastFailure), Is.EqualTo((Second, 2, (SlackException?)null)));
    }

    [Test]
    public async Task A_429_makes_it_pause_as_long_as_Slack_asks()
    {
        var rotating = Rotating.Due([Responses.Throttled("120"), Rotating.Sells(Second, "xoxe-2")]);
        await rotating.GetAndSettleAsync();
        rotating.Clock.Advance(TimeSpan.FromSeconds(119));
        await rotating.GetAndSettleAsync();
        Assert.That(rotating.Stub.Sent, Has.Count.EqualTo(1));
        rotating.Clock.Advance(TimeSpan.FromSeconds(1));
        await rotating.GetAndSettleAsync();
        Assert.That(await rotating.GetAsync(), Is.EqualTo(Second));
    }

    [Test]
    public async Task A_429_is_respected_after_the_token_has_expired_as_well()
    {
        var rotating = Rotating.Expired([Responses.Throttled("120"), Rotating.Sells(Second, "xoxe-2")]);
        for (var i = 0; i < 12; i++)
        {
            Assert.That(() => rotating.GetAsync(), Throws.InstanceOf<SlackApiException>().With.Property("Code").EqualTo("ratelimited"));
            rotating.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.That(rotating.Stub.Sent, Has.Count.EqualTo(1));
        Assert.That(await rotating.GetAsync(), Is.EqualTo(Second));
    }

    [Test]
    public async Task Once_the_token_has_expired_pauses_begin_with_a_second_and_double()
    {
        var rotating = Rotating.Expired([Responses.Html(503)]);
        var start = rotating.Clock.Elapsed;
        for (var i = 0; i < 200; i++)
        {
            Assert.That(() => rotating.GetAsync(), Throws.InstanceOf<SlackException>());
            await rotating.Run;
            rotating.Clock.Advance(TimeSpan.FromSeconds(0.5));
        }

        Assert.That(rotating.Stub.Sent.Select(s => (s.At - start).TotalSeconds), Is.EqualTo(new[] { 0, 1, 3, 7, 15, 31, 61, 91 }));
    }

    [Test]
    public async Task When_the_token_expires_the_next_attempt_does_not_wait_for_the_pause()
    {
        var rotating = Rotating.Due([Responses.Html(503), Rotating.Sells(Second, "xoxe-2")]);
        rotating.Clock.Advance(Rotating.Margin - TimeSpan.FromSeconds(10));
        await rotating.GetAndSettleAsync();
        rotating.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(await rotating.GetAsync(), Is.EqualTo(Second));
    }

    [Test]
    public async Task When_the_token_expires_during_a_refresh_calls_wait_for_that_one()
    {
        var sells = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rotating = Rotating.Due([async (r, c) =>
        {
            await sells.Task;
            return await Rotating.Sells(Second, "xoxe-2")(r, c);
        }]);
        rotating.Clock.Advance(Rotating.Margin - TimeSpan.FromSeconds(1));
        Assert.That(await rotating.GetAsync(), Is.EqualTo(Rotating.First));
        Eventually.Becomes(() => rotating.Stub.Sent.Count, 1);
        rotating.Clock.Advance(TimeSpan.FromSeconds(1));
        var waiting = Enumerable.Range(0, 20).Select(_ => rotating.GetAsync()).ToArray();
        Assert.That(waiting.Any(w => w.IsCompleted), Is.False);
        sells.SetResult();
        Assert.That((await Task.WhenAll(waiting)).Distinct(), Is.EqualTo(new[] { Second }));
        Assert.That(rotating.Stub.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void Nobody_waits_longer_than_the_time_limit()
    {
        var rotating = Rotating.Expired([Responses.Hangs]);
        var waiting = rotating.GetAsync();
        Eventually.Becomes(() => rotating.Stub.Sent.Count, 1);
        Assert.That(waiting.IsCompleted, Is.False);
        rotating.Clock.Advance(rotating.Rotation.RefreshTimeout);
        Assert.That(() => waiting, Throws.InstanceOf<SlackException>().With.Message.StartsWith("The token could not be refreshed"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_thousand_callers_at_once_cause_one_refresh(bool isExpired)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Response[] responses = [async (r, c) =>
        {
            await asked.Task;
            return await Rotating.Sells(Second, "xoxe-2")(r, c);
        }, Responses.Error("invalid_refresh_token")];
        var rotating = isExpired ? Rotating.Expired(responses) : Rotating.Due(responses);
        using var go = new Barrier(8);
        var callers = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                go.SignalAndWait();
                return Enumerable.Range(0, 125).Select(_ => rotating.GetAsync()).ToArray();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        var calls = (await Task.WhenAll(callers)).SelectMany(c => c).ToArray();
        Eventually.Becomes(() => rotating.Stub.Sent.Count, 1);
        Assert.That(calls.Count(c => c.IsCompleted), Is.EqualTo(isExpired ? 0 : 1000));
        asked.SetResult();
        Assert.That((await Task.WhenAll(calls)).Distinct(), Is.EqualTo(new[] { isExpired ? Second : Rotating.First }));
        await rotating.Run;
        Assert.That((await rotating.GetAsync(), rotating.Stub.Sent.Count), Is.EqualTo((Second, 1)));
    }

    [Test]
    public async Task A_response_that_was_lost_is_asked_for_again_with_the_same_refresh_token()
    {
        var rotating = new Rotating([Responses.Throws(() => new IOException("reset")), Responses.Html(502), Rotating.Sells(Second, "xoxe-2")], maxRetries: 2);
        rotating.Clock.Advance(TimeSpan.FromHours(13));
        Assert.That(await rotating.GetAsync(), Is.EqualTo(Second));
        Assert.That(
            rotating.Stub.Sent.Select(s => HttpUtility.ParseQueryString(s.Body)["refresh_token"]),
            Is.EqualTo(new[] { Secret.RefreshToken, Secret.RefreshToken, Secret.RefreshToken }));
    }

    [Test]
    public async Task A_refresh_does_not_run_in_the_context_of_the_caller_who_caused_it()
    {
        var ambient = new AsyncLocal<string?> { Value = "caller" };
        string? seen = null;
        var rotating = Rotating.Due([Rotating.Sells(Second, "xoxe-2")], (_, _) =>
        {
            seen = ambient.Value ?? "none";
            return ValueTask.CompletedTask;
        });
        await rotating.GetAndSettleAsync();
        Assert.That(seen, Is.EqualTo("none"));
    }

    [Test]
    public async Task The_log_tells_whether_calls_go_on()
    {
        var rotating = Rotating.Due([Responses.Html(503), Responses.Error("invalid_refresh_token"), Rotating.Sells(Second, "xoxe-2")]);
        await rotating.GetAndSettleAsync();
        rotating.Clock.Advance(Rotating.Margin);
        Assert.That(() => rotating.GetAsync(), Throws.InstanceOf<SlackApiException>());
        rotating.Clock.Advance(TimeSpan.FromSeconds(2));
        await rotating.GetAsync();
        var log = rotating.Logs.Entries.Where(e => e.Text.Contains("token", StringComparison.Ordinal) && !e.Text.StartsWith("oauth", StringComparison.Ordinal)).ToList();
        Assert.That(log.Select(e => e.Level), Is.EqualTo(new[] { LogLevel.Warning, LogLevel.Error, LogLevel.Information }));
        Assert.That(log.Select(e => e.Text), Is.EqualTo(new[]
        {
            "The token could not be refreshed; it is valid until 2026-11-22T00:00:00.0000000+00:00, and the next attempt may start in 30 s: " + log[0].Text.Split(": ", 2)[1],
            "The token expired at 2026-11-22T00:00:00.0000000+00:00 and could not be refreshed; calls fail, and the next attempt may start in 2 s: oauth.v2.access failed: invalid_refresh_token.",
            "The token was refreshed; the new one expires at 2026-11-22T12:00:02.0000000+00:00",
        }));
    }

    [Test]
    public async Task A_rotation_that_is_disposed_gives_no_token()
    {
        var rotating = new Rotating([Responses.Ok]);
        await rotating.GetAsync();
        rotating.Rotation.Dispose();
        Assert.That(() => rotating.GetAsync(), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Disposal_waits_for_a_refresh_whose_pair_would_be_lost()
    {
        var sells = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        SlackRotatingToken? stored = null;
        var rotating = Rotating.Due(
            [async (r, c) =>
            {
                await sells.Task;
                return await Rotating.Sells(Second, "xoxe-2")(r, c);
            }],
            (pair, _) =>
            {
                stored = pair;
                return ValueTask.CompletedTask;
            });
        await rotating.GetAsync();
        Eventually.Becomes(() => rotating.Stub.Sent.Count, 1);
        var disposal = rotating.Rotation.DisposeAsync().AsTask();
        Assert.That(disposal.IsCompleted, Is.False);
        sells.SetResult();
        await disposal;
        Assert.That(stored?.AccessToken, Is.EqualTo(Second));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(100)]
    public void Times_out_of_range_are_refused(int hours)
    {
        var token = Rotating.Pair(Rotating.First, Secret.RefreshToken, DateTimeOffset.UnixEpoch);
        var time = TimeSpan.FromHours(hours);
        Assert.Multiple(() =>
        {
            Assert.That(() => new SlackTokenRotation(token, "id", "secret") { Margin = time }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new SlackTokenRotation(token, "id", "secret") { RefreshTimeout = time }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new SlackTokenRotation(token, "id", "secret") { RetryDelay = time }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public async Task A_token_may_expire_at_any_time_that_there_is()
    {
        Assert.That(await Expiring(DateTimeOffset.MaxValue), Is.EqualTo(Rotating.First));
        Assert.That(await Expiring(DateTimeOffset.MinValue), Is.EqualTo(Second));

        static async Task<string> Expiring(DateTimeOffset at)
        {
            var clock = new ManualTimeProvider();
            var options = new SlackClientOptions
            {
                TimeProvider = clock,
                HttpClient = new HttpClient(new StubHandler(clock, Rotating.Sells(Second, "xoxe-2"))),
            };
            await using var rotation = new SlackTokenRotation(Rotating.Pair(Rotating.First, Secret.RefreshToken, at), "client", Secret.ClientSecret, options);
            return await rotation.GetTokenAsync(default);
        }
    }
}
