using System.Globalization;

namespace SlackGen.Benchmarks.Gate;

/// <summary>Prints one line per promise and remembers whether all were kept.</summary>
internal sealed class Verdicts
{
    private const int Width = 70;

    public bool AllKept { get; private set; } = true;

    /// <summary>A figure that must not be above a bound.</summary>
    public void AtMost(string promise, double figure, double bound, string note = "") => Print(promise, figure, bound, figure <= bound, "<=", note);

    /// <summary>A figure that must not be below a bound.</summary>
    public void AtLeast(string promise, double figure, double bound, string note = "") => Print(promise, figure, bound, figure >= bound, ">=", note);

    /// <summary>A figure that has no bound.</summary>
    public static void Show(string name, double figure, string note) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       {name,-Width} {figure,9:0.000}            {note}"));

    private void Print(string promise, double figure, double bound, bool kept, string relation, string note)
    {
        AllKept &= kept;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(kept ? "kept  " : "MISSED")} {promise,-Width} {figure,9:0.000} {relation} {bound,-7:0.###} {note}"));
    }
}
