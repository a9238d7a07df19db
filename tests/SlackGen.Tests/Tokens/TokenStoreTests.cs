using Microsoft.Extensions.Logging;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Tokens;

/// <summary>A pair is never lost, whatever the callbacks do.</summary>
public sealed class TokenStoreTests
{
    private const string Second = "xoxe.xoxb-second";

    private static readonly Response SellsOnce = Rotating.Sells(Second, "xoxe-2");

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_pair_that_could_not_be_stored_is_used_and_stored_again(bool isExpired)
    {
        var stored = new List<SlackRotatingToken>();
        Response[] responses = [SellsOnce, Responses.Error("invalid_refresh_token")];
        var rotating = isExpired ? Rotating.Expired(responses, Store) : Rotating.Due(responses, Store);
        await rotating.GetAndSettleAsync();
        Assert.That(await rotating.GetAndSettleAsync(), Is.EqualTo(Second));
        Assert.That(rotating.Rotation.LastFailure, Is.Not.Null.And.Message.EqualTo("The new token pair could not be stored: IOException: disk full"));
        Assert.That(rotating.Rotation.LastFailure!.InnerException, Is.InstanceOf<IOException>());
        Assert.That(rotating.Logs.Entries.Count(e => e.Level == LogLevel.Error && e.Text.Contains("disk full", StringComparison.Ordinal)), Is.EqualTo(1));

        rotating.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await rotating.GetAndSettleAsync(), Is.EqualTo(Second));
        await rotating.GetAndSettleAsync();
        Assert.That((stored.Count, stored.Distinct().Count(), rotating.Stub.Sent.Count), Is.EqualTo((2, 1, 1)));
        Assert.That(rotating.Rotation.LastFailure, Is.Null);

