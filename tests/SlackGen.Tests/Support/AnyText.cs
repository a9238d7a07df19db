using System.Text;

namespace SlackGen.Tests.Support;

/// <summary>Text of every sort, halves of surrogate pairs among it.</summary>
internal static class AnyText
{
    private const string Awkward = "\0\u0001\n\r\t\"\\/&=+%?#;, ~*-_.<>'{}[]\u007F\u0085\u00A0\u2028\uFEFF\uFFFD\uFFFF";

    public static string Make(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(random.Next(20) == 0 ? 2000 : 12); i > 0; i--)
        {
            text.Append(random.Next(6) switch
            {
                0 => Awkward[random.Next(Awkward.Length)].ToString(),
                1 => ((char)random.Next(0xD800, 0xE000)).ToString(),
                2 => char.ConvertFromUtf32(random.Next(0x10000, 0x110000)),
                3 => ((char)random.Next(0x80, 0xD800)).ToString(),
                _ => ((char)random.Next(' ', 127)).ToString(),
            });
        }

        return text.ToString();
    }

    public static string WithoutHalfPairs(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
