using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace SlackGen;

/// <summary>
/// Represents Slack's time of a message, such as <c>1512085950.000216</c>: the seconds since 1970 (UTC) with six decimal digits that make it unique within a
/// channel. It identifies a message, so its text is preserved exactly.
/// </summary>
[JsonConverter(typeof(SlackTimestampConverter))]
public readonly struct SlackTimestamp : IEquatable<SlackTimestamp>, IComparable<SlackTimestamp>
{
    // The usual format (ten digits, a dot and six digits) is stored as a number, without a string for each message. Any other format is stored as text.
    private readonly long micros;
    private readonly string? text;

    /// <summary>Initializes a timestamp from Slack's text.</summary>
    /// <param name="value">The text: digits, with a dot between the seconds and the rest.</param>
    /// <exception cref="FormatException">The text is empty, longer than 30 characters, or not digits with at most one dot after the first digit.</exception>
    public SlackTimestamp(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!TryParse(value, out this))
        {
            throw new FormatException($"'{value}' is not a Slack timestamp such as 1512085950.000216.");
        }
    }

    private SlackTimestamp(long micros, string? text) => (this.micros, this.text) = (micros, text);

    /// <summary>Gets the timestamp as Slack's text.</summary>
    public string Value => text ?? Format(micros);

    /// <summary>Converts the timestamp to a time, with a precision of 1 µs.</summary>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.UnixEpoch.AddTicks(Micros * TimeSpan.TicksPerMicrosecond);

    /// <summary>Creates the timestamp of a time, for arguments such as <c>oldest</c> and <c>latest</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is before 1970.</exception>
    public static SlackTimestamp FromDateTimeOffset(DateTimeOffset time)
    {
        var ticks = (time - DateTimeOffset.UnixEpoch).Ticks;
        ArgumentOutOfRangeException.ThrowIfNegative(ticks, nameof(time));
        var micros = ticks / TimeSpan.TicksPerMicrosecond;

        // From the year 2286 on, the seconds have eleven digits.
        return micros < 10_000_000_000_000_000 ? new(micros, null) : new(0, Format(micros));
    }

    /// <summary>Parses a timestamp. Returns false if the text is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, out SlackTimestamp timestamp)
    {
        timestamp = default;
        if (string.IsNullOrEmpty(value) || value.Length > 30)
        {
            return false;
        }

        var dots = 0;
        foreach (var c in value)
        {
            if (c == '.')
            {
                dots++;
            }
            else if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        if (dots > 1 || value[0] == '.')
        {
            return false;
        }

        timestamp = value.Length == 17 && value[10] == '.'
            ? new(Digits(value, 0, 10) * 1_000_000 + Digits(value, 11, 6), null)
            : new(0, value);
        return true;
    }

    /// <inheritdoc cref="TryParse(string?, out SlackTimestamp)"/>
    internal static bool TryParse(ReadOnlySpan<byte> utf8, out SlackTimestamp timestamp)
    {
        if (utf8.Length != 17 || utf8[10] != '.')
        {
            return TryParse(System.Text.Encoding.Latin1.GetString(utf8), out timestamp);
        }

        long number = 0;
        for (var i = 0; i < 17; i++)
        {
            var digit = (uint)(utf8[i] - '0');
            if (i == 10)
            {
                continue;
            }

            if (digit > 9)
            {
                timestamp = default;
                return false;
            }

            number = (number * 10) + digit;
        }

        timestamp = new(number, null);
        return true;
    }

    /// <summary>Converts Slack's text to a timestamp.</summary>
    public static implicit operator SlackTimestamp(string value) => new(value);

    /// <summary>Converts a time to a timestamp.</summary>
    public static implicit operator SlackTimestamp(DateTimeOffset time) => FromDateTimeOffset(time);

    /// <summary>Returns whether both timestamps have the same text.</summary>
    public static bool operator ==(SlackTimestamp left, SlackTimestamp right) => left.Equals(right);

    /// <summary>Returns whether the timestamps have different texts.</summary>
    public static bool operator !=(SlackTimestamp left, SlackTimestamp right) => !left.Equals(right);

    /// <summary>Returns whether <paramref name="left"/> is earlier than <paramref name="right"/>.</summary>
    public static bool operator <(SlackTimestamp left, SlackTimestamp right) => left.CompareTo(right) < 0;

    /// <summary>Returns whether <paramref name="left"/> is later than <paramref name="right"/>.</summary>
    public static bool operator >(SlackTimestamp left, SlackTimestamp right) => left.CompareTo(right) > 0;

    /// <summary>Returns whether <paramref name="left"/> is earlier than or equal to <paramref name="right"/>.</summary>
    public static bool operator <=(SlackTimestamp left, SlackTimestamp right) => left.CompareTo(right) <= 0;

    /// <summary>Returns whether <paramref name="left"/> is later than or equal to <paramref name="right"/>.</summary>
    public static bool operator >=(SlackTimestamp left, SlackTimestamp right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public bool Equals(SlackTimestamp other) => micros == other.micros && text == other.text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SlackTimestamp other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(micros, text);

    /// <summary>Compares the times. Different texts of the same time are compared as text, so that only equal timestamps compare as 0.</summary>
    public int CompareTo(SlackTimestamp other)
    {
        var order = Micros.CompareTo(other.Micros);
        return order != 0 ? order : string.CompareOrdinal(text, other.text);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private long Micros
    {
        get
        {
            if (text is null)
            {
                return micros;
            }

            var dot = text.IndexOf('.', StringComparison.Ordinal);
            var seconds = dot < 0 ? text : text[..dot];
            var fraction = (dot < 0 ? "" : text[(dot + 1)..]).PadRight(6, '0')[..6];
            const long EndOfYear9999 = 253_402_300_799;
            var whole = long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? Math.Min(parsed, EndOfYear9999) : EndOfYear9999;
            return (whole * 1_000_000) + long.Parse(fraction, CultureInfo.InvariantCulture);
        }
    }

    private static string Format(long micros) => string.Create(CultureInfo.InvariantCulture, $"{micros / 1_000_000:D10}.{micros % 1_000_000:D6}");

    private static long Digits(string value, int start, int count) =>
        long.Parse(value.AsSpan(start, count), NumberStyles.None, CultureInfo.InvariantCulture);
}
