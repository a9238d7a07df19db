namespace SlackGen.Resilience.Tests.Soak;

/// <summary>Ten thousand calls, made once; what is counted in the process is counted while no other test runs.</summary>
[NonParallelizable]
[Category("Slow")]
public sealed class SoakTests
{
    private static SoakRun run = null!;

    [OneTimeSetUp]
    public static async Task Run() => run = await SoakRun.RunAsync();

    [Test]
    public void No_response_is_lost_or_given_to_another_caller()
    {
        TestContext.Out.WriteLine($"{run.Succeeded} responses, {run.Failed} exceptions, {run.Faults} faults");
        Assert.Multiple(() =>
        {
            Assert.That(run.Succeeded + run.Failed, Is.EqualTo(SoakRun.Calls));
            Assert.That(run.Mistaken, Is.Zero);
            Assert.That(run.Lost, Is.Empty);

            // A call fails when five requests in a row meet a fault: one in 3125.
            Assert.That(run.Failed, Is.LessThan(30));
            Assert.That(run.Faults, Is.InRange(SoakRun.Calls / 5, SoakRun.Calls / 3));
        });
    }

    [Test, Platform("Linux")]
    public async Task No_socket_stays_open()
    {
        Assert.That(run.SocketsAfterCalls - run.SocketsBefore, Is.LessThan(3 * SoakRun.Callers), "Two for each caller, and a few on their way out.");
        Assert.That(await LeastAsync(() => OpenSockets.Count(), run.SocketsBefore), Is.LessThanOrEqualTo(run.SocketsBefore));
    }

    [Test]
    public async Task No_timer_stays_active()
    {
        Assert.That(await LeastAsync(() => Timer.ActiveCount, run.TimersBefore), Is.LessThanOrEqualTo(run.TimersBefore));
    }

    [Test]
    public void Memory_stays_flat()
    {
        var grown = run.BytesAfterCalls - run.BytesAfterWarmUp;
        TestContext.Out.WriteLine($"{run.BytesAfterWarmUp:N0} bytes after warming up, {grown:N0} more in the end");

        // 6000 calls lie between: a leak of 200 bytes for each would show.
        Assert.That(grown, Is.LessThan(1_200_000));
    }

    // Connections close and timers stop in the background, and one or the other of the process's own comes and goes: the least that is seen counts.
    private static async Task<long> LeastAsync(Func<long> count, long enough)
    {
        var least = count();
        for (var i = 0; i < 300 && least > enough; i++)
        {
            await Task.Delay(50);
            least = Math.Min(least, count());
        }

        return least;
    }
}
