using System.Diagnostics;

namespace SlackGen.Benchmarks.Gate;

/// <summary>
/// Times several actions in turn, A B C A B C …, so that a machine whose speed drifts slows all of them alike, and compares round by round. The median of
/// the rounds' ratios is what counts.
/// </summary>
internal static class Paired
{
    /// <summary>The seconds that one run of each action takes, in each round.</summary>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="roundSeconds">About how long each action runs in a round.</param>
    /// <param name="actions">What is timed.</param>
    public static double[][] Run(int rounds, double roundSeconds, params Action[] actions)
    {
        var counts = actions.Select(a => WarmUp(a, roundSeconds)).ToArray();
        var times = actions.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < actions.Length; i++)
            {
                GC.Collect();
                var watch = Stopwatch.StartNew();
                for (var n = 0; n < counts[i]; n++)
                {
                    actions[i]();
                }

                times[i][round] = watch.Elapsed.TotalSeconds / counts[i];
            }
        }

        return times;
    }

    /// <summary>The median of the rounds' ratios.</summary>
    public static double Ratio(double[] a, double[] b) => Median(a.Zip(b, (x, y) => x / y));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    // Until tiered compilation has done its work, then as often as fits a round.
    private static int WarmUp(Action action, double roundSeconds)
    {
        var watch = Stopwatch.StartNew();
        var runs = 0;
        while (watch.Elapsed.TotalSeconds < 2.5 || runs < 60)
        {
            action();
            runs++;
        }

        watch.Restart();
        action();
        action();
        action();
        return Math.Max(1, (int)(roundSeconds / (watch.Elapsed.TotalSeconds / 3)));
    }
}
