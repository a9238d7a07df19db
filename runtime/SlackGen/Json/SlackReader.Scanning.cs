using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SlackGen.Infrastructure;

// Finds the ends of values.
public ref partial struct SlackReader
{
    /// <summary>Returns the raw bytes of a string whose opening quote has been read. Moves past the closing quote.</summary>
    private ReadOnlySpan<byte> ScanString(out bool escaped)
    {
        var start = position;
        escaped = false;
        while (true)
        {
            var run = PlainRun(json[position..]);
            if (run < 0)
            {
                position = json.Length;
                throw InvalidJson("a string does not end");
            }

            position += run;
            switch (json[position])
            {
                case (byte)'"':
                    return json[start..position++];
                case (byte)'\\':
                    escaped = true;
                    SkipEscape();
                    break;
                default:
                    throw InvalidJson("a control character stands in a string");
            }
        }
    }

    /// <summary>Returns the number of leading plain bytes; negative if all bytes are plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PlainRun(ReadOnlySpan<byte> rest)
    {
        // Most names and strings end within one vector.
        if (Vector128.IsHardwareAccelerated && rest.Length >= Vector128<byte>.Count)
        {
            var found = Specials(Vector128.Create(rest));
            if (found != 0)
            {
                return BitOperations.TrailingZeroCount(found);
            }
        }

        return rest.IndexOfAny(StringSpecials);
    }

    /// <summary>Returns a bit for each byte that is not plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Specials(Vector128<byte> bytes) =>
        (Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
            | Vector128.LessThan(bytes, Vector128.Create((byte)' '))).ExtractMostSignificantBits();

    private void SkipEscape()
    {
        var rest = json[(position + 1)..];
        switch (rest.IsEmpty ? (byte)0 : rest[0])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                position += 2;
                return;
            case (byte)'u' when rest.Length >= 5 && HexValue(rest[1..5]) >= 0:
                position += 6;
                return;
            default:
                throw InvalidJson("an escape in a string is not valid JSON");
        }
    }

    /// <summary>Skips the next value of any kind. Verifies that it is JSON. The depth limit bounds the recursion.</summary>
    internal void SkipValue()
    {
        switch (Peek())
        {
            case (byte)'{':
                EnterObject();
                while (TryReadName(out _))
                {
                    Expect((byte)':');
                    SkipValue();
                }

                break;
            case (byte)'[':
                EnterArray();
                while (NextElement())
                {
                    SkipValue();
                }

                break;
            case (byte)'"':
                position++;
                ScanString(out _);
                break;
            case (byte)'t':
                Literal("true"u8);
                break;
            case (byte)'f':
                Literal("false"u8);
                break;
            case (byte)'n':
                Literal("null"u8);
                break;
            default:
                ScanNumber();
                break;
        }
    }

    // Inlined, so that a constant word is compared as one number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Literal(ReadOnlySpan<byte> word)
    {
        if (!json[position..].StartsWith(word))
        {
            throw InvalidJson("a value was expected");
        }

        position += word.Length;
    }

    /// <summary>Reads a number by the grammar of JSON and returns its bytes.</summary>
    private ReadOnlySpan<byte> ScanNumber()
    {
        var start = position;
        var at = position;
        if (At(at) == '-')
        {
            at++;
        }

        var digits = Digits(ref at);
        if (digits == 0 || (digits > 1 && json[at - digits] == '0'))
        {
            throw InvalidJson(digits == 0 ? "a value was expected" : "a number begins with 0");
        }

        if (At(at) == '.')
        {
            at++;
            if (Digits(ref at) == 0)
            {
                throw InvalidJson("a digit was expected after '.'");
            }
        }

        if (At(at) is (byte)'e' or (byte)'E')
        {
            at++;
            if (At(at) is (byte)'+' or (byte)'-')
            {
                at++;
            }

            if (Digits(ref at) == 0)
            {
                throw InvalidJson("a digit was expected in an exponent");
            }
        }

        position = at;
        return json[start..at];
    }

    private readonly int Digits(ref int at)
    {
        var start = at;
        while (At(at) is >= (byte)'0' and <= (byte)'9')
        {
            at++;
        }

        return at - start;
    }

    private readonly byte At(int index) => (uint)index < (uint)json.Length ? json[index] : (byte)0;
}
