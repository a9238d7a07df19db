using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SlackGen.Infrastructure;

/// <summary>
/// Writes the fields of generated objects to a <see cref="Utf8JsonWriter"/>. A property that is null is left out, except where Slack always sends the field. A
/// required field that was absent when the object was read is left out too, until it is set.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1001", Justification = "A Utf8JsonWriter over a buffer of the caller holds nothing that needs to be disposed.")]
public sealed class SlackJsonWriter
{
    private const int MaxDepth = 64;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Utf8JsonWriter json;
    private UnmappedJson? origin;
    private FieldNames names = FieldNames.None;
    private int nextName;
    private int depth;

    /// <summary>Initializes a writer of compact JSON. Call <see cref="Flush"/> at the end.</summary>
    internal SlackJsonWriter(IBufferWriter<byte> output) => json = new Utf8JsonWriter(output, Options);

    /// <summary>Initializes a writer of the format that the options of <paramref name="json"/> select.</summary>
    internal SlackJsonWriter(Utf8JsonWriter json) => this.json = json;

    /// <summary>Sets the names of the properties that the next calls write. Each call writes, or skips, one property.</summary>
    public void Names(FieldNames fields)
    {
        names = fields;
        nextName = 0;
    }

    /// <summary>Writes the discriminator of a union.</summary>
    public void Constant(string value)
    {
        nextName++;
        if (origin?.IsAbsent(names, nextName - 1) != true && !IsSuppressed(value))
        {
            json.WriteString(names.Encoded(nextName - 1), value);
        }
    }

    /// <summary>Writes text.</summary>
    public void String(string? value)
    {
        // Name and value in one call: most fields are strings.
        if (Next(value is not null) && !IsSuppressed(value))
        {
            json.WriteString(names.Encoded(nextName - 1), value);
        }
    }

    /// <summary>Writes a whole number.</summary>
    public void Int(long? value) => Struct<long, IntCodec>(value);

    /// <summary>Writes a number.</summary>
    public void Number(double? value) => Struct<double, NumberCodec>(value);

    /// <summary>Writes true or false.</summary>
    public void Bool(bool? value) => Struct<bool, BoolCodec>(value);

    /// <summary>Writes a message timestamp.</summary>
    public void Timestamp(SlackTimestamp? value) => Struct<SlackTimestamp, TimestampCodec>(value);

    /// <summary>Writes whole seconds since 1970.</summary>
    public void UnixTime(UnixTime? value) => Struct<UnixTime, UnixTimeCodec>(value);

    /// <summary>Writes a calendar day.</summary>
    public void Date(DateOnly? value) => Struct<DateOnly, DateCodec>(value);

    /// <summary>Writes a value of a scalar type without a member of its own.</summary>
    public void Scalar<T, TCodec>(T? value)
        where T : struct
        where TCodec : ISlackTextCodec<T> => Struct<T, TCodec>(value);

    /// <summary>Writes the word of an enum.</summary>
    public void Enum<T>(T? value)
        where T : struct, ISlackEnum<T> => Struct<T, EnumCodec<T>>(value);

    /// <summary>Writes any JSON value.</summary>
    public void Json(JsonElement? value) => Struct<JsonElement, JsonCodec>(value);

    /// <summary>Writes an object or a member of a union.</summary>
    public void Object(ISlackModel? value) => Value<ISlackModel, ModelCodec>(value);

    /// <summary>Writes a list of objects or members of a union.</summary>
    public void Objects(IReadOnlyList<ISlackModel>? value) => List<ISlackModel, ModelCodec>(value);

    /// <summary>Writes a list.</summary>
    public void List<T, TCodec>(IReadOnlyList<T>? value)
        where TCodec : ISlackCodec<T> => Value<IReadOnlyList<T>, ListCodec<T, TCodec>>(value);

    /// <summary>Writes a list as one comma-separated string.</summary>
    public void Csv<T, TCodec>(IReadOnlyList<T>? value)
        where TCodec : ISlackTextCodec<T> => Value<IReadOnlyList<T>, CsvCodec<T, TCodec>>(value);

    /// <summary>Writes a value by its codec.</summary>
    public void Value<T, TCodec>(T? value)
        where T : class
        where TCodec : ISlackCodec<T>
    {
        if (Next(value is not null) && Begin(value))
        {
            TCodec.Write(this, value!);
        }
    }

