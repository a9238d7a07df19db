using System.Globalization;

namespace SlackGen.Benchmarks.Gate;

/// <summary>A figure over several processes: the median, and the smallest and largest.</summary>
/// <param name="Median">The median.</param>
/// <param name="Min">The smallest.</param>
/// <param name="Max">The largest.</param>
internal sealed record Summary(double Median, double Min, double Max)
{
    /// <summary>Summarizes one figure of some measurements.</summary>
    public static Summary Create(IEnumerable<double> values)
    {
        var all = values.ToList();
        return new Summary(MedianOf(all), all.Min(), all.Max());
    }

    /// <summary>Gets the median of some values.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Gets the spread, as in <c>1.34 - 1.52</c>.</summary>
    public string Spread => string.Create(CultureInfo.InvariantCulture, $"{Min:0.00} - {Max:0.00}");
}
