using System.Globalization;
using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Reads rates: <c>{ permits: 1, per: 1s, by: channel }</c>.</summary>
internal static class RateParser
{
    public static Rate? Read(Parse parse, YamlNode node)
    {
        if (parse.Map(node, "A rate") is not { } map)
        {
            return null;
        }

        var reader = new MapReader(parse, map, "a rate", "permits", "per", "burst", "by");
        var permits = Count(parse, reader, "permits");
        var burst = Count(parse, reader, "burst");
        var seconds = Seconds(reader.Text("per"));
        if (seconds is null)
        {
            parse.Report(Rules.BadRate, reader.SpanOf("per"), "A rate needs 'per': a whole number of seconds or minutes, such as 1s or 1m.");
        }

        if (permits is null && !reader.Has("permits"))
        {
            parse.Report(Rules.BadRate, map.Span, "A rate needs 'permits': how many calls in a period.");
        }

        return permits is { } count && seconds is { } period ? new Rate(count, period, burst, reader.Text("by")) : null;
    }

    private static int? Count(Parse parse, MapReader reader, string key)
    {
        var count = reader.Int(key);
        if (count is null or (>= 1 and <= 1_000_000))
        {
            return (int?)count;
        }

        parse.Report(Rules.BadRate, reader.SpanOf(key), $"'{key}' of a rate is from 1 to 1000000, not {count}.");
        return null;
    }

    private static int? Seconds(string? text)
    {
        if (text is null || text.Length < 2 || !int.TryParse(text.Substring(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var unit = text[text.Length - 1] switch { 's' => 1, 'm' => 60, _ => 0 };
        return unit == 0 || number is < 1 or > 3600 ? null : number * unit;
    }
}
