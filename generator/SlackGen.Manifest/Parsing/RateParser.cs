using System.Globalization;
using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Parses rates: <c>{ permits: 1, per: 1s, by: channel }</c>.</summary>
internal static class RateParser
{
    /// <summary>Reads a rate; null, with a diagnostic, where it is incomplete.</summary>
    /// <param name="context">The receiver of diagnostics.</param>
    /// <param name="node">The rate.</param>
    /// <param name="arguments">The arguments that it may count by; null for the rate of a tier.</param>
    public static Rate? Read(ParseContext context, YamlNode node, EquatableArray<Member>? arguments)
    {
        if (context.Map(node, "A rate") is not { } map)
        {
            return null;
        }

        string[] keys = arguments is null ? ["permits", "per", "burst"] : ["permits", "per", "burst", "by"];
        var reader = new MapReader(context, map, "a rate", keys);
        var permits = Count(context, reader, "permits");
        var burst = Count(context, reader, "burst");
        var per = reader.Text("per");
        var seconds = Seconds(per);
        if (seconds is null && (per is not null || !reader.Has("per")))
        {
            var given = per is null ? "" : $", not '{per}'";
            context.Report(Rules.BadRate, reader.SpanOf("per"), $"A rate needs 'per': a whole number of seconds or minutes, such as 1s or 1m{given}.");
        }

        if (permits is null && !reader.Has("permits"))
        {
            context.Report(Rules.BadRate, map.Span, "A rate needs 'permits': how many calls in a period.");
        }

        var by = reader.Text("by");
        if (by is not null)
        {
            CheckArgument(context, reader, by, arguments!.Value);
        }

        return permits is { } count && seconds is { } period ? new Rate(count, period, burst, by) : null;
    }

    private static void CheckArgument(ParseContext context, MapReader reader, string by, EquatableArray<Member> arguments)
    {
        var argument = arguments.FirstOrDefault(a => a.Name == by);
        if (argument is null)
        {
            context.Report(
                Rules.UnknownName,
                reader.SpanOf("by"),
                $"The rate counts by '{by}', which is not an argument of this method.",
                by,
                arguments.Select(a => a.Name));
        }
        else if (!argument.Type.IsWord && argument.Type.Kind != TypeRefKind.Named)
        {
            context.Report(Rules.BadRate, reader.SpanOf("by"), $"A rate counts by a single value, and '{by}' is {argument.Type}.");
        }
    }

    private static int? Count(ParseContext context, MapReader reader, string key)
    {
        var count = reader.Int(key);
        if (count is null or (>= 1 and <= 1_000_000))
        {
            return (int?)count;
        }

        context.Report(Rules.BadRate, reader.SpanOf(key), $"'{key}' of a rate is from 1 to 1000000, not {count}.");
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
