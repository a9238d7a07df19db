using SlackGen.Tests.Support;

namespace SlackGen.Tests.Limits;

public sealed class WindowMarginTests
{
    [Test]
    public void A_burst_that_a_new_connection_holds_up_for_a_second_and_the_next_burst_do_not_arrive_in_one_period()
    {
        var clock = new ManualTimeProvider();
        using var limiter = new SlackRateLimiter(timeProvider: clock);
        var call = new SlackCall(new SlackMethod("conversations.history") { Rate = new SlackRate(40, 60) }, "T1", null);
        var arrivals = new List<TimeSpan>();
        for (var burst = 0; burst < 2; burst++)
        {
            var granted = 0;
            var calls = Enumerable.Range(0, 40).Select(_ => limiter.AcquireAsync(call).AsTask()).ToList();
            while (!calls.TrueForAll(c => c.IsCompleted))
            {
                clock.AdvanceToNextTimer(TimeSpan.FromMinutes(5));
            }

            // The first burst opens connections, one after the other; the next one finds them open.
            arrivals.AddRange(calls.Select(_ => clock.Elapsed + (burst == 0 ? TimeSpan.FromSeconds(granted++ / 40.0) : TimeSpan.Zero)));
        }

        Assert.That(arrivals.Max(first => arrivals.Count(a => a >= first && a < first + TimeSpan.FromSeconds(60))), Is.EqualTo(40));
    }
}
