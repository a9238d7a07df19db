using System.Buffers.Text;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace SlackGen.Infrastructure;

/// <summary>The codec of text. It reads numbers and <c>true</c> as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringCodec : ISlackTextCodec<string>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out string value)
    {
        if (reader.Peek() == '"')
        {
            value = reader.ReadString();
            return true;
        }

        // Slack writes false for absent text; true is kept as text.
        if (reader.Peek() == 't')
        {
            reader.SkipValue();
            value = "true";
            return true;
        }

        var digits = reader.ReadWord();
        value = digits.IsEmpty ? null : Encoding.ASCII.GetString(digits);
        return value is not null;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, string value) => writer.StringValue(value);

    /// <inheritdoc/>
    public static string ToText(string value) => value;

    /// <inheritdoc/>
    public static bool TryParse(string text, out string value)
    {
        value = text;
        return true;
    }
}

/// <summary>The codec of integers. It reads numbers in strings too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IntCodec : ISlackTextCodec<long>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out long value) => WholeNumber.TryParse(reader.ReadWord(), out value);

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, long value) => writer.IntValue(value);

    /// <inheritdoc/>
    public static string ToText(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool TryParse(string text, out long value) => WholeNumber.TryParse(Encoding.UTF8.GetBytes(text), out value);
}

/// <summary>The codec of numbers. It reads numbers in strings too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NumberCodec : ISlackTextCodec<double>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out double value)
    {
        var word = reader.ReadWord();
        return Utf8Parser.TryParse(word, out value, out var used) && used == word.Length && double.IsFinite(value);
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, double value) => writer.NumberValue(value);

    /// <inheritdoc/>
    public static string ToText(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}

/// <summary>The codec of Booleans. It reads 0 and 1, and strings of these values, too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BoolCodec : ISlackTextCodec<bool>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out bool value)
    {
        var read = reader.ReadBool();
        value = read.GetValueOrDefault();
        return read is not null;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, bool value) => writer.BoolValue(value);

    /// <inheritdoc/>
    public static string ToText(bool value) => value ? "true" : "false";

    /// <inheritdoc/>
    public static bool TryParse(string text, out bool value) => bool.TryParse(text, out value);
}

/// <summary>The codec of message timestamps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimestampCodec : ISlackTextCodec<SlackTimestamp>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out SlackTimestamp value) =>
        SlackTimestamp.TryParse(reader.ReadWord(), out value);

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, SlackTimestamp value) => writer.StringValue(value.Value);

    /// <inheritdoc/>
    public static string ToText(SlackTimestamp value) => value.Value;

    /// <inheritdoc/>
    public static bool TryParse(string text, out SlackTimestamp value) => SlackTimestamp.TryParse(text, out value);
}

/// <summary>The codec of times in whole seconds since 1970.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UnixTimeCodec : ISlackTextCodec<UnixTime>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out UnixTime value)
    {
        var read = IntCodec.TryRead(ref reader, out var seconds);
        value = new UnixTime(seconds);
        return read;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, UnixTime value) => writer.IntValue(value.Seconds);

    /// <inheritdoc/>
    public static string ToText(UnixTime value) => IntCodec.ToText(value.Seconds);

    /// <inheritdoc/>
    public static bool TryParse(string text, out UnixTime value)
    {
        var read = IntCodec.TryParse(text, out var seconds);
        value = new UnixTime(seconds);
        return read;
    }
}

/// <summary>The codec of dates in the form <c>yyyy-MM-dd</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateCodec : ISlackTextCodec<DateOnly>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out DateOnly value) =>
        TryParse(Encoding.Latin1.GetString(reader.ReadWord()), out value);

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, DateOnly value) => writer.StringValue(ToText(value));

    /// <inheritdoc/>
    public static string ToText(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}

/// <summary>The codec of a generated string enum.</summary>
/// <typeparam name="T">The generated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumCodec<T> : ISlackTextCodec<T>
    where T : struct, ISlackEnum<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, out T value)
    {
        var read = StringCodec.TryRead(ref reader, out var text);
        value = read ? T.Create(text!) : default;
        return read;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, T value) => writer.StringValue(value.Value);

    /// <inheritdoc/>
    public static string ToText(T value) => value.Value;

    /// <inheritdoc/>
    public static bool TryParse(string text, out T value)
    {
        value = T.Create(text);
        return true;
    }
}
