using System.Threading.RateLimiting;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Limits;

/// <summary>The window against the plainest model: a list of all grants. A timer may be a millisecond late, never early.</summary>
public sealed class RateWindowModelTests
{
    [Test]
    [Category("Slow")]
    public void Whatever_happens_no_window_of_the_period_holds_more_grants_than_the_budget_and_nobody_waits_longer_than_it_demands() =>
        Property.Holds(Property.Of(WindowScenario.Make, s => s.Shorter()), scenario =>
        {
            using var run = new Run(scenario);
            foreach (var step in scenario.Steps)
            {
                run.Do(step);
            }

            run.Drain();
        }, 4000);

    private sealed class Run : IDisposable
    {
        private readonly ManualTimeProvider clock = new();
        private readonly RateWindow window;
        private readonly int queueLimit;
        private readonly int capacity;
        private readonly long length;
        private readonly List<long> grants = [];
        private readonly List<(Task<RateLimitLease> Task, CancellationTokenSource Cancel)> queue = [];
        private long pausedUntil;

        public Run(WindowScenario scenario)
        {
            var rate = scenario.Rate;
            queueLimit = scenario.QueueLimit;
            capacity = rate.Burst > 0 ? rate.Burst : rate.Permits;
            length = (long)Math.Ceiling((decimal)rate.PerSeconds * 1.02m * 1_000_000 * capacity / rate.Permits) * TimeSpan.TicksPerMicrosecond;
            window = new RateWindow(rate, queueLimit, clock);
        }

        private long Now => clock.GetTimestamp();

        private long FreeAt => Math.Max(pausedUntil, grants.Count < capacity ? 0 : grants[^capacity] + length);

        private bool MayGoNow => queue.Count == 0 && FreeAt <= Now;

        public void Do(WindowStep step)
        {
            switch (step.What)
            {
                case WindowStep.Kind.Acquire:
                    Acquire();
                    break;
                case WindowStep.Kind.TryAcquire:
                    Decided(window.TryAcquire()!);
                    break;
                case WindowStep.Kind.Cancel when step.Number < queue.Count:
                    Cancel(step.Number);
                    break;
                case WindowStep.Kind.Pause:
                    window.TryPause(TimeSpan.FromMilliseconds(step.Number));
                    pausedUntil = Math.Max(pausedUntil, Now + (step.Number * TimeSpan.TicksPerMillisecond));
                    break;
                case WindowStep.Kind.Border when queue.Count == 0 && FreeAt > Now:
                    clock.Advance(TimeSpan.FromTicks(FreeAt - Now - 1));
                    Decided(window.TryAcquire()!);
                    clock.Advance(TimeSpan.FromTicks(1));
                    Decided(window.TryAcquire()!);
                    break;
                case WindowStep.Kind.Advance:
                    Advance(clock.Elapsed + TimeSpan.FromMilliseconds(step.Number));
                    break;
            }

            Assert.That(window.Statistics.CurrentQueuedCount, Is.EqualTo(queue.Count));
        }

        /// <summary>Everybody who did not give up is served.</summary>
        public void Drain() => Advance(clock.Elapsed + TimeSpan.FromDays(1));

        public void Dispose()
        {
            Assert.That(queue, Is.Empty, "all were served");
            window.Dispose();
        }

        private void Acquire()
        {
            var cancel = new CancellationTokenSource();
            var task = window.AcquireAsync(new SlackCall(new SlackMethod("a.b"), "T1", null), cancel.Token)!.Value.AsTask();
            if (task.IsCompleted)
            {
                Decided(task.Result);
                return;
            }

            Assert.That(MayGoNow, Is.False, "nobody waits without need");
            queue.Add((task, cancel));
            Assert.That(queue, Has.Count.LessThanOrEqualTo(queueLimit));
        }

        private void Decided(RateLimitLease lease)
        {
            Assert.That(lease.IsAcquired, Is.EqualTo(MayGoNow), $"free at {FreeAt}, now {Now}, {queue.Count} wait");
            if (lease.IsAcquired)
            {
                Granted();
                return;
            }

            Assert.That(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait), Is.True);
            Assert.That(wait.Ticks, queue.Count == 0 ? Is.EqualTo(FreeAt - Now).Within(1) : Is.GreaterThanOrEqualTo(0));
        }

        private void Cancel(int which)
        {
            var (task, cancel) = queue[which];
            queue.RemoveAt(which);
            cancel.Cancel();
            Assert.That(task.IsCanceled, Is.True);
            Assert.That(async () => await task, Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
        }

        private void Advance(TimeSpan to)
        {
            while (clock.AdvanceToNextTimer(to))
            {
                Served();
            }

            clock.Advance(to - clock.Elapsed);
            Served();
            Assert.That(queue.Count == 0 || FreeAt + TimeSpan.TicksPerMillisecond > Now, Is.True, "nobody waits longer than need be");
        }

        // First come, first served: those who are done are the first of the queue.
        private void Served()
        {
            while (queue.Count > 0 && queue[0].Task.IsCompleted)
            {
                Assert.That(queue[0].Task.Result.IsAcquired, Is.True);
                Granted();
                queue.RemoveAt(0);
            }

            Assert.That(queue.Where(w => w.Task.IsCompleted), Is.Empty, "nobody overtakes");
        }

        private void Granted()
        {
            Assert.That(FreeAt, Is.LessThanOrEqualTo(Now), "never too early");
            grants.Add(Now);
        }
    }
}
