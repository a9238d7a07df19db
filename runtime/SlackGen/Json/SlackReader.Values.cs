using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SlackGen;

public ref partial struct SlackReader
{
    // Nearly every string with an escape is an address of this length at most.
    private const int StackBytes = 256;

    /// <summary>Text. A number comes as its digits; <c>false</c> stands for nothing.</summary>
    public string? String()
    {
        var start = position;
        if (Peek() == '"')
        {
            var text = ReadString();
            Fit(start);
            return text;
        }

        if (StringCodec.TryRead(ref this, out var value))
        {
            Fit(start);
            return value;
        }

        Mismatch(start);
        return null;
    }

    /// <summary>A whole number, also when it comes as text.</summary>
    public long? Int() => Struct<long, IntCodec>();

    /// <summary>A number, also when it comes as text.</summary>
    public double? Number() => Struct<double, NumberCodec>();

    /// <summary>True or false, also when it comes as 0 or 1 or as text.</summary>
    public bool? Bool() => Struct<bool, BoolCodec>();

    /// <summary>A message time.</summary>
    public SlackTimestamp? Timestamp() => Struct<SlackTimestamp, TimestampCodec>();

    /// <summary>Whole seconds since 1970.</summary>
    public UnixTime? UnixTime() => Struct<UnixTime, UnixTimeCodec>();

    /// <summary>A calendar day.</summary>
    public DateOnly? Date() => Struct<DateOnly, DateCodec>();

    /// <summary>A value of a scalar type without a member of its own.</summary>
    public T? Scalar<T, TCodec>()
        where T : struct
        where TCodec : ISlackTextCodec<T> => Struct<T, TCodec>();

    /// <summary>A string of which the usual values are known.</summary>
    public T? Enum<T>()
        where T : struct, ISlackEnum<T> => Struct<T, EnumCodec<T>>();

    /// <summary>Any JSON value.</summary>
    public JsonElement? Json() => Struct<JsonElement, JsonCodec>();

    /// <summary>A list.</summary>
    public IReadOnlyList<T>? List<T, TCodec>()
        where TCodec : ISlackCodec<T> => Value<IReadOnlyList<T>, ListCodec<T, TCodec>>();

    /// <summary>A list that travels comma-joined in one string.</summary>
    public IReadOnlyList<T>? Csv<T, TCodec>()
        where TCodec : ISlackTextCodec<T> => Value<IReadOnlyList<T>, CsvCodec<T, TCodec>>();

    /// <summary>An object.</summary>
    public T? Object<T>()
        where T : SlackModel, ISlackObject<T> => Value<T, ObjectCodec<T>>();

    /// <summary>A list of objects.</summary>
    public IReadOnlyList<T>? Objects<T>()
        where T : SlackModel, ISlackObject<T> => List<T, ObjectCodec<T>>();

    /// <summary>Reads the next value with a codec, not as a field of an object.</summary>
    public T? Read<T, TCodec>()
        where T : class
        where TCodec : ISlackCodec<T> => TCodec.TryRead(ref this, out var value) ? value : null;

    /// <summary>What only its codec can read.</summary>
    public T? Value<T, TCodec>()
        where T : class
        where TCodec : ISlackCodec<T>
    {
        // What an enclosing list has lost so far is its own affair, and nested objects own what is in them.
        var outer = (lossy, present, nulls);
        var model = owner;
        (lossy, present, nulls) = (false, 0, 0);
        var start = position;
        var read = TCodec.TryRead(ref this, out var value) && !lossy;
        owner = model;
        (_, present, nulls) = outer;
        if (read)
        {
            Fit(start);
        }
        else
        {
            Mismatch(start);
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
            Fit(start);
            return value;
        }

        Mismatch(start);
        return null;
    }

    /// <summary>Moves past a property that the type does not have.</summary>
    private void Unknown()
    {
        if (options.Strict)
        {
            throw Bad($"{owner.GetType().Name} has no property for '{Encoding.UTF8.GetString(name)}'");
        }

        if (!options.Keep)
        {
            SkipValue();
            return;
        }

        var key = PropertyName;
        owner.Keep(key, ReadElement());
    }

    /// <summary>Gets whether a value inside a list or map did not fit.</summary>
    internal readonly bool IsLossy => lossy;

    /// <summary>Tells that a value inside a list or map did not fit, so that the field's whole value is kept.</summary>
    internal void MarkLossy() => lossy = true;

    // Of a name that comes twice the last value counts: what was kept of the one before is out of date.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Fit(int start)
    {
        if (owner.Unrecognized is not null)
        {
            owner.Drop(NameBefore(start));
        }
    }

    // The value from start to here did not fit its property. The name is still the property's own only for scalars, but a codec that descends
    // into an object succeeds; a list of objects may have moved on, so the name is found again from the bytes before the value.
    private void Mismatch(int start)
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
            Fit(start);
            return;
        }

        var key = NameBefore(start);
        if (options.Strict && !raw.SequenceEqual("false"u8) && !raw.SequenceEqual("\"\""u8) && !raw.SequenceEqual("[]"u8))
        {
            throw Bad($"'{key}' of {owner.GetType().Name} has a value of another kind than documented");
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

    // System.Text.Json throws when a string that is not text is read or written, which is too late.
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
            throw Bad(e.Message);
        }
    }

    /// <summary>A string, with the reader at its opening quote.</summary>
    internal string ReadString()
    {
        position++;
        var rest = json[position..];
        var run = PlainRun(rest);
        if (run < 0 || rest[run] != '"')
        {
            return ReadEscapedString(run);
        }

        position += run + 1;
        return Make(rest[..run]);
    }

    private readonly string Make(ReadOnlySpan<byte> utf8)
    {
        if (cache is null || utf8.Length > StringCache.MaxLength)
        {
            return Decode(utf8);
        }

        if (utf8.IsEmpty)
        {
            return "";
        }

        if (cache.Find(utf8, out var slot) is { } known)
        {
            return known;
        }

        var made = Decode(utf8);
        cache.Put(slot, made);
        return made;
    }

    /// <summary>A string that holds an escape, or does not end: one pass that copies what is plain and decodes what is not.</summary>
    /// <param name="run">How many plain bytes it begins with; negative when there is nothing else up to the end.</param>
    private string ReadEscapedString(int run)
    {
        Span<byte> stack = stackalloc byte[StackBytes];
        var output = stack;
        byte[]? borrowed = null;
        var length = 0;
        try
        {
            while (true)
            {
                if (run < 0)
                {
                    position = json.Length;
                    throw Bad("a string does not end");
                }

                // Room for the run and for what one escape gives.
                if (length + run + 4 > output.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent((length + run + 4) * 2);
                    output[..length].CopyTo(larger);
                    GiveBack(borrowed);
                    output = borrowed = larger;
                }

                json.Slice(position, run).CopyTo(output[length..]);
                length += run;
                position += run;
                switch (json[position])
                {
                    case (byte)'"':
                        position++;
                        return Make(output[..length]);
                    case (byte)'\\':
                        length += DecodeEscape(output[length..]);
                        break;
                    default:
                        throw Bad("a control character stands in a string");
                }

                run = PlainRun(json[position..]);
            }
        }
        finally
        {
            GiveBack(borrowed);
        }
    }

    /// <summary>Decodes one escape and moves past it.</summary>
    private int DecodeEscape(scoped Span<byte> output)
    {
        var start = position;
        SkipEscape();
        var escape = json[start + 1];
        if (escape != 'u')
        {
            output[0] = Unescaped(escape);
            return 1;
        }

        var rune = ReadRune(json[(start + 2)..], out var used);
        position = start + 2 + used;
        return rune.EncodeToUtf8(output);
    }

    private static void GiveBack(byte[]? borrowed)
    {
        if (borrowed is not null)
        {
            ArrayPool<byte>.Shared.Return(borrowed);
        }
    }

    private static byte Unescaped(byte escape) => escape switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        var same => same,
    };

    /// <summary>The bytes of a scalar that comes as a string or a number; empty for anything else, which is skipped.</summary>
    internal ReadOnlySpan<byte> ReadWord(out bool isString)
    {
        isString = false;
        switch (Peek())
        {
            case (byte)'"':
                position++;
                isString = true;
                var raw = ScanString(out var escaped);
                return escaped ? Unescape(raw) : raw;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return ScanNumber(out _);
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
                return ReadWord(out _) switch
                {
                    var word when word.SequenceEqual("true"u8) || word.SequenceEqual("1"u8) => true,
                    var word when word.SequenceEqual("false"u8) || word.SequenceEqual("0"u8) => false,
                    _ => null,
                };
        }
    }

    /// <summary>
    /// Steps into a list, or into an object that stands for one: PHP writes a list with holes as an object whose keys are the numbers of the elements.
    /// </summary>
    /// <param name="isNumbered">Whether it is such an object.</param>
    /// <returns>False when the value is neither; it has been skipped then.</returns>
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

    internal bool NextItem() => NextElement();

    /// <summary>Moves to the next element of an object that stands for a list.</summary>
    /// <param name="isList">Becomes true at the first element, and false where a key is no number: the object is no list, and has been skipped.</param>
    /// <returns>Whether there is a further element.</returns>
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

    // Bytes that are not UTF-8 become U+FFFD: one damaged string must not cost the whole response.
    private static string Decode(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>Looks ahead, without moving, which member of a union comes next.</summary>
    /// <param name="discriminator">The name of the property that tells.</param>
    /// <param name="kinds">What it says of the members.</param>
    /// <returns>The number of the member; negative when it is none of them.</returns>
    public int Kind(ReadOnlySpan<byte> discriminator, FieldNames kinds)
    {
        // Slack writes it first, and without a space.
        var rest = json[position..];
        var before = discriminator.Length + 5;
        if (rest.Length > before && rest[0] == '{' && rest[1] == '"' && rest[2..].StartsWith(discriminator) && rest[(before - 3)..before].SequenceEqual("\":\""u8))
        {
            var word = rest[before..];
            var length = PlainRun(word);
            if (length >= 0 && word[length] == '"')
            {
                afterKind = position + before + length + 1;
                return kinds.Find(word[..length]);
            }
        }

        afterKind = 0;
        return kinds.Find(Discriminator(discriminator));
    }

    /// <summary>Steps into the member of a union whose kind has been found: past the property that told it, when that is the first.</summary>
    internal void EnterMember()
    {
        if (afterKind == 0)
        {
            EnterObject();
            return;
        }

        position = afterKind;
        first = false;
        present = 1; // The discriminator is the first of a member's fields.
        Push();
    }

    // Empty when the next value is no object or has none.
    private readonly ReadOnlySpan<byte> Discriminator(ReadOnlySpan<byte> utf8)
    {
        var ahead = this;
        if (!ahead.EnterObject())
        {
            return default;
        }

        while (ahead.NextProperty())
        {
            if (ahead.name.SequenceEqual(utf8))
            {
                return ahead.Peek() == '"' ? ahead.ReadWord(out _) : default;
            }

            ahead.SkipValue();
        }

        return default;
    }

    /// <summary>Moves past a property that always has the same value; another one is kept.</summary>
    public void Constant(ReadOnlySpan<byte> expected)
    {
        var start = position;
        if (ReadWord(out _).SequenceEqual(expected))
        {
            Fit(start);
        }
        else
        {
            Mismatch(start);
        }
    }

    /// <summary>The text of an object's property, empty when it has none.</summary>
    public static string Text(JsonElement json, string property) =>
        json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>The words of a text that Slack sent in place of a list.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The bytes of a scanned string that holds escapes: names and words, which seldom do.</summary>
    private static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        // Never longer: \n is two bytes for one, and each six-byte escape gives at most three.
        var result = new byte[raw.Length];
        var length = 0;
        for (var slash = raw.IndexOf((byte)'\\'); slash >= 0; slash = raw.IndexOf((byte)'\\'))
        {
            raw[..slash].CopyTo(result.AsSpan(length));
            length += slash;
            if (raw[slash + 1] != 'u')
            {
                result[length++] = Unescaped(raw[slash + 1]);
                raw = raw[(slash + 2)..];
                continue;
            }

            var rune = ReadRune(raw[(slash + 2)..], out var used);
            length += rune.EncodeToUtf8(result.AsSpan(length));
            raw = raw[(slash + 2 + used)..];
        }

        raw.CopyTo(result.AsSpan(length));
        return result[..(length + raw.Length)];
    }

    // Half of a surrogate pair, which a text that was cut in the middle of a character ends with, becomes U+FFFD.
    private static Rune ReadRune(ReadOnlySpan<byte> hex, out int used)
    {
        var high = HexValue(hex[..4]);
        used = 4;
        if (!char.IsSurrogate((char)high))
        {
            return new Rune(high);
        }

        if (hex.Length >= 10 && hex[4] == '\\' && hex[5] == 'u')
        {
            var low = HexValue(hex[6..10]);
            if (low >= 0 && Rune.TryCreate((char)high, (char)low, out var rune))
            {
                used = 10;
                return rune;
            }
        }

        return Rune.ReplacementChar;
    }

    internal static int HexValue(ReadOnlySpan<byte> hex) =>
        Utf8Parser.TryParse(hex, out int value, out var used, 'x') && used == 4 ? value : -1;
}
