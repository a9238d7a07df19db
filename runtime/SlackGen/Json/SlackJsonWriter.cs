using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>
/// Writes JSON for generated code. Properties that are null are left out, except where Slack always sends the field, and so are required fields that were
/// absent when the object was read and that nobody has set.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackJsonWriter
{
    private const int MaxDepth = 64;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(i => (char)i), '"', '\\']);

    private readonly PooledBuffer output;
    private JsonOrigin? origin;
    private FieldNames names = FieldNames.None;
    private int nextName;
    private bool needsComma;
    private int depth;

    internal SlackJsonWriter(PooledBuffer output) => this.output = output;

    /// <summary>Takes the names of the properties that the next calls write: each call the next of them, with a value or without.</summary>
    public void Names(FieldNames fields)
    {
        names = fields;
        nextName = 0;
    }

    /// <summary>Writes the field that says which member of a union the object is.</summary>
    public void Constant(string value)
    {
        nextName++;
        if (origin?.IsAbsent(names, nextName - 1) != true && Begin(value))
        {
            StringValue(value);
        }
    }

    /// <summary>Writes text.</summary>
    public void String(string? value) => Value<string, StringCodec>(value);

    /// <summary>Writes a whole number.</summary>
    public void Int(long? value) => Struct<long, IntCodec>(value);

    /// <summary>Writes a number.</summary>
    public void Number(double? value) => Struct<double, NumberCodec>(value);

    /// <summary>Writes true or false.</summary>
    public void Bool(bool? value) => Struct<bool, BoolCodec>(value);

    /// <summary>Writes a message time.</summary>
    public void Timestamp(SlackTimestamp? value) => Struct<SlackTimestamp, TimestampCodec>(value);

    /// <summary>Writes whole seconds since 1970.</summary>
    public void UnixTime(UnixTime? value) => Struct<UnixTime, UnixTimeCodec>(value);

    /// <summary>Writes a calendar day.</summary>
    public void Date(DateOnly? value) => Struct<DateOnly, DateCodec>(value);

    /// <summary>Writes a value of a scalar type without a member of its own.</summary>
    public void Scalar<T, TCodec>(T? value)
        where T : struct
        where TCodec : ISlackTextCodec<T> => Struct<T, TCodec>(value);

    /// <summary>Writes a string of which the usual values are known.</summary>
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

    /// <summary>Writes a list that travels comma-joined in one string.</summary>
    public void Csv<T, TCodec>(IReadOnlyList<T>? value)
        where TCodec : ISlackTextCodec<T> => Value<IReadOnlyList<T>, CsvCodec<T, TCodec>>(value);

    /// <summary>Writes what only its codec can.</summary>
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

    /// <summary>Writes an object as a value.</summary>
    internal void ObjectValue(ISlackModel value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var outer = (origin, names, nextName);
        origin = (value as SlackModel)?.Origin;
        StartObject();
        value.WriteFields(this);
        origin = null;
        foreach (var (key, element) in value.Unrecognized ?? EmptyBag)
        {
            Name(key);
            JsonValue(element);
        }

        EndObject();
        (origin, names, nextName) = outer;
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

    /// <summary>Writes text as a value.</summary>
    internal void StringValue(string value)
    {
        Raw("\""u8);
        var rest = value.AsSpan();
        while (true)
        {
            var plain = rest.IndexOfAny(Escaped);
            Utf8(plain < 0 ? rest : rest[..plain]);
            if (plain < 0)
            {
                break;
            }

            Escape(rest[plain]);
            rest = rest[(plain + 1)..];
        }

        Raw("\""u8);
        needsComma = true;
    }

    internal void IntValue(long value)
    {
        var span = output.GetSpan(20);
        Utf8Formatter.TryFormat(value, span, out var written);
        output.Advance(written);
        needsComma = true;
    }

    internal void NumberValue(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException("JSON has no number for infinity or NaN.", nameof(value));
        }

        Utf8(value.ToString("R", CultureInfo.InvariantCulture));
        needsComma = true;
    }

    internal void BoolValue(bool value)
    {
        Raw(value ? "true"u8 : "false"u8);
        needsComma = true;
    }

    internal void JsonValue(JsonElement value) => JsonText(value.ValueKind == JsonValueKind.Undefined ? "null" : value.GetRawText());

    /// <summary>Writes a value that is JSON already.</summary>
    internal void JsonText(string json)
    {
        Utf8(json);
        needsComma = true;
    }

    internal void StartObject()
    {
        Push();
        Raw("{"u8);
        needsComma = false;
    }

    internal void EndObject()
    {
        depth--;
        Raw("}"u8);
        needsComma = true;
    }

    internal void StartArray()
    {
        Push();
        Raw("["u8);
        needsComma = false;
    }

    internal void EndArray()
    {
        depth--;
        Raw("]"u8);
        needsComma = true;
    }

    /// <summary>Writes the comma before an element of an array.</summary>
    internal void Separate(int index)
    {
        if (index > 0)
        {
            Raw(","u8);
        }
    }

    internal void Name(string name)
    {
        if (needsComma)
        {
            Raw(","u8);
        }

        StringValue(name);
        Raw(":"u8);
        needsComma = false;
    }

    /// <summary>Begins a property by a name in which nothing needs an escape.</summary>
    internal void Name(ReadOnlySpan<byte> plain)
    {
        Raw(needsComma ? ",\""u8 : "\""u8);
        Raw(plain);
        Raw("\":"u8);
        needsComma = false;
    }

    internal void NullValue()
    {
        Raw("null"u8);
        needsComma = true;
    }

    private static readonly Dictionary<string, JsonElement> EmptyBag = [];

    // Apart from what follows, and small enough to be inlined: most properties of most objects have no value.
    private bool Next(bool hasValue)
    {
        nextName++;
        if (!hasValue && names.Nullable != 0)
        {
            WriteNull();
        }

        return hasValue;
    }

    // What Slack always sends, and sends as null, is not left out.
    private void WriteNull()
    {
        var number = nextName - 1;
        if ((names.Nullable & FieldNames.Bit(number)) != 0 && origin?.Hides<object?>(names, number, null) != true && origin?.IsAbsent(names, number) != true)
        {
            WriteName(number);
            NullValue();
        }
    }

    // Of a property whose value as Slack sent it is kept, that is written: the typed value may be only part of it.
    private bool Begin<T>(T value)
    {
        var number = nextName - 1;
        if (origin is not null && origin.Hides(names, number, value))
        {
            return false;
        }

        WriteName(number);
        return true;
    }

    // Names come from the manifest and hold nothing that JSON escapes.
    private void WriteName(int number)
    {
        var written = names.Written(number);
        Raw(needsComma ? written : written[1..]);
        needsComma = false;
    }

    // An object that holds itself would never end.
    private void Push()
    {
        if (++depth > MaxDepth)
        {
            throw new ArgumentException($"The object is nested more than {MaxDepth} levels deep, or holds itself.");
        }
    }

    private void Raw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(output.GetSpan(utf8.Length));
        output.Advance(utf8.Length);
    }

    // Half a surrogate pair becomes the replacement character, as everywhere in .NET: UTF-8 cannot hold it.
    private void Utf8(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        var span = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, span));
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"':
                Raw("\\\""u8);
                break;
            case '\\':
                Raw("\\\\"u8);
                break;
            case '\n':
                Raw("\\n"u8);
                break;
            case '\r':
                Raw("\\r"u8);
                break;
            case '\t':
                Raw("\\t"u8);
                break;
            default:
                Utf8($"\\u{(int)c:x4}");
                break;
        }
    }
}
