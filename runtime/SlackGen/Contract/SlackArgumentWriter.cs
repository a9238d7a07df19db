using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace SlackGen.Infrastructure;

/// <summary>
/// A writer of the arguments of a request, in the format that the method takes. It leaves out arguments that are null. In a flat format (form, multipart),
/// lists, maps and objects are written as JSON text.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SlackArgumentWriter
{
    private FieldNames names = FieldNames.None;
    private int nextName;

    private protected SlackArgumentWriter()
    {
    }

    /// <summary>Gets or sets the details of the JSON that the request was read from, which its properties do not hold; null for nearly all requests.</summary>
    internal UnmappedJson? Origin { get; set; }

    /// <summary>Sets the names of the next arguments. Each call of an overload without a name uses the next name, even if the value is null.</summary>
    public void Names(FieldNames arguments)
    {
        names = arguments;
        nextName = 0;
    }

    /// <summary>Writes a string.</summary>
    public abstract void String(ReadOnlySpan<byte> name, string? value);

    /// <summary>Writes a whole number.</summary>
    public virtual void Int(ReadOnlySpan<byte> name, long? value) => String(name, value is { } number ? IntCodec.ToText(number) : null);

    /// <summary>Writes a number.</summary>
    public virtual void Number(ReadOnlySpan<byte> name, double? value) => String(name, value is { } number ? NumberCodec.ToText(number) : null);

    /// <summary>Writes a Boolean.</summary>
    public virtual void Bool(ReadOnlySpan<byte> name, bool? value) => String(name, value is { } flag ? BoolCodec.ToText(flag) : null);

    /// <summary>Writes a value with its codec.</summary>
    public abstract void Value<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : class
        where TCodec : ISlackCodec<T>;

    /// <summary>Writes any JSON value.</summary>
    public virtual void Json(ReadOnlySpan<byte> name, JsonElement? value) => String(name, Text(value));

    /// <summary>Writes a file to upload.</summary>
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

    /// <summary>Writes a time in whole seconds since 1970.</summary>
    public void UnixTime(ReadOnlySpan<byte> name, UnixTime? value) => Int(name, value?.Seconds);

    /// <summary>Writes a calendar day.</summary>
    public void Date(ReadOnlySpan<byte> name, DateOnly? value) => String(name, value is { } day ? DateCodec.ToText(day) : null);

    /// <summary>Writes a value of a scalar type without a member of its own.</summary>
    public virtual void Scalar<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : struct
        where TCodec : ISlackTextCodec<T> => String(name, value is { } given ? TCodec.ToText(given) : null);

    /// <summary>Writes an enum value as a string.</summary>
    public void Enum<T>(ReadOnlySpan<byte> name, T? value)
        where T : struct, ISlackEnum<T> => String(name, value?.Value);

    /// <summary>Writes a list as one comma-joined string.</summary>
    public void Csv<T, TCodec>(ReadOnlySpan<byte> name, IReadOnlyList<T>? value)
        where TCodec : ISlackTextCodec<T> => String(name, value is null ? null : CsvCodec<T, TCodec>.Join(value));

    /// <inheritdoc cref="String(ReadOnlySpan{byte}, string?)"/>
    public void String(string? value)
    {
        if (Next(value))
        {
            String(Name, value);
        }
    }

    /// <inheritdoc cref="Int(ReadOnlySpan{byte}, long?)"/>
    public void Int(long? value)
    {
        if (Next(value))
        {
            Int(Name, value);
        }
    }

    /// <inheritdoc cref="Number(ReadOnlySpan{byte}, double?)"/>
    public void Number(double? value)
    {
        if (Next(value))
        {
            Number(Name, value);
        }
    }

    /// <inheritdoc cref="Bool(ReadOnlySpan{byte}, bool?)"/>
    public void Bool(bool? value)
    {
        if (Next(value))
        {
            Bool(Name, value);
        }
    }

    /// <inheritdoc cref="Value{T, TCodec}(ReadOnlySpan{byte}, T)"/>
    public void Value<T, TCodec>(T? value)
        where T : class
        where TCodec : ISlackCodec<T>
    {
        if (Next(value))
        {
            Value<T, TCodec>(Name, value);
        }
    }

    /// <inheritdoc cref="Json(ReadOnlySpan{byte}, JsonElement?)"/>
    public void Json(JsonElement? value)
    {
        if (Next(value))
        {
            Json(Name, value);
        }
    }

    /// <inheritdoc cref="Object(ReadOnlySpan{byte}, ISlackModel?)"/>
    public void Object(ISlackModel? value)
    {
        if (Next(value))
        {
            Object(Name, value);
        }
    }

    /// <inheritdoc cref="Objects(ReadOnlySpan{byte}, IReadOnlyList{ISlackModel}?)"/>
    public void Objects(IReadOnlyList<ISlackModel>? value)
    {
        if (Next(value))
        {
            Objects(Name, value);
        }
    }

    /// <inheritdoc cref="List{T, TCodec}(ReadOnlySpan{byte}, IReadOnlyList{T}?)"/>
    public void List<T, TCodec>(IReadOnlyList<T>? value)
        where TCodec : ISlackCodec<T>
    {
        if (Next(value))
        {
            List<T, TCodec>(Name, value);
        }
    }

    /// <inheritdoc cref="Timestamp(ReadOnlySpan{byte}, SlackTimestamp?)"/>
    public void Timestamp(SlackTimestamp? value)
    {
        if (Next(value))
        {
            Timestamp(Name, value);
        }
    }

    /// <inheritdoc cref="UnixTime(ReadOnlySpan{byte}, UnixTime?)"/>
    public void UnixTime(UnixTime? value)
    {
        if (Next(value))
        {
            UnixTime(Name, value);
        }
    }

    /// <inheritdoc cref="Date(ReadOnlySpan{byte}, DateOnly?)"/>
    public void Date(DateOnly? value)
    {
        if (Next(value))
        {
            Date(Name, value);
        }
    }

    /// <inheritdoc cref="Enum{T}(ReadOnlySpan{byte}, T?)"/>
    public void Enum<T>(T? value)
        where T : struct, ISlackEnum<T>
    {
        if (Next(value))
        {
            Enum(Name, value);
        }
    }

    /// <inheritdoc cref="Scalar{T, TCodec}(ReadOnlySpan{byte}, T?)"/>
    public void Scalar<T, TCodec>(T? value)
        where T : struct
        where TCodec : ISlackTextCodec<T>
    {
        if (Next(value))
        {
            Scalar<T, TCodec>(Name, value);
        }
    }

    /// <inheritdoc cref="Csv{T, TCodec}(ReadOnlySpan{byte}, IReadOnlyList{T}?)"/>
    public void Csv<T, TCodec>(IReadOnlyList<T>? value)
        where TCodec : ISlackTextCodec<T>
    {
        if (Next(value))
        {
            Csv<T, TCodec>(Name, value);
        }
    }

    /// <summary>Returns JSON as the text of a form field: a string without quotes, anything else as JSON text.</summary>
    private static string? Text(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } json => json.GetRawText(),
    };

    private ReadOnlySpan<byte> Name => names.Name(nextName - 1);

    private bool Next<T>(T value)
    {
        nextName++;
        return value is not null && (Origin is null || !Origin.IsSuppressed(names, nextName - 1, value));
    }

    private bool Next<T>(T? value)
        where T : struct
    {
        nextName++;
        return value is { } given && (Origin is null || !Origin.IsSuppressed(names, nextName - 1, given));
    }

    private protected static NotSupportedException NoBinary(ReadOnlySpan<byte> name) =>
        new($"The argument '{Encoding.UTF8.GetString(name)}' is a file, which only a multipart body can hold.");
}
