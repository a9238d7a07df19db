using System.Collections.Concurrent;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Limits;

/// <summary>Five minutes of 32 callers, 10 methods of all tiers and 3 tokens, on a clock that is told to move: through the limiter alone, and through everything.</summary>
[Category("Slow")]
public sealed class SoakTests
{
    private const int Callers = 32;

    private static readonly TimeSpan End = TimeSpan.FromMinutes(5);

    private static readonly SlackMethod[] Methods =
    [
        new("admin.apps.list") { Tier = 1 }, new("users.list") { Tier = 2 }, new("conversations.list") { Tier = 2 }, new("team.info") { Tier = 3 },
        new("conversations.history") { Tier = 3 }, new("reactions.add") { Tier = 3 }, new("users.info") { Tier = 4 }, new("conversations.info") { Tier = 4 },
        new("chat.postMessage") { Rate = new SlackRate(1, 1) }, new("auth.test") { Rate = new SlackRate(600, 60, Burst: 100) },
    ];

    private static readonly string[] Tokens = [Secret.Token, Secret.OtherToken, "xoxb-third"];

    // Each caller keeps to one budget, so that every budget is wanted all the time.
    private static readonly (SlackMethod Method, string Token)[] Wanted =
        [.. Enumerable.Range(0, Callers).Select(i => (Methods[i % Methods.Length], Tokens[i / Methods.Length % Tokens.Length]))];

    private readonly ManualTimeProvider clock = new();

    [Test]
    public void The_limiter_gives_each_budget_all_that_it_allows_and_never_more()
    {
        using var limiter = new SlackRateLimiter(1000, clock);
        var log = new GrantLog();
        var pending = new Task[Callers];
        do
        {
            for (var i = 0; i < Callers; i++)
            {
                var (method, token) = Wanted[i];
                while (pending[i] is null or { IsCompletedSuccessfully: true })
                {
                    if (pending[i] is not null)
                    {
                        log.Add(i, method, token, clock.Elapsed);
                    }

                    pending[i] = limiter.AcquireAsync(new SlackCall(method, token, null)).AsTask();
                }
            }
        }
        while (clock.AdvanceToNextTimer(End - TimeSpan.FromTicks(1)));

        log.AssertFair(Callers, End);
    }

    [Test]
    public async Task Calls_through_the_client_get_all_that_the_tiers_allow_and_never_more()
    {
        using var limiter = new SlackRateLimiter(1000, clock);
        using var stop = new CancellationTokenSource();
        var log = new GrantLog();
        var first = new Call([Responses.Ok], o => o.RateLimiter = limiter, clock).Connection;
        var connections = Tokens.ToDictionary(t => t, t => first.WithToken(t, null));
        var callers = Enumerable.Range(0, Callers).Select(async i =>
        {
            var (method, token) = Wanted[i];
            while (!stop.IsCancellationRequested)
            {
                await connections[token].CallAsync<SlackRawResponse>(method, null, stop.Token);
                log.Add(i, method, token, clock.Elapsed);
            }
        }).ToArray();

        // The clock moves only while everybody waits: then nothing else can happen.
        var calls = Wanted.Distinct().Select(w => new SlackCall(w.Method, new TokenIdentity(w.Token, null).Owner, null)).ToArray();
        do
        {
            Eventually.Becomes(() => calls.Sum(c => limiter.GetStatistics(c)?.CurrentQueuedCount ?? 0), Callers);
        }
        while (clock.AdvanceToNextTimer(End - TimeSpan.FromTicks(1)));

        await stop.CancelAsync();
        Assert.That(async () => await Task.WhenAll(callers), Throws.InstanceOf<OperationCanceledException>());
        log.AssertFair(Callers, End);
    }

    [Test]
    public void A_throttled_channel_delays_no_other()
    {
        var posting = new SlackMethod("chat.postMessage") { Rate = new SlackRate(1, 1, By: "channel") };
        using var limiter = new SlackRateLimiter(1000, clock);
        var served = new int[20];
        var pending = new Task[served.Length];
        limiter.Pause(new SlackCall(posting, "T1", "C0"), TimeSpan.FromMinutes(1));
        do
        {
            for (var i = 0; i < served.Length; i++)
            {
                while (pending[i] is null or { IsCompletedSuccessfully: true })
                {
                    served[i] += pending[i] is null ? 0 : 1;
                    pending[i] = limiter.AcquireAsync(new SlackCall(posting, "T1", $"C{i}")).AsTask();
                }
            }
        }
        while (clock.AdvanceToNextTimer(TimeSpan.FromSeconds(90) - TimeSpan.FromTicks(1)));

        Assert.That(served, Is.EqualTo(Enumerable.Repeat(89, 19).Prepend(30)), "one in 1.02 s");
    }

    private sealed class GrantLog
    {
        private readonly ConcurrentQueue<(int Caller, SlackMethod Method, string Token, TimeSpan At)> grants = new();

        public void Add(int caller, SlackMethod method, string token, TimeSpan at) => grants.Enqueue((caller, method, token, at));

        public void AssertFair(int callers, TimeSpan end)
        {
            var groups = grants.GroupBy(g => (g.Method, g.Token)).ToList();
            Assert.That(groups, Has.Count.EqualTo(Methods.Length * Tokens.Length));
            foreach (var group in groups)
            {
                var rate = group.Key.Method.DefaultRate;
                var times = group.Select(g => g.At).Order().ToList();
                var most = rate.Burst > 0 ? rate.Burst : rate.Permits;
                var period = Budget.FromRate(rate).Window;
                for (var i = most; i < times.Count; i++)
                {
                    Assert.That(times[i] - times[i - most], Is.GreaterThanOrEqualTo(period), $"{group.Key}: {most} calls in {period} at most");
                }

                var allowed = end.TotalSeconds / period.TotalSeconds * most;
                Assert.That(times, Has.Count.GreaterThanOrEqualTo(allowed * 0.95), $"{group.Key} of {allowed}");
            }

            Assert.That(grants.Select(g => g.Caller).Distinct().Count(), Is.EqualTo(callers), "everybody was served");
            TestContext.Out.WriteLine($"{grants.Count} calls of {groups.Count} budgets in {end}");
        }
    }
}
