using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SlackGen.Infrastructure;

public ref partial struct SlackReader
{
    /// <summary>Reads text. A number becomes its digits; <c>false</c> becomes null.</summary>
    public string? String()
    {
        var start = position;
        if (Peek() == '"')
        {
            var text = ReadString();
            RemoveKept(start);
            return text;
        }

        if (StringCodec.TryRead(ref this, out var value))
        {
            RemoveKept(start);
            return value;
        }

        KeepOrRefuse(start);
        return null;
    }

    /// <summary>Reads an integer, or a string of one.</summary>
    public long? Int() => Struct<long, IntCodec>();

    /// <summary>Reads a number, or a string of one.</summary>
    public double? Number() => Struct<double, NumberCodec>();

    /// <summary>Reads a Boolean, 0 or 1, or a string of one.</summary>
    public bool? Bool() => Struct<bool, BoolCodec>();

    /// <summary>Reads a message timestamp.</summary>
    public SlackTimestamp? Timestamp() => Struct<SlackTimestamp, TimestampCodec>();

    /// <summary>Reads a time in whole seconds since 1970.</summary>
    public UnixTime? UnixTime() => Struct<UnixTime, UnixTimeCodec>();

    /// <summary>Reads a date.</summary>
    public DateOnly? Date() => Struct<DateOnly, DateCodec>();

    /// <summary>Reads a value of a scalar type without a member of its own.</summary>
    public T? Scalar<T, TCodec>()
        where T : struct
        where TCodec : ISlackTextCodec<T> => Struct<T, TCodec>();

    /// <summary>Reads a generated string enum.</summary>
    public T? Enum<T>()
        where T : struct, ISlackEnum<T> => Struct<T, EnumCodec<T>>();

    /// <summary>Reads any JSON value.</summary>
    public JsonElement? Json() => Struct<JsonElement, JsonCodec>();

    /// <summary>Reads a list.</summary>
    public IReadOnlyList<T>? List<T, TCodec>()
        where TCodec : ISlackCodec<T> => Value<IReadOnlyList<T>, ListCodec<T, TCodec>>();

    /// <summary>Reads a list in a comma-separated string, or a JSON list.</summary>
    public IReadOnlyList<T>? Csv<T, TCodec>()
        where TCodec : ISlackTextCodec<T> => Value<IReadOnlyList<T>, CsvCodec<T, TCodec>>();

    /// <summary>Reads an object.</summary>
    public T? Object<T>()
        where T : SlackModel, ISlackObject<T> => Value<T, ObjectCodec<T>>();

    /// <summary>Reads a list of objects.</summary>
    public IReadOnlyList<T>? Objects<T>()
        where T : SlackModel, ISlackObject<T> => List<T, ObjectCodec<T>>();

    /// <summary>Reads a value that is not a field of an object.</summary>
    public T? Read<T, TCodec>()
        where T : class
        where TCodec : ISlackCodec<T> => TCodec.TryRead(ref this, out var value) ? value : null;

    /// <summary>Reads a field with a codec.</summary>
    public T? Value<T, TCodec>()
        where T : class
        where TCodec : ISlackCodec<T>
    {
        // The state of the enclosing list and object is saved: the value may hold objects of its own.
        var outer = (lossy, field, present, nulls);
        var model = owner;
        (lossy, present, nulls) = (false, 0, 0);
        var start = position;
        var read = TCodec.TryRead(ref this, out var value) && !lossy;
        owner = model;
        (_, field, present, nulls) = outer;
        if (read)
        {
            RemoveKept(start);
        }
        else
        {
            KeepOrRefuse(start);
        }

        lossy = outer.lossy;
        return value;
    }

    private T? Struct<T, TCodec>()
        where T : struct
        where TCodec : ISlackCodec<T>
    {
        var start = position;
        if (TCodec.TryRead(ref this, out var value))
        {
            RemoveKept(start);
            return value;
        }

        KeepOrRefuse(start);
        return null;
    }

    /// <summary>Skips, keeps or refuses a property that the type does not have, as the options say.</summary>
    private void ReadUnknownField()
    {
        if (options.Strict)
        {
            throw InvalidJson($"{owner.GetType().Name} has no property for '{Encoding.UTF8.GetString(name)}'");
        }

        if (!options.Keep)
        {
            SkipValue();
            return;
        }

        var key = PropertyName;
        owner.Keep(key, ReadElement());
    }

    /// <summary>Gets whether a list or map lost an element of another kind.</summary>
    internal readonly bool IsLossy => lossy;

    /// <summary>Records that a list or map lost an element of another kind, so that the whole value of the field is kept.</summary>
    internal void MarkLossy() => lossy = true;

    // Duplicate names: the last one wins. A value that was kept for an earlier one is removed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void RemoveKept(int start)
    {
        if (owner.Unrecognized is not null)
        {
            owner.Drop(NameBefore(start));
        }
    }

    // The value from start to the position does not fit its property. The name is read again from the bytes before the value: the current name is that of the
    // property only for scalars, and a list of objects may have changed it.
    private void KeepOrRefuse(int start)
    {
        if (IsNull(start))
        {
            nulls |= FieldNames.Bit(field);
        }

        if (!options.Keep && !options.Strict)
        {
            return;
        }

        var raw = json[start..position].Trim(" \n\r\t"u8);
        if (raw.SequenceEqual("null"u8))
        {
            RemoveKept(start);
            return;
        }

        var key = NameBefore(start);
        if (options.Strict && !raw.SequenceEqual("false"u8) && !raw.SequenceEqual("\"\""u8) && !raw.SequenceEqual("[]"u8))
        {
            throw InvalidJson($"'{key}' of {owner.GetType().Name} has a value of another kind than documented");
        }

        if (options.Keep)
        {
            owner.Keep(key, Parse(raw));
        }
    }

    private readonly bool IsNull(int start)
    {
        while (json[start] <= ' ')
        {
            start++;
        }

        return json[start] == 'n';
    }

    private readonly string NameBefore(int start)
    {
        var before = json[..start];
        var colon = before.LastIndexOf((byte)':');
        var close = before[..colon].LastIndexOf((byte)'"');
        var open = close - 1;
        while (before[open] != '"' || IsEscaped(before, open))
        {
            open--;
        }

        var raw = before[(open + 1)..close];
        return Decode(raw.Contains((byte)'\\') ? Unescape(raw) : raw);
    }

    private static bool IsEscaped(ReadOnlySpan<byte> bytes, int index)
    {
        var slashes = 0;
        while (index - slashes > 0 && bytes[index - slashes - 1] == '\\')
        {
            slashes++;
        }

        return slashes % 2 == 1;
    }

    internal JsonElement ReadElement()
    {
        Peek();
        Count();
        var start = position;
        SkipValue();
        return Parse(json[start..position]);
    }

    // Repairs strings: System.Text.Json throws on an invalid one only when it is read or written, which is too late.
    private readonly JsonElement Parse(ReadOnlySpan<byte> raw)
    {
        try
        {
            raw = JsonRepair.Repair(raw);
            var reader = new Utf8JsonReader(raw, new JsonReaderOptions { MaxDepth = options.MaxDepth });
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException e)
        {
            throw InvalidJson(e.Message);
        }
    }

    /// <summary>Reads the bytes of a string or a number. Skips any other value and returns an empty span.</summary>
    internal ReadOnlySpan<byte> ReadWord()
    {
        switch (Peek())
        {
            case (byte)'"':
                position++;
                var raw = ScanString(out var escaped);
                return escaped ? Unescape(raw) : raw;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return ScanNumber();
            default:
                SkipValue();
                return default;
        }
    }

    internal bool? ReadBool()
    {
        switch (Peek())
        {
            case (byte)'t':
                Literal("true"u8);
                return true;
            case (byte)'f':
                Literal("false"u8);
                return false;
            default:
                return ReadWord() switch
                {
                    var word when word.SequenceEqual("true"u8) || word.SequenceEqual("1"u8) => true,
                    var word when word.SequenceEqual("false"u8) || word.SequenceEqual("0"u8) => false,
                    _ => null,
                };
        }
    }

    /// <summary>
    /// Enters a list, or an object in place of a list: PHP writes a list with gaps as an object whose keys are the numbers of the elements.
    /// </summary>
    /// <param name="isNumbered">True if it is such an object.</param>
    /// <returns>False if the value is neither; it has been skipped then.</returns>
    internal bool EnterList(out bool isNumbered)
    {
        isNumbered = Peek() == '{';
        if (isNumbered)
        {
            return EnterObject();
        }

        if (Peek() != '[')
        {
            SkipValue();
            return false;
        }

        EnterArray();
        return true;
    }

    /// <summary>Moves to the next element of an object in place of a list.</summary>
    /// <param name="isList">Set to true if the key is a number. Set to false otherwise: the object is not a list, and has been skipped.</param>
    /// <returns>True if there is another element.</returns>
    internal bool NextNumberedItem(ref bool isList)
    {
        if (!NextProperty())
        {
            return false;
        }

        isList = !name.IsEmpty && !name.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        if (isList)
        {
            return true;
        }

        do
        {
            SkipValue();
        }
        while (NextProperty());
        return false;
    }

    internal readonly string PropertyName => Decode(name);

    // Bytes that are not UTF-8 become U+FFFD: one invalid string must not fail the whole response. For ASCII, a check and a copy as Latin-1 are faster than
    // UTF-8, which counts the characters first.
    private static string Decode(ReadOnlySpan<byte> utf8) => (Ascii.IsValid(utf8) ? Encoding.Latin1 : Encoding.UTF8).GetString(utf8);

    /// <summary>Returns the text of a property; empty if the object does not have it.</summary>
    public static string Text(JsonElement json, string property) =>
        json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>Splits the comma-separated text that Slack sent in place of a list.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
