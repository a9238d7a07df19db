using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SlackGen.Infrastructure;

/// <summary>
/// A forward-only JSON reader for generated code. It makes one pass over UTF-8 bytes and allocates no tokens. It accepts values of another kind where Slack
/// sends them (a number for text, <c>false</c> for an absent object) and is strict about the syntax of JSON.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct SlackReader
{
    // Objects between two checks of the cancellation token.
    private const int ObjectsPerCheck = 1024;

    // The bytes that end a run of plain characters in a string.
    internal static readonly SearchValues<byte> StringSpecials = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> json;
    private readonly DecodeOptions options;
    private readonly StringCache? cache;
    private readonly CancellationToken cancellationToken;
    private ReadOnlySpan<byte> name;
    private int position;
    private int afterDiscriminator;
    private int depth;
    private int objects;
    private int checkAt;
    private SlackModel owner;
    private bool first;
    private bool lossy;

    // Of the current object: the number of the last field, the fields that were present, and those that were null.
    private int field;
    private ulong present;
    private ulong nulls;

    internal SlackReader(ReadOnlySpan<byte> utf8, DecodeOptions options, StringCache? cache = null, CancellationToken cancellationToken = default)
    {
        json = utf8;
        this.options = options;
        this.cache = cache;
        this.cancellationToken = cancellationToken;
        owner = null!; // Set before the first field is read.
    }

    /// <summary>Moves to the next field that the model has. Skips or keeps other fields.</summary>
    /// <param name="names">The names of the model's fields.</param>
    /// <param name="model">The model.</param>
    /// <returns>The number of the field; negative at the end of the object.</returns>
    public int NextField(FieldNames names, SlackModel model)
    {
        owner = model;
        while (true)
        {
            var previous = first ? -1 : field;
            var number = ReadPredictedName(names, previous);
            if (number >= 0)
            {
                field = number;
                present |= FieldNames.Bit(number);
                return number;
            }

            if (TryReadPlainName(out var head))
            {
                number = names.Find(head, name);
            }
            else if (NextProperty())
            {
                number = names.Find(name);
            }
            else
            {
                LeaveObject(names);
                return -1;
            }

            if (number >= 0)
            {
                names.SetPrediction(previous, number);
                field = number;
                present |= FieldNames.Bit(number);
                return number;
            }

            // A null there is not one of a field of the table.
            field = -1;
            if (!model.ReadOther(ref this))
            {
                ReadUnknownField();
            }

            field = previous;
        }
    }

    // A required field that is null but not nullable counts as absent.
    private void LeaveObject(FieldNames names)
    {
        var absent = names.Required & (~present | (nulls & ~names.Nullable));
        (present, nulls) = (0, 0);
        if (absent != 0)
        {
            owner.MarkAbsent(absent);
        }
    }

    // The fastest path: the name of the predicted field, without white space. Returns a negative number and reads nothing if something else comes next.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReadPredictedName(FieldNames names, int previous)
    {
        var rest = json[position..];
        var lead = first ? 1 : 2;
        if (rest.Length < Vector128<byte>.Count + 4 || rest[lead - 1] != '"' || (!first && rest[0] != ','))
        {
            return -1;
        }

        rest = rest[lead..];
        var number = names.FindPredicted(previous, rest, out var length);
        if (number >= 0)
        {
            name = rest[..length];
            position += lead + length + 2;
            first = false;
        }

        return number;
    }

    // The fast path: a name without escapes or surrounding white space.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadPlainName(out Vector128<byte> head)
    {
        head = default;
        var rest = json[position..];
        var lead = first ? 1 : 2;
        if (rest.Length < Vector128<byte>.Count + 2 || rest[lead - 1] != '"' || (!first && rest[0] != ','))
        {
            return false;
        }

        rest = rest[lead..];
        var length = PlainRun(rest);
        if (length < 0 || rest[length] != '"' || length + 1 >= rest.Length || rest[length + 1] != ':')
        {
            return false;
        }

        name = rest[..length];
        head = FieldNames.Head(Vector128.Create(rest), length);
        position += lead + length + 2;
        first = false;
        return true;
    }

    /// <summary>Returns the number of the current property's name; negative if the table does not contain it.</summary>
    internal readonly int Field(FieldNames names) => names.Find(name);

    /// <summary>Enters an object, or skips any other value.</summary>
    /// <returns>True if the value is an object.</returns>
    internal bool EnterObject()
    {
        if (Peek() != '{')
        {
            SkipValue();
            return false;
        }

        position++;
        Descend();
        first = true;
        return true;
    }

    /// <summary>Moves to the next property of the object. Returns false at its end.</summary>
    internal bool NextProperty()
    {
        if (!TryReadName(out var escaped))
        {
            return false;
        }

        if (escaped)
        {
            name = Unescape(name);
        }

        Expect((byte)':');
        return true;
    }

    // Leaves the name escaped: a skipped property does not need it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadName(out bool escaped)
    {
        escaped = false;
        var next = Peek();
        if (next == '}')
        {
            position++;
            depth--;
            first = false;
            return false;
        }

        if (!first)
        {
            Expect((byte)',');
            next = Peek(); // A '}' here is a trailing comma, which the check below refuses.
        }

        first = false;
        if (next != '"')
        {
            throw InvalidJson("a property name was expected");
        }

        position++;
        name = ScanString(out escaped);
        return true;
    }

    /// <summary>Verifies that nothing follows the value.</summary>
    internal void End()
    {
        SkipSpace();
        if (position < json.Length)
        {
            throw InvalidJson("something follows the JSON value");
        }
    }

    /// <summary>Skips white space and returns the next byte, without moving past it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal byte Peek()
    {
        if ((uint)position < (uint)json.Length && json[position] > ' ')
        {
            return json[position];
        }

        SkipSpace();
        return position < json.Length ? json[position] : throw InvalidJson("the JSON ends too early");
    }

    private void SkipSpace()
    {
        while ((uint)position < (uint)json.Length && json[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            position++;
        }
    }

    private void Expect(byte token)
    {
        if (Peek() != token)
        {
            throw InvalidJson($"'{(char)token}' was expected");
        }

        position++;
    }

    private void Descend()
    {
        if (++depth > options.MaxDepth)
        {
            throw LimitExceeded($"is nested more than {options.MaxDepth} levels deep, which MaxJsonDepth does not allow");
        }

        Count();
    }

    /// <summary>
    /// Counts an object, a list or a free-form value against the limit, since these take far more memory than their bytes. Regularly checks for cancellation.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Count()
    {
        if (++objects > checkAt)
        {
            Check();
        }
    }

    private void Check()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (objects > options.MaxObjects)
        {
            throw LimitExceeded($"holds more than the {options.MaxObjects} objects and lists that MaxJsonObjects allows");
        }

        // Subtract first: the limit may be int.MaxValue.
        checkAt = Math.Min(objects - 1, options.MaxObjects - ObjectsPerCheck) + ObjectsPerCheck;
    }

    private readonly SlackJsonException LimitExceeded(string message) => new("The JSON " + message, position) { ExceedsLimit = true };

    private readonly SlackJsonException InvalidJson(string message) => new("This is not the JSON that was expected: " + message, position);

    private void EnterArray()
    {
        position++;
        Descend();
        first = true;
    }

    /// <summary>Moves to the next element of the array. Returns false at its end.</summary>
    internal bool NextElement()
    {
        if (Peek() == ']')
        {
            position++;
            depth--;
            first = false;
            return false;
        }

        if (!first)
        {
            Expect((byte)',');
            if (Peek() == ']')
            {
                throw InvalidJson("a value was expected after ','");
            }
        }

        first = false;
        return true;
    }
}
