namespace SlackGen.RateLimiting.Tests;

[TestFixture]
public sealed class BudgetTests
{
    [TestCase(20, 60, 0, 20, 61.2)]
    [TestCase(1200, 60, 2000, 2000, 102)]
    [TestCase(100, 60, 10, 10, 6.12)]
    [TestCase(3, 1, 1, 1, 0.34)]
    [TestCase(7, 1, 1, 1, 0.145715)]
    public void A_budget_is_the_calls_that_may_come_at_once_in_a_window_that_keeps_the_average_and_is_longer_by_2_percent(int permits, int per, int burst, int limit, double seconds)
    {
        var budget = Budget.FromRate(new SlackRate(permits, per, burst));

        Assert.That(budget, Is.EqualTo(new Budget(limit, TimeSpan.FromMicroseconds(seconds * 1_000_000))));
    }

    [TestCase(100, 60, 0, 4, 25, 60)]
    [TestCase(50, 60, 0, 3, 16, 60)]
    [TestCase(1200, 60, 2000, 3, 666, 100)]
    [TestCase(1, 60, 0, 4, 1, 240)]
    [TestCase(1, 1, 0, 3, 1, 3)]
    [TestCase(2, 60, 0, 3, 1, 90)]
    public void A_share_is_a_part_of_the_calls_or_one_call_in_a_longer_window(int permits, int per, int burst, int processes, int limit, double seconds)
    {
        var share = Budget.FromRate(Budget.Divide(new SlackRate(permits, per, burst), processes));

        Assert.That(share, Is.EqualTo(new Budget(limit, TimeSpan.FromSeconds(seconds) * 1.02)));
    }

    [Test]
    public void All_shares_together_are_never_more_than_the_budget([Values(1, 7, 20, 50, 100)] int permits)
    {
        var rate = new SlackRate(permits, 60);
        var budget = Budget.FromRate(rate);
        Assert.Multiple(() =>
        {
            for (var processes = 1; processes <= 60; processes++)
            {
                var share = Budget.FromRate(Budget.Divide(rate, processes));
                var together = processes * share.Limit / share.Window.TotalSeconds * budget.Window.TotalSeconds;
                Assert.That(together, Is.LessThanOrEqualTo(permits + 1e-9).And.GreaterThan(permits / 2.0), $"{processes} processes");
            }
        });
    }
}
