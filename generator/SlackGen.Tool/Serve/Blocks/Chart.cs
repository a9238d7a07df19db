using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Shows charts as graphics, with their figures in a table for those who do not see them.</summary>
internal static class Chart
{
    private const double Width = 400;
    private const double Height = 200;

    private static readonly string[] Colors =
        ["#1264a3", "#2eb67d", "#ecb22e", "#e01e5a", "#9b59b6", "#16a085", "#d35400", "#7f8c8d", "#2c3e50", "#c0392b", "#27ae60", "#8e44ad"];

    public static Html Show(JsonObject block)
    {
        var chart = block.Object("chart");
        var (graphic, series) = chart.Text("type") switch
        {
            "pie" => (Pie(Points(chart, "segments")), [("", Points(chart, "segments"))]),
            "bar" => (Bars(SeriesOf(chart)), SeriesOf(chart)),
            "line" => (Lines(SeriesOf(chart), isFilled: false), SeriesOf(chart)),
            "area" => (Lines(SeriesOf(chart), isFilled: true), SeriesOf(chart)),
            var unknown => (Unsupported.Show("chart", unknown), new List<(string, List<(string, double)>)>()),
        };
        var legend = chart.Text("type") == "pie" ? series.SelectMany(s => s.Item2).Select(p => p.Item1) : series.Select(s => s.Item1);
        return Html.Format($"""
            <figure class="chart"><figcaption>{block.Text("title")}</figcaption>{graphic}
            <ul class="legend" aria-hidden="true">{legend.Select((l, i) => Html.Format($"<li>{Swatch.Show(ColorOf(i))} {l}</li>"))}</ul>{Figures(series, chart.Object("axis_config"))}</figure>
            """);
    }

    private static Html Figures(List<(string Name, List<(string Label, double Value)> Points)> series, JsonObject? axes) => Html.Format($"""
        <table class="unseen"><caption>{axes.Text("x_label")} {axes.Text("y_label")}</caption>{series.SelectMany(s => s.Points.Select(p => Html.Format($"<tr><th scope=\"row\">{s.Name} {p.Label}</th><td>{p.Value}</td></tr>")))}</table>
        """);

    private static Html Bars(List<(string Name, List<(string Label, double Value)> Points)> series)
    {
        var (low, high) = Range(series);
        var categories = series.Select(s => s.Points.Count).DefaultIfEmpty(0).Max();
        var width = Width / Math.Max(1, categories * (series.Count + 1));
        return Svg(Html.Join(series.SelectMany((s, n) => s.Points.Select((p, i) =>
        {
            var (top, bottom) = (Math.Max(p.Value, 0), Math.Min(p.Value, 0));
            return Html.Format($"""<rect x="{Text((((i * (series.Count + 1)) + n + 0.5) * width))}" y="{Text(Y(top, low, high))}" width="{Text(width)}" height="{Text(Math.Max(1, Y(bottom, low, high) - Y(top, low, high)))}" fill="{ColorOf(n)}"/>""");
        }))));
    }

    private static Html Lines(List<(string Name, List<(string Label, double Value)> Points)> series, bool isFilled)
    {
        var (low, high) = Range(series);
        return Svg(Html.Join(series.Select((s, n) =>
        {
            var points = s.Points.Select((p, i) => (X: s.Points.Count < 2 ? Width / 2 : Width * i / (s.Points.Count - 1), Y: Y(p.Value, low, high))).ToList();
            var path = string.Join(' ', points.Select(p => $"{Text(p.X)},{Text(p.Y)}"));
            return isFilled && points.Count > 0
                ? Html.Format($"""<polygon points="{Text(points[0].X)},{Text(Y(0, low, high))} {path} {Text(points[^1].X)},{Text(Y(0, low, high))}" fill="{ColorOf(n)}" fill-opacity="0.5" stroke="{ColorOf(n)}"/>""")
                : Html.Format($"""<polyline points="{path}" fill="none" stroke="{ColorOf(n)}" stroke-width="3"/>""");
        })));
    }

    private static Html Pie(List<(string Label, double Value)> segments)
    {
        var total = segments.Sum(s => Math.Max(0, s.Value));
        var (radius, at) = (Height / 2, 0.0);
        return Svg(Html.Join(segments.Select((s, n) =>
        {
            // A full circle has no arc that begins where it ends.
            var share = total > 0 ? Math.Min(Math.Max(0, s.Value) / total, 0.9999) : 0;
            var (begin, end) = (at, at + share);
            at = end;
            var (x1, y1, x2, y2) = (Math.Sin(begin * Math.Tau), -Math.Cos(begin * Math.Tau), Math.Sin(end * Math.Tau), -Math.Cos(end * Math.Tau));
            return Html.Format($"""
                <path d="M {Text(Width / 2)} {Text(radius)} L {Text((Width / 2) + (radius * x1))} {Text(radius + (radius * y1))} A {Text(radius)} {Text(radius)} 0 {(share > 0.5 ? 1 : 0)} 1 {Text((Width / 2) + (radius * x2))} {Text(radius + (radius * y2))} Z" fill="{ColorOf(n)}"/>
                """);
        })));
    }

    private static Html Svg(Html content) => Html.Format($"""<svg viewBox="0 0 {Width} {Height}" aria-hidden="true">{content}</svg>""");

    private static List<(string Name, List<(string Label, double Value)> Points)> SeriesOf(JsonObject? chart) =>
        [.. chart.Objects("series").Select(s => (s.Text("name") ?? "", Points(s, "data")))];

    private static List<(string Label, double Value)> Points(JsonObject? holder, string field) =>
        [.. holder.Objects(field).Select(p => (p.Text("label") ?? "", p.Number("value") ?? 0))];

    private static (double Low, double High) Range(List<(string Name, List<(string Label, double Value)> Points)> series)
    {
        var values = series.SelectMany(s => s.Points).Select(p => p.Value).Append(0).ToList();
        return (values.Min(), Math.Max(values.Max(), values.Min() + 1e-9));
    }

    private static double Y(double value, double low, double high) => Height * (high - value) / (high - low);

    private static string ColorOf(int index) => Colors[index % Colors.Length];

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
