using System.Globalization;
using System.Text;

namespace SlackGen.Benchmarks.Gate;

/// <summary>Writes the decoding results into the README, between two comments, and as a chart.</summary>
internal static class GateReport
{
    private const string Start = "<!-- decoding: written by --publish -->";
    private const string End = "<!-- decoding ends -->";

    /// <summary>Writes the table and the chart.</summary>
    /// <param name="root">The folder of the repository.</param>
    /// <param name="rows">The results.</param>
    public static void Write(string root, IReadOnlyList<DecodingRow> rows)
    {
        var readme = Path.Combine(root, "README.md");
        var text = File.ReadAllText(readme);
        var start = text.IndexOf(Start, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            throw new InvalidOperationException($"README.md has no place between '{Start}' and '{End}'.");
        }

        File.WriteAllText(readme, $"{text[..(start + Start.Length)]}\n{Table(rows)}{text[end..]}");
        Directory.CreateDirectory(Path.Combine(root, "docs"));
        File.WriteAllText(Path.Combine(root, "docs", "decoding.svg"), DecodingChart.Draw(rows));
    }

    private static string Table(IReadOnlyList<DecodingRow> rows)
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{GateRun.DescribeMachine()}; median of {GateProcess.Processes} processes (smallest - largest), times a bare scan:\n\n");
        table.Append("| response | | SlackGen | System.Text.Json source generation |\n");
        table.Append("| --- | --- | --- | --- |\n");
        foreach (var row in rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {row.Method} | {CollectorSettings.Name(row.Collector)} | {Cell(row.SlackGen)} | {Cell(row.SourceGenerated)} |\n");
        }

        return table.ToString();
    }

    private static string Cell(Summary figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.Median:0.00} ({figure.Spread})");
}
