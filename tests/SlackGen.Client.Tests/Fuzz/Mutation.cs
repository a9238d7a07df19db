using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace SlackGen.Client.Tests.Fuzz;

/// <summary>Damages JSON: bytes lost, doubled, changed, cut off, and values put where others stood.</summary>
internal static class Mutation
{
    private static readonly byte[][] Values =
    [
        .. new[]
        {
            "null", "true", "false", "0", "-1", "1e3", "12.0", "1e400", "01", "\"\"", "\"12\"", "\"\\u00e9\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "[]", "{}", "[null]",
            "{\"type\":\"x\"}", "9223372036854775808", "\\", "\"", ",", "}", "]", "\u0001",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff],
        [0xc3],
    ];

    /// <summary>One to three mutations of some JSON.</summary>
    public static Gen<byte[]> Of(byte[] json)
    {
        var edit =
            from kind in Gen.Choose(0, 4)
            from at in Gen.Choose(0, json.Length - 1)
            from value in Gen.Elements(Values)
            from length in Gen.Choose(1, 12)
            select (Kind: kind, At: at, Value: value, Length: length);
        return
            from count in Gen.Choose(1, 3)
            from edits in edit.ArrayOf(count)
            select edits.Aggregate(json, (bytes, e) => Apply(bytes, e.Kind, e.At, e.Value, e.Length));
    }

    private static byte[] Apply(byte[] json, int kind, int at, byte[] value, int length)
    {
        at = Math.Min(at, Math.Max(0, json.Length - 1));
        var end = Math.Min(json.Length, at + length);
        return kind switch
        {
            0 => [.. json[..at], .. json[end..]],
            1 => [.. json[..end], .. json[at..]],
            2 => json[..at],
            3 => ReplaceValue(json, at, value),
            _ => [.. json[..at], .. value, .. json[at..]],
        };
    }

    // The value after the next colon, up to what ends it: the likeliest way to well-formed JSON of the wrong kind.
    private static byte[] ReplaceValue(byte[] json, int at, byte[] value)
    {
        var colon = Array.IndexOf(json, (byte)':', at);
        if (colon < 0)
        {
            return json;
        }

        var end = json.AsSpan(colon + 1).IndexOfAny((byte)',', (byte)'}', (byte)']');
        return end < 0 ? json : [.. json[..(colon + 1)], .. value, .. json[(colon + 1 + end)..]];
    }
}
