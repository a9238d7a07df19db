using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace SlackGen.RateLimiting.Tests;

/// <summary>Very many budgets at once, on a connection or pool as the README makes it.</summary>
[TestFixture(StoreKind.Postgres)]
[TestFixture(StoreKind.Redis)]
[Category("Slow")]
public sealed class StoreLoadTests(StoreKind kind)
{
    [Test]
    public async Task Two_thousand_channels_at_once_all_get_a_decision_and_none_counts_as_an_outage()
    {
        using var view = Servers.Get(kind).Open(Servers.NewName());
        var log = new LogCounter();
        using var limiter = new SharedSlackRateLimiter(view.Store, new SharedSlackRateLimiterOptions { Processes = 4, LoggerFactory = log });
        var call = SharedSlackRateLimiterTests.CallOf(new SlackRate(1, 60, By: "channel"));
        var watch = Stopwatch.StartNew();

        var leases = await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => limiter.AcquireAsync(call with { Key = $"C{i}" }).AsTask())).WaitAsync(TimeSpan.FromSeconds(60));

        await TestContext.Out.WriteLineAsync($"2,000 decisions in {watch.Elapsed.TotalSeconds:0.00} s");
        Assert.That(leases.Count(l => l.IsAcquired), Is.EqualTo(2000));
        Assert.That(log.Messages[LogLevel.Warning].Concat(log.Messages[LogLevel.Error]), Is.Empty);
        Assert.That((await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => limiter.AttemptAcquireAsync(call with { Key = $"C{i}" }).AsTask()))).Count(l => l.IsAcquired), Is.Zero, "All were counted.");
    }
}
