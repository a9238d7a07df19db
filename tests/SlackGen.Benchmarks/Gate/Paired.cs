using System.Diagnostics;
using System.Runtime;

namespace SlackGen.Benchmarks.Gate;

/// <summary>
/// Times a baseline and a subject in turn, A B B A A B …, so that a machine whose speed drifts slows both alike, and compares round by round.
/// </summary>
internal static class Paired
{
    private const int WarmUpRuns = 120;
    private static readonly TimeSpan BaselineWarmUp = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan SubjectWarmUp = TimeSpan.FromSeconds(1.5);

    /// <summary>Compares two actions.</summary>
    /// <param name="rounds">The number of rounds.</param>
    /// <param name="runs">The number of runs of each action in a round.</param>
    /// <param name="baseline">The action to compare with.</param>
    /// <param name="subject">The action under test.</param>
    public static Task<Measurement> MeasureAsync(int rounds, int runs, Action baseline, Action subject)
    {
        WarmUp(baseline, BaselineWarmUp);
        WarmUp(subject, SubjectWarmUp);
        GC.Collect();
        return MeasureAsync(rounds, runs, Repeat(baseline, runs), Repeat(subject, runs));
    }

    /// <summary>Compares two actions that are warm and run several times by themselves.</summary>
    /// <param name="rounds">The number of rounds.</param>
    /// <param name="runs">The number of runs that a call of each action makes.</param>
    /// <param name="baseline">The action to compare with.</param>
    /// <param name="subject">The action under test.</param>
    public static async Task<Measurement> MeasureAsync(int rounds, int runs, Func<Task> baseline, Func<Task> subject)
    {
        var baselines = new Sample[rounds];
        var subjects = new Sample[rounds];

        // Compiles the sampler.
        await Sample.TakeAsync(() => Task.CompletedTask);
        var compiled = JitInfo.GetCompiledMethodCount();
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
            {
                baselines[round] = await Sample.TakeAsync(baseline);
                subjects[round] = await Sample.TakeAsync(subject);
            }
            else
            {
                subjects[round] = await Sample.TakeAsync(subject);
                baselines[round] = await Sample.TakeAsync(baseline);
            }
        }

        var all = (double)rounds * runs;
        return new Measurement
        {
            Ratio = Summary.MedianOf(subjects.Zip(baselines, (s, b) => s.Seconds / b.Seconds)),
            BaselineSeconds = Summary.MedianOf(baselines.Select(b => b.Seconds)) / runs,
            Faults = subjects.All(s => s.Faults is not null) ? subjects.Sum(s => s.Faults!.Value) / all : null,
            Seconds = subjects.Sum(s => s.Seconds) / all,
            Collections = subjects.Sum(s => s.Collections) / all,
            FullCollections = subjects.Sum(s => s.FullCollections) / all,
            Compiled = JitInfo.GetCompiledMethodCount() - compiled,
            Bytes = Summary.MedianOf(subjects.Zip(baselines, (s, b) => (double)(s.Bytes - b.Bytes))) / runs,
            Collector = CollectorSettings.Describe(),
        };
    }

    // Tiered compilation counts calls and recompiles in the background: the time matters as much as the number of runs.
    private static void WarmUp(Action action, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        for (var run = 0; run < WarmUpRuns || watch.Elapsed < time; run++)
        {
            action();
        }
    }

    private static Func<Task> Repeat(Action action, int runs) => () =>
    {
        for (var run = 0; run < runs; run++)
        {
            action();
        }

        return Task.CompletedTask;
    };

    private readonly record struct Sample(double Seconds, long? Faults, int Collections, int FullCollections, long Bytes)
    {
        public static async Task<Sample> TakeAsync(Func<Task> action)
        {
            var faults = PageFaults.Count();
            var collections = GC.CollectionCount(0);
            var fullCollections = GC.CollectionCount(2);
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            await action();
            var elapsed = Stopwatch.GetElapsedTime(start);
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - bytes;
            return new Sample(
                elapsed.TotalSeconds,
                PageFaults.Count() - faults,
                GC.CollectionCount(0) - collections,
                GC.CollectionCount(2) - fullCollections,
                allocated);
        }
    }
}
