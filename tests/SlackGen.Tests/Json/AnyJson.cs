using System.Globalization;
using System.Text;

namespace SlackGen.Tests.Json;

/// <summary>Writes JSON of every sort: all forms of numbers and escapes, halves of surrogate pairs, white space, duplicate names, depth.</summary>
internal sealed class AnyJson(Random random)
{
    private const string Escapes = "\"\\/bfnrt";

    private static readonly string[] Spaces = [" ", "\n", "\r\n", "\t", "    "];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "7", "42", "1512085950", "1512085950.000216", "0.5", "-0.5", "12.0", "1e3", "1E3", "1e+3", "1e-3", "1.5e2", "-1.5E-2", "0e0",
        "0.0", "9007199254740991", "9007199254740992", "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "-9223372036854775809", "1e308", "1e309", "-1e999", "1e-400", "5e-324", "0.1", "123456789012345678901234567890", "3.141592653589793238462643383279",
        "1.7976931348623157e308", "2.2250738585072011e-308",
    ];

    private readonly StringBuilder json = new();

    /// <summary>Gets whether strings may hold half a surrogate pair, which System.Text.Json and we accept in a string that is skipped.</summary>
    public bool AllowHalfPairs { get; init; } = true;

    public static byte[] Document(Random random) => Encoding.UTF8.GetBytes(new AnyJson(random).Make());

    public string Make()
    {
        Space();
        if (random.Next(20) == 0)
        {
            Deep(random.Next(55, 70));
        }
        else
        {
            Value(random.Next(1, 7));
        }

        Space();
        return json.ToString();
    }

    /// <summary>A value by itself, without space around it.</summary>
    public string MakeValue(int depth)
    {
        Value(depth);
        return json.ToString();
    }

    public string MakeString()
    {
        String();
        return json.ToString();
    }

    public string MakeNumber()
    {
        Number();
        return json.ToString();
    }

    private void Value(int depth)
    {
        switch (random.Next(depth > 0 ? 12 : 7))
        {
            case 0 or 1:
                Number();
                break;
            case 2 or 3:
                String();
                break;
            case 4:
                json.Append("true");
                break;
            case 5:
                json.Append("false");
                break;
            case 6:
                json.Append("null");
                break;
            case 7 or 8:
                List('[', ']', () => Value(depth - 1));
                break;
            default:
                List('{', '}', () => Field(depth - 1));
                break;
        }
    }

    private void List(char open, char close, Action item)
    {
        json.Append(open);
        Space();
        for (var i = random.Next(6); i > 0; i--)
        {
            item();
            Space();
            if (i > 1)
            {
                json.Append(',');
                Space();
            }
        }

        json.Append(close);
    }

    private void Field(int depth)
    {
        switch (random.Next(3))
        {
            case 0:
                json.Append("\"a\"");
                break;
            case 1:
                json.Append("\"\\u0061\"");
                break;
            default:
                String();
                break;
        }

        Space();
        json.Append(':');
        Space();
        Value(depth);
    }

    private void Deep(int levels)
    {
        var close = new Stack<char>();
        for (var i = 0; i < levels; i++)
        {
            var isList = random.Next(2) == 0;
            json.Append(isList ? "[" : "{\"a\":");
            close.Push(isList ? ']' : '}');
        }

        Value(0);
        json.Append([.. close]);
    }

    private void Number()
    {
        if (random.Next(2) == 0)
        {
            json.Append(Numbers[random.Next(Numbers.Length)]);
            return;
        }

        json.Append(random.Next(3) == 0 ? "-" : "").Append(random.NextInt64(1L << random.Next(63)));
        if (random.Next(3) == 0)
        {
            json.Append('.').Append(random.NextInt64(1L << random.Next(60)).ToString("D" + random.Next(1, 20), CultureInfo.InvariantCulture));
        }

        if (random.Next(4) == 0)
        {
            json.Append("eE"[random.Next(2)]).Append(new[] { "", "+", "-" }[random.Next(3)]).Append(random.Next(30));
        }
    }

    private void String()
    {
        json.Append('"');
        for (var i = random.Next(random.Next(40) == 0 ? 400 : 6); i > 0; i--)
        {
            Piece();
        }

        json.Append('"');
    }

    private void Piece()
    {
        switch (random.Next(12))
        {
            case 0:
                json.Append('\\').Append(Escapes[random.Next(Escapes.Length)]);
                break;
            case 1:
                Unicode(random.Next(0xD800));
                break;
            case 2:
                Pair(random.Next(0x10000, 0x110000));
                break;
            case 3 when AllowHalfPairs && random.Next(8) == 0:
                Unicode(random.Next(0xD800, 0xE000));
                break;
            case 4:
                json.Append(char.ConvertFromUtf32(random.Next(0x80, 0x800)));
                break;
            case 5:
                json.Append(char.ConvertFromUtf32(random.Next(0xE000, 0x110000)));
                break;
            case 6:
                json.Append("\u007F\u2028\uFEFF\uFFFD😀"[random.Next(4)]);
                break;
            default:
                json.Append("some text, and {[:]} in it 0123456789.".AsSpan(random.Next(30), random.Next(8)));
                break;
        }
    }

    private void Pair(int codePoint)
    {
        foreach (var half in char.ConvertFromUtf32(codePoint))
        {
            Unicode(half);
        }
    }

    private void Unicode(int unit) => json.Append("\\u").Append(unit.ToString(random.Next(2) == 0 ? "x4" : "X4", CultureInfo.InvariantCulture));

    private void Space()
    {
        if (random.Next(8) == 0)
        {
            json.Append(Spaces[random.Next(Spaces.Length)]);
        }
    }
}