        ValueTask Store(SlackRotatingToken pair, CancellationToken timeout)
        {
            stored.Add(pair);
            return stored.Count == 1 ? throw new IOException("disk full") : ValueTask.CompletedTask;
        }
    }

    [Test]
    public async Task A_pair_that_cannot_be_stored_until_the_next_refresh_gives_way_to_the_next()
    {
        var isBroken = true;
        var stored = new List<string>();
        var rotating = Rotating.Expired([SellsOnce, Rotating.Sells("xoxe.xoxb-third", "xoxe-3")], (pair, _) =>
        {
            stored.Add(pair.AccessToken);
            return isBroken ? throw new IOException("disk full") : ValueTask.CompletedTask;
        });
        await rotating.GetAndSettleAsync();
        rotating.Clock.Advance(Rotating.Life - Rotating.Margin);
        await rotating.Run;
        Assert.That(stored, Has.Count.GreaterThan(1).And.All.EqualTo(Second), "it was stored again without a call");
        isBroken = false;

        // How often the clock's jump stored it again depends on the threads, and a run that still stores it comes before the refresh.
        for (var run = 0; run < 3 && stored[^1] == Second; run++)
        {
            await rotating.GetAndSettleAsync();
        }

        Assert.That(await rotating.GetAsync(), Is.EqualTo("xoxe.xoxb-third"));
        Assert.That(stored[..^1], Is.All.EqualTo(Second));
        Assert.That(stored[^1], Is.EqualTo("xoxe.xoxb-third"));
    }

    [Test]
    public async Task A_store_that_hangs_and_does_not_look_at_its_token_delays_calls_until_the_time_limit()
    {
        var never = new TaskCompletionSource();
        var started = 0;
        var rotating = Rotating.Expired([SellsOnce], async (_, _) =>
        {
            started++;
            await never.Task;
        });
        var waiting = rotating.GetAsync();
        Eventually.Becomes(() => started, 1);
        Assert.That(waiting.IsCompleted, Is.False);
        rotating.Clock.Advance(rotating.Rotation.RefreshTimeout / 4);
        Assert.That(await waiting, Is.EqualTo(Second));
        Assert.That(rotating.Rotation.LastFailure!.Message, Is.EqualTo("The new token pair could not be stored within 7.5 s."));
    }

    [Test]
    public async Task Storing_again_does_not_overtake_a_store_that_still_runs()
    {
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var order = new List<string>();
        var rotating = Rotating.Expired([SellsOnce], async (_, _) =>
        {
            var isFirst = order.Count == 0;
            order.Add("begins");
            if (isFirst)
            {
                await first.Task;
            }

            order.Add("ends");
        });
        var waiting = rotating.GetAsync();
        Eventually.Becomes(() => order.Count, 1);
        rotating.Clock.Advance(rotating.Rotation.RefreshTimeout / 4);
        await waiting;
        await rotating.Run;
        rotating.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await rotating.GetAsync(), Is.EqualTo(Second));
        Assert.That(order, Is.EqualTo(new[] { "begins" }));
        first.SetResult();
        await rotating.Run;
        Assert.That(order, Is.EqualTo(new[] { "begins", "ends", "begins", "ends" }));
    }

    [Test]
    public async Task Disposal_stores_what_could_not_be_stored_before()
    {
        var attempts = 0;
        var rotating = Rotating.Expired([SellsOnce], (_, _) => ++attempts == 1 ? throw new IOException("disk full") : ValueTask.CompletedTask);
        await rotating.GetAndSettleAsync();
        await rotating.Rotation.DisposeAsync();
        Assert.That(attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task What_a_callback_throws_shows_no_token()
    {
        var rotating = Rotating.Expired([SellsOnce], (pair, _) => throw new IOException($"cannot write {pair.AccessToken} and {pair.RefreshToken}"));
        Assert.That(await rotating.GetAndSettleAsync(), Is.EqualTo(Second));
        Assert.That(rotating.Rotation.LastFailure!.Message, Is.EqualTo("The new token pair could not be stored: IOException: cannot write [secret] and [secret]"));
        Assert.That(rotating.Rotation.LastFailure!.ToString(), Does.Not.Contain(Second).And.Contain(nameof(IOException)));
    }

    [Test]
    public async Task A_newer_pair_that_another_process_has_stored_is_used_without_a_refresh()
    {
        Rotating? rotating = null;
        rotating = Rotating.Due([Responses.Error("invalid_refresh_token")], load: _ => new(Rotating.Pair("xoxe.xoxb-loaded", "xoxe-9", rotating!.Clock.GetUtcNow().AddHours(11))));
        rotating.Clock.Advance(Rotating.Margin);
        Assert.That(await rotating.GetAsync(), Is.EqualTo("xoxe.xoxb-loaded"));
        Assert.That(rotating.Stub.Sent, Is.Empty);
    }

    [Test]
    public async Task A_pair_that_was_loaded_and_is_due_is_refreshed_with_its_own_refresh_token()
    {
        Rotating? rotating = null;
        rotating = new Rotating([SellsOnce], load: _ => new(Rotating.Pair("xoxe.xoxb-loaded", "xoxe-9", rotating!.Clock.GetUtcNow().AddSeconds(-1))));
        rotating.Clock.Advance(TimeSpan.FromHours(14));
        Assert.That(await rotating.GetAsync(), Is.EqualTo(Second));
        Assert.That(rotating.Stub.Sent.Single().Body, Does.EndWith("refresh_token=xoxe-9"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_older_pair_or_none_changes_nothing(bool isNone)
    {
        var older = isNone ? null : Rotating.Pair("xoxe.xoxb-old", "xoxe-0", DateTimeOffset.UnixEpoch);
        var rotating = Rotating.Expired([SellsOnce], load: _ => new(older));
        Assert.That(await rotating.GetAsync(), Is.EqualTo(Second));
        Assert.That(rotating.Stub.Sent.Single().Body, Does.EndWith($"refresh_token={Secret.RefreshToken}"));
    }

    [Test]
    public async Task While_the_token_works_nothing_is_refreshed_that_could_not_be_loaded()
    {
        var attempts = 0;
        var rotating = Rotating.Due([SellsOnce], load: _ => ++attempts == 1 ? throw new TimeoutException("database") : default);
        rotating.Clock.Advance(Rotating.Margin / 2);
        Assert.That(await rotating.GetAndSettleAsync(), Is.EqualTo(Rotating.First));
        Assert.That(rotating.Stub.Sent, Is.Empty);
        Assert.That(rotating.Rotation.LastFailure!.Message, Is.EqualTo("The newest token could not be loaded: TimeoutException: database"));
        rotating.Clock.Advance(TimeSpan.FromSeconds(30));
        await rotating.GetAndSettleAsync();
        Assert.That(await rotating.GetAsync(), Is.EqualTo(Second));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("xoxb-1\n")]
    public async Task Once_the_token_has_expired_a_load_that_fails_does_not_keep_it_from_being_refreshed(string? loaded)
    {
        var rotating = Rotating.Expired([SellsOnce], load: _ => new(Rotating.Pair(loaded!, "xoxe-9", DateTimeOffset.MaxValue)));
        Assert.That(await rotating.GetAsync(), Is.EqualTo(Second));
        Assert.That(rotating.Logs.Entries.Count(e => e.Text.StartsWith("The newest token could not be loaded", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_load_that_hangs_leaves_time_for_the_exchange()
    {
        var loading = 0;
        var rotating = Rotating.Expired([SellsOnce], load: async _ =>
        {
            loading++;
            await new TaskCompletionSource().Task;
            return null;
        });
        var waiting = rotating.GetAsync();
        Eventually.Becomes(() => loading, 1);
        rotating.Clock.Advance(rotating.Rotation.RefreshTimeout / 4);
        Assert.That(await waiting, Is.EqualTo(Second));
    }
}
