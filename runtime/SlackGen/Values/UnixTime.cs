using System.Text.Json.Serialization;

namespace SlackGen;

/// <summary>A time in whole seconds since 1970, as Slack sends and takes it.</summary>
/// <param name="Seconds">The seconds; 0 often stands for "never".</param>
[JsonConverter(typeof(UnixTimeConverter))]
public readonly record struct UnixTime(long Seconds) : IComparable<UnixTime>
{
    /// <summary>The time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number lies outside the years 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeSeconds(Seconds);

    /// <summary>The whole seconds of a time.</summary>
    public static UnixTime FromDateTimeOffset(DateTimeOffset time) => new(time.ToUnixTimeSeconds());

    /// <summary>Takes seconds.</summary>
    public static implicit operator UnixTime(long seconds) => new(seconds);

    /// <summary>The whole seconds of a time.</summary>
    public static implicit operator UnixTime(DateTimeOffset time) => FromDateTimeOffset(time);

    /// <summary>Whether one is earlier.</summary>
    public static bool operator <(UnixTime left, UnixTime right) => left.Seconds < right.Seconds;

    /// <summary>Whether one is later.</summary>
    public static bool operator >(UnixTime left, UnixTime right) => left.Seconds > right.Seconds;

    /// <summary>Whether one is earlier or the same.</summary>
    public static bool operator <=(UnixTime left, UnixTime right) => left.Seconds <= right.Seconds;

    /// <summary>Whether one is later or the same.</summary>
    public static bool operator >=(UnixTime left, UnixTime right) => left.Seconds >= right.Seconds;

    /// <inheritdoc/>
    public int CompareTo(UnixTime other) => Seconds.CompareTo(other.Seconds);

    /// <inheritdoc/>
    public override string ToString() => Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