    private void Struct<T, TCodec>(T? value)
        where T : struct
        where TCodec : ISlackCodec<T>
    {
        if (Next(value is not null) && Begin(value.GetValueOrDefault()))
        {
            TCodec.Write(this, value.GetValueOrDefault());
        }
    }

    /// <summary>Returns the JSON of a value in a buffer that the caller disposes.</summary>
    internal static PooledBuffer Write<T, TCodec>(T value)
        where TCodec : ISlackCodec<T>
    {
        var buffer = new PooledBuffer();
        try
        {
            var writer = new SlackJsonWriter(buffer);
            TCodec.Write(writer, value);
            writer.Flush();
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <summary>Writes the properties of a JSON object as fields of the object that is being written.</summary>
    public void Fields(JsonElement json)
    {
        foreach (var property in json.EnumerateObject())
        {
            Name(property.Name);
            JsonValue(property.Value);
        }
    }

    /// <summary>Writes an object as a value.</summary>
    internal void ObjectValue(ISlackModel value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var outer = (origin, names, nextName);
        origin = (value as SlackModel)?.Origin;
        StartObject();
        value.WriteFields(this);
        origin = null;
        if (value.Unrecognized is { } unrecognized)
        {
            foreach (var (name, element) in unrecognized)
            {
                Name(name);
                JsonValue(element);
            }
        }

        EndObject();
        (origin, names, nextName) = outer;
    }

    /// <summary>Writes text as a value.</summary>
    /// <exception cref="ArgumentNullException">The text is null: a list or map of the user's has such an element.</exception>
    internal void StringValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        json.WriteStringValue(value);
    }

    internal void IntValue(long value) => json.WriteNumberValue(value);

    internal void NumberValue(double value) => json.WriteNumberValue(value);

    internal void BoolValue(bool value) => json.WriteBooleanValue(value);

    internal void NullValue() => json.WriteNullValue();

    internal void JsonValue(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            json.WriteNullValue();
        }
        else if (json.Options.Indented || !ReferenceEquals(json.Options.Encoder, Options.Encoder))
        {
            // Indentation and the escapes that make JSON safe within HTML are the choice of the serializer's options.
            value.WriteTo(json);
        }
        else
        {
            // The raw text keeps what no string can hold: an escape that is half of a surrogate pair.
            RawValue(value.GetRawText());
        }
    }

    /// <summary>Writes a value that is JSON already.</summary>
    internal void RawValue(string value) => json.WriteRawValue(value, skipInputValidation: true);

    internal void StartObject()
    {
        EnterLevel();
        json.WriteStartObject();
    }

    internal void EndObject()
    {
        depth--;
        json.WriteEndObject();
    }

    internal void StartArray()
    {
        EnterLevel();
        json.WriteStartArray();
    }

    internal void EndArray()
    {
        depth--;
        json.WriteEndArray();
    }

    internal void Name(string name) => json.WritePropertyName(name);

    internal void Name(ReadOnlySpan<byte> name) => json.WritePropertyName(name);

    /// <summary>Writes all JSON so far to the output.</summary>
    internal void Flush() => json.Flush();

    // Small enough to be inlined: most properties of most objects have no value.
    private bool Next(bool hasValue)
    {
        nextName++;
        if (!hasValue && names.Nullable != 0)
        {
            WriteNull();
        }

        return hasValue;
    }

    // A field that Slack always sends, and that may be null, is written as null.
    private void WriteNull()
    {
        var number = nextName - 1;
        if ((names.Nullable & FieldNames.Bit(number)) != 0 && origin?.IsSuppressed<object?>(names, number, null) != true && origin?.IsAbsent(names, number) != true)
        {
            json.WritePropertyName(names.Encoded(number));
            NullValue();
        }
    }

    private bool Begin<T>(T value)
    {
        if (IsSuppressed(value))
        {
            return false;
        }

        json.WritePropertyName(names.Encoded(nextName - 1));
        return true;
    }

    // The value as Slack sent it is kept and written instead: the typed value may be only part of it.
    private bool IsSuppressed<T>(T value) => origin is not null && origin.IsSuppressed(names, nextName - 1, value);

    // An object that contains itself would never end.
    private void EnterLevel()
    {
        if (++depth > MaxDepth)
        {
            throw new ArgumentException($"The object is nested more than {MaxDepth} levels deep, or contains itself.");
        }
    }
}
