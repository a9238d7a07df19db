using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>Writes JSON for generated code. Properties that are null are left out.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackJsonWriter
{
    private const int MaxDepth = 64;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(i => (char)i), '"', '\\']);

    private readonly IBufferWriter<byte> output;
    private IReadOnlyDictionary<string, JsonElement>? unrecognized;
    private bool needsComma;
    private int depth;

    internal SlackJsonWriter(IBufferWriter<byte> output) => this.output = output;

    /// <summary>Writes text.</summary>
    public void String(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null && Begin(name))
        {
            StringValue(value);
        }
    }

    /// <summary>Writes a whole number.</summary>
    public void Int(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number && Begin(name))
        {
            IntValue(number);
        }
    }

    /// <summary>Writes a number.</summary>
    public void Number(ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number && Begin(name))
        {
            NumberValue(number);
        }
    }

    /// <summary>Writes true or false.</summary>
    public void Bool(ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } flag && Begin(name))
        {
            BoolValue(flag);
        }
    }

    /// <summary>Writes a message time.</summary>
    public void Timestamp(ReadOnlySpan<byte> name, SlackTimestamp? value)
    {
        if (value is { } time && Begin(name))
        {
            StringValue(time.Value);
        }
    }

    /// <summary>Writes whole seconds since 1970.</summary>
    public void UnixTime(ReadOnlySpan<byte> name, UnixTime? value) => Int(name, value?.Seconds);

    /// <summary>Writes a calendar day.</summary>
    public void Date(ReadOnlySpan<byte> name, DateOnly? value) => String(name, value is { } day ? DateCodec.ToText(day) : null);

    /// <summary>Writes a string of which the usual values are known.</summary>
    public void Enum<T>(ReadOnlySpan<byte> name, T? value)
        where T : struct, ISlackEnum<T> => String(name, value?.Value);

    /// <summary>Writes any JSON value.</summary>
    public void Json(ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is { } element && Begin(name))
        {
            JsonValue(element);
        }
    }

    /// <summary>Writes a list.</summary>
    public void List<T, TCodec>(ReadOnlySpan<byte> name, IReadOnlyList<T>? value)
        where TCodec : ISlackCodec<T> => Value<IReadOnlyList<T>, ListCodec<T, TCodec>>(name, value);

    /// <summary>Writes an object, union or map.</summary>
    public void Value<T, TCodec>(ReadOnlySpan<byte> name, T? value)
        where T : class
        where TCodec : ISlackCodec<T>
    {
        if (value is not null && Begin(name))
        {
            TCodec.Write(this, value);
        }
    }

    /// <summary>Writes an object as a value.</summary>
    public void Object(ISlackModel value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var outer = unrecognized;
        unrecognized = value.Unrecognized;
        StartObject();
        value.WriteFields(this);
        var own = unrecognized;
        unrecognized = null;
        foreach (var (key, element) in own ?? EmptyBag)
        {
            Name(key);
            JsonValue(element);
        }

        EndObject();
        unrecognized = outer;
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

    internal void JsonValue(JsonElement value)
    {
        Utf8(value.ValueKind == JsonValueKind.Undefined ? "null" : value.GetRawText());
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

    internal void NullValue()
    {
        Raw("null"u8);
        needsComma = true;
    }

    private static readonly Dictionary<string, JsonElement> EmptyBag = [];

    // A property whose value as Slack sent it is kept is written from there: the typed value may be only part of it.
    private bool Begin(ReadOnlySpan<byte> name)
    {
        if (unrecognized is not null && unrecognized.ContainsKey(Encoding.UTF8.GetString(name)))
        {
            return false;
        }

        // Names come from the manifest and hold nothing that JSON escapes.
        var span = output.GetSpan(name.Length + 4);
        var at = 0;
        if (needsComma)
        {
            span[at++] = (byte)',';
        }

        span[at++] = (byte)'"';
        name.CopyTo(span[at..]);
        at += name.Length;
        span[at++] = (byte)'"';
        span[at++] = (byte)':';
        output.Advance(at);
        needsComma = false;
        return true;
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
