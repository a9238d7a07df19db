using System.Text.Json;
using SlackGen.Tests.Json;

namespace SlackGen.Tests.Http;

/// <summary>One argument of every kind, and of each that may be absent one that is.</summary>
internal static class EveryArgument
{
    public static void Write(SlackArgumentWriter writer)
    {
        writer.String("text"u8, "a b&c=é");
        writer.String("no_text"u8, null);
        writer.String("empty"u8, "");
        writer.Int("count"u8, -7);
        writer.Int("no_count"u8, null);
        writer.Number("ratio"u8, 1.5);
        writer.Number("no_ratio"u8, null);
        writer.Bool("yes"u8, true);
        writer.Bool("no"u8, false);
        writer.Bool("no_flag"u8, null);
        writer.Timestamp("ts"u8, "1512085950.000216");
        writer.Timestamp("no_ts"u8, null);
        writer.UnixTime("created"u8, 1562002086);
        writer.UnixTime("no_created"u8, null);
        writer.Date("day"u8, new DateOnly(2026, 11, 21));
        writer.Date("no_day"u8, null);
        writer.Enum<Color>("color"u8, new Color("red"));
        writer.Enum<Color>("no_color"u8, null);
        writer.Json("any"u8, JsonDocument.Parse("{\"a\": [1]}").RootElement);
        writer.Json("no_any"u8, null);
        writer.Csv<string, StringCodec>("words"u8, ["C1", "C2"]);
        writer.Csv<string, StringCodec>("no_words"u8, null);
        writer.Csv<long, IntCodec>("numbers"u8, [1, 2]);
        writer.List<string, StringCodec>("list"u8, ["a", "b\""]);
        writer.List<string, StringCodec>("no_list"u8, null);
        writer.Object("item"u8, new Item { Name = "n" });
        writer.Value<IReadOnlyDictionary<string, long>, MapCodec<long, IntCodec>>("map"u8, new Dictionary<string, long> { ["k"] = 1 });
        writer.Binary("no_file"u8, null);
    }
}
