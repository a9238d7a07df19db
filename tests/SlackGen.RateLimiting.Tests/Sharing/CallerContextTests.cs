using System.Diagnostics;
using System.Threading.Channels;

namespace SlackGen.RateLimiting.Tests;

/// <summary>The request to the store on behalf of all callers: it carries the async locals and the trace of none of them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("Slow")]
public sealed class CallerContextTests
{
    private static readonly AsyncLocal<string?> Ambient = new();
    private static readonly SlackCall Call = SharedSlackRateLimiterTests.CallOf(new SlackRate(1, 1));
    private static readonly (string?, string?) Nothing = (null, null);

    private readonly Watching store = new();

    [Test]
    public async Task A_request_for_permits_does_not_run_in_the_context_of_the_first_caller()
    {
        using var limiter = Limiter();

        await AsCallerAsync(() => limiter.AcquireAsync(Call).AsTask());

        // The second waits for the window, so that the loop goes on behind the first response.
        await AsCallerAsync(() => limiter.AcquireAsync(Call).AsTask());
        Assert.That(new[] { await store.NextAsync("acquire"), await store.NextAsync("acquire") }, Is.All.EqualTo(Nothing));
    }

    [Test]
    public async Task A_call_that_does_not_wait_asks_without_its_context_as_well()
    {
        using var limiter = Limiter();

        await AsCallerAsync(() => limiter.AttemptAcquireAsync(Call).AsTask());

        Assert.That(await store.NextAsync("acquire"), Is.EqualTo(Nothing));
    }

    [Test]
    public async Task A_pause_is_shared_without_the_context_of_the_call_that_was_throttled()
    {
        using var limiter = Limiter();
        store.IsThere = false;
        await AsCallerAsync(() =>
        {
            limiter.Pause(Call, TimeSpan.FromMinutes(1));
            return Task.CompletedTask;
        });

        // The first two fail, the next one is the loop's.
        Assert.That(new[] { await store.NextAsync("pause"), await store.NextAsync("pause") }, Is.All.EqualTo(Nothing));
        store.IsThere = true;
        Assert.That(await store.NextAsync("pause"), Is.EqualTo(Nothing));
    }

    [Test]
    public async Task A_store_that_is_away_is_pinged_without_the_context_of_the_caller_who_noticed()
    {
        using var limiter = Limiter();
        store.IsThere = false;
        await AsCallerAsync(() => limiter.AttemptAcquireAsync(Call).AsTask());

        Assert.That(new[] { await store.NextAsync("ping"), await store.NextAsync("ping") }, Is.All.EqualTo(Nothing));
    }

    [Test]
    public async Task A_caller_who_has_suppressed_the_flow_himself_may_ask()
    {
        using var limiter = Limiter();
        Task<System.Threading.RateLimiting.RateLimitLease> pending;
        using (ExecutionContext.SuppressFlow())
        {
            pending = limiter.AcquireAsync(Call).AsTask();
            limiter.Pause(Call, TimeSpan.FromMilliseconds(1));
        }

        Assert.That((await pending).IsAcquired, Is.True);
    }

    private static async Task AsCallerAsync(Func<Task> call)
    {
        using var activity = new Activity("caller").Start();
        Ambient.Value = "caller";
        await call();
    }

    private SharedSlackRateLimiter Limiter() => new(store, new SharedSlackRateLimiterOptions { Processes = 1, RetryStoreAfter = TimeSpan.FromMilliseconds(10) });

    /// <summary>A store that notes the context of each request, synchronously as it gets it.</summary>
    private sealed class Watching : ISlackRateStore
    {
        private readonly MemoryRateStore inner = new();
        private readonly Channel<(string Request, (string?, string?) Context)> seen = Channel.CreateUnbounded<(string, (string?, string?))>();

        public bool IsThere
        {
            set => inner.IsThere = value;
        }

        public ValueTask<SlackRateDecision> TryAcquireAsync(SlackRateRequest request, CancellationToken cancellationToken)
        {
            Note("acquire");
            return inner.TryAcquireAsync(request, cancellationToken);
        }

        public ValueTask PauseAsync(string partition, TimeSpan duration, CancellationToken cancellationToken)
        {
            Note("pause");
            return inner.PauseAsync(partition, duration, cancellationToken);
        }

        public ValueTask PingAsync(string partition, CancellationToken cancellationToken)
        {
            Note("ping");
            return inner.PingAsync(partition, cancellationToken);
        }

        /// <summary>Returns the async local and the trace of the next request of a kind.</summary>
        public async Task<(string? Ambient, string? Activity)> NextAsync(string request)
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (true)
            {
                var next = await seen.Reader.ReadAsync(timeout.Token);
                if (next.Request == request)
                {
                    return next.Context;
                }
            }
        }

        private void Note(string request) => seen.Writer.TryWrite((request, (Ambient.Value, Activity.Current?.OperationName)));
    }
}
