using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SlackGen.Tests.Json;

/// <summary>
/// Strings as they should be read where System.Text.Json refuses them: half a surrogate pair and bytes that are not UTF-8 become U+FFFD. Worked out another way
/// than by the reader: as UTF-16, of which .NET's own encoder replaces the halves.
/// </summary>
internal static partial class LenientText
{
    public static string Of(JsonElement text) => Of(JsonMarshal.GetRawUtf8Value(text)[1..^1]);

    public static string Of(JsonProperty property) => Of(JsonMarshal.GetRawUtf8PropertyName(property));

    private static string Of(ReadOnlySpan<byte> raw)
    {
        var unescaped = Escape().Replace(Encoding.UTF8.GetString(raw), escape => escape.Value[1] switch
        {
            'u' => ((char)int.Parse(escape.Value.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
            'b' => "\b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            var same => same.ToString(),
        });
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(unescaped));
    }

    [GeneratedRegex(@"\\(u[0-9A-Fa-f]{4}|.)")]
    private static partial Regex Escape();
}
