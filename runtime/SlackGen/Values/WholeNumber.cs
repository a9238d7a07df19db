using System.Buffers.Text;

namespace SlackGen;

/// <summary>Parses whole numbers as JSON spells them.</summary>
internal static class WholeNumber
{
    /// <summary>Parses a whole number; <c>12.0</c> and <c>1e3</c> are whole numbers too.</summary>
    /// <param name="word">The number in UTF-8.</param>
    /// <param name="value">The number.</param>
    public static bool TryParse(ReadOnlySpan<byte> word, out long value)
    {
        if (Utf8Parser.TryParse(word, out value, out var used) && used == word.Length)
        {
            return true;
        }

        // Beyond 2^53 a double no longer holds every whole number.
        if (!word.IsEmpty && Utf8Parser.TryParse(word, out double number, out used) && used == word.Length
            && Math.Abs(number) <= 1L << 53 && Math.Floor(number) == number)
        {
            value = (long)number;
            return true;
        }

        value = 0;
        return false;
    }
}
