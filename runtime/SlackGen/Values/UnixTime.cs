using System.Text.Json.Serialization;

namespace SlackGen;

/// <summary>Represents a time in whole seconds since 1970 (UTC), as Slack sends and accepts it.</summary>
/// <param name="Seconds">The seconds; 0 often means "never".</param>
[JsonConverter(typeof(UnixTimeConverter))]
public readonly record struct UnixTime(long Seconds) : IComparable<UnixTime>
{
    /// <summary>Converts the value to a <see cref="DateTimeOffset"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the years 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeSeconds(Seconds);

    /// <summary>Creates a value from the whole seconds of a time.</summary>
    public static UnixTime FromDateTimeOffset(DateTimeOffset time) => new(time.ToUnixTimeSeconds());

    /// <summary>Converts seconds since 1970 to a <see cref="UnixTime"/>.</summary>
    public static implicit operator UnixTime(long seconds) => new(seconds);

    /// <summary>Converts the whole seconds of a time to a <see cref="UnixTime"/>.</summary>
    public static implicit operator UnixTime(DateTimeOffset time) => FromDateTimeOffset(time);

    /// <summary>Returns whether <paramref name="left"/> is earlier than <paramref name="right"/>.</summary>
    public static bool operator <(UnixTime left, UnixTime right) => left.Seconds < right.Seconds;

    /// <summary>Returns whether <paramref name="left"/> is later than <paramref name="right"/>.</summary>
    public static bool operator >(UnixTime left, UnixTime right) => left.Seconds > right.Seconds;

    /// <summary>Returns whether <paramref name="left"/> is earlier than or equal to <paramref name="right"/>.</summary>
    public static bool operator <=(UnixTime left, UnixTime right) => left.Seconds <= right.Seconds;

    /// <summary>Returns whether <paramref name="left"/> is later than or equal to <paramref name="right"/>.</summary>
    public static bool operator >=(UnixTime left, UnixTime right) => left.Seconds >= right.Seconds;

    /// <inheritdoc/>
    public int CompareTo(UnixTime other) => Seconds.CompareTo(other.Seconds);

    /// <inheritdoc/>
    public override string ToString() => Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
