using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>
/// Writes the arguments of a request in the form that the method takes. Arguments that are null are left out. Where the form has no structure
/// (form, multipart), lists, maps and objects travel as JSON text.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SlackArgumentWriter
{
    private protected SlackArgumentWriter()
    {
    }

    /// <summary>Writes text.</summary>
    public abstract void String(ReadOnlySpan<byte> name, string? value);

    /// <summary>Writes a whole number.</summary>
    public abstract void Int(ReadOnlySpan<byte> name, long? value);

    /// <summary>Writes a number.</summary>
    public abstract void Number(ReadOnlySpan<byte> name, double? value);

    /// <summary>Writes true or false.</summary>
    public abstract void Bool(ReadOnlySpan<byte> name, bool? value);

    /// <summary>Writes what only its codec can.</summary>
    public abstract void Value<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : class
        where TCodec : ISlackCodec<T>;

    /// <summary>Writes any JSON value.</summary>
    public abstract void Json(ReadOnlySpan<byte> name, JsonElement? value);

    /// <summary>Writes bytes to upload.</summary>
    public abstract void Binary(ReadOnlySpan<byte> name, SlackUpload? value);

    /// <summary>Writes an object or a member of a union.</summary>
    public void Object(ReadOnlySpan<byte> name, ISlackModel? value) => Value<ISlackModel, ModelCodec>(name, value);

    /// <summary>Writes a list of objects or members of a union.</summary>
    public void Objects(ReadOnlySpan<byte> name, IReadOnlyList<ISlackModel>? value) => List<ISlackModel, ModelCodec>(name, value);

    /// <summary>Writes a list.</summary>
    public void List<T, TCodec>(ReadOnlySpan<byte> name, IReadOnlyList<T>? value)
        where TCodec : ISlackCodec<T> => Value<IReadOnlyList<T>, ListCodec<T, TCodec>>(name, value);

    /// <summary>Writes a message time.</summary>
    public void Timestamp(ReadOnlySpan<byte> name, SlackTimestamp? value) => String(name, value?.Value);

    /// <summary>Writes whole seconds since 1970.</summary>
    public void UnixTime(ReadOnlySpan<byte> name, UnixTime? value) => Int(name, value?.Seconds);

    /// <summary>Writes a calendar day.</summary>
    public void Date(ReadOnlySpan<byte> name, DateOnly? value) => String(name, value is { } day ? DateCodec.ToText(day) : null);

    /// <summary>Writes a string of which the usual values are known.</summary>
    public void Enum<T>(ReadOnlySpan<byte> name, T? value)
        where T : struct, ISlackEnum<T> => String(name, value?.Value);

    /// <summary>Writes a list that travels comma-joined.</summary>
    public void Csv<T, TCodec>(ReadOnlySpan<byte> name, IReadOnlyList<T>? value)
        where TCodec : ISlackTextCodec<T> => String(name, value is null ? null : CsvCodec<T, TCodec>.Join(value));

    private protected static NotSupportedException NoBinary(ReadOnlySpan<byte> name) =>
        new($"The argument '{Encoding.UTF8.GetString(name)}' holds bytes, which only a multipart body carries.");
}
