using System.Globalization;
using System.Text;

namespace SlackGen.Benchmarks.Gate;

/// <summary>Draws the decoding results as bars. Its colors suit a light and a dark page.</summary>
internal static class DecodingChart
{
    private const int Width = 720;
    private const int Left = 190;
    private const int Right = 60;
    private const int BarHeight = 16;
    private const int GroupGap = 18;
    private const int Top = 64;

    private static readonly (string Name, string Color, Func<DecodingRow, Summary> Figure)[] Bars =
    [
        ("SlackGen", "#2f81f7", r => r.SlackGen),
        ("System.Text.Json source generation", "#8b949e", r => r.SourceGenerated),
    ];

    /// <summary>Draws the rows that were measured with the default garbage collector.</summary>
    /// <param name="rows">The results.</param>
    public static string Draw(IReadOnlyList<DecodingRow> rows)
    {
        var shown = rows.Where(r => r.Collector == Collector.Default).ToList();
        var scale = (Width - Left - Right) / shown.Max(r => Bars.Max(b => b.Figure(r).Median));
        var height = Top + (shown.Count * ((Bars.Length * BarHeight) + GroupGap)) + 8;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width}} {{height}}" width="{{Width}}" height="{{height}}" role="img" aria-label="Time to decode a response, as a multiple of a bare scan of its tokens">
            <style>
              text { font: 13px system-ui, sans-serif; fill: #1f2328; }
              .title { font-weight: 600; }
              .scan { stroke: #1f2328; stroke-dasharray: 3 3; }
              @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .scan { stroke: #e6edf3; } }
            </style>
            <text class="title" x="8" y="20">Time to decode a response, times a bare scan (dashed); shorter is better</text>

            """);
        for (var (i, x) = (0, 8); i < Bars.Length; x += 120, i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""
                <rect x="{x}" y="34" width="12" height="12" fill="{Bars[i].Color}"/><text x="{x + 18}" y="45">{Bars[i].Name}</text>

                """);
        }

        var y = Top;
        foreach (var row in shown)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""
                <text x="8" y="{y + BarHeight + 4}">{row.Method}</text>

                """);
            foreach (var bar in Bars)
            {
                var figure = bar.Figure(row).Median;
                svg.Append(CultureInfo.InvariantCulture, $"""
                    <rect x="{Left}" y="{y}" width="{figure * scale:0.#}" height="{BarHeight - 2}" fill="{bar.Color}"/><text x="{Left + (figure * scale) + 6:0.#}" y="{y + BarHeight - 4}">{figure:0.00}</text>

                    """);
                y += BarHeight;
            }

            y += GroupGap;
        }

        svg.Append(CultureInfo.InvariantCulture, $"""
            <line class="scan" x1="{Left + scale:0.#}" x2="{Left + scale:0.#}" y1="{Top - 6}" y2="{y - GroupGap}"/>
            </svg>

            """);
        return svg.ToString();
    }
}
