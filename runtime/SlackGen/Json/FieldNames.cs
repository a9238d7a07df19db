using System.Buffers.Binary;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SlackGen.Infrastructure;

/// <summary>
/// A table of field names on the wire, numbered from 0 in the given order. A hash of the first bytes finds the number of a name. Objects of a type mostly have the
/// same order of fields, so the table also predicts the next field by the order of the last object.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FieldNames
{
    internal static readonly FieldNames None = new([]);

    private readonly byte[] bytes;
    private readonly Entry[] table;
    private readonly Entry[] fields;

    // The number of the field that came after each field, with the first field of an object in front. Threads overwrite each other's numbers, which only costs
    // time: the name is compared.
    private readonly int[] predictions;
    private readonly int shift;

    // Created when an object of the type is first written.
    private JsonEncodedText[]? encoded;

    /// <summary>Initializes the table.</summary>
    /// <param name="packed">The names in UTF-8, each after a separator. The first byte is the separator: <c>" id name"</c>.</param>
    /// <param name="required">The fields that Slack always sends, one bit for each of the first 64.</param>
    /// <param name="nullable">The required fields that may be null. They are written as null.</param>
    public FieldNames(ReadOnlySpan<byte> packed, ulong required = 0, ulong nullable = 0)
    {
        (Required, Nullable) = (required, nullable);
        var count = packed.IsEmpty ? 0 : packed.Count(packed[0]);
        bytes = new byte[packed.Length - count];
        var bits = BitOperations.Log2((uint)Math.Max(count, 1)) + 2;
        table = new Entry[1 << bits];
        table.AsSpan().Fill(new Entry(default, -1, 0, 0));
        fields = new Entry[count];
        predictions = new int[count + 1];
        shift = 64 - bits;
        var start = 0;
        for (var number = 0; number < count; number++)
        {
            var rest = packed[1..];
            var end = rest.IndexOf(packed[0]);
            var name = end < 0 ? rest : rest[..end];
            var head = Head(name);
            var slot = Slot(head);
            while (table[slot].Length >= 0)
            {
                slot = (slot + 1) & (table.Length - 1);
            }

            table[slot] = fields[number] = new Entry(head, name.Length, start, number);
            if (name.ContainsAny(SlackReader.StringSpecials))
            {
                // JSON writes such a name with an escape, which the comparison of a prediction does not see.
                fields[number] = new Entry(default, name.Length, start, number);
            }

            name.CopyTo(bytes.AsSpan(start));
            start += name.Length;
            packed = packed[(1 + name.Length)..];
        }
    }

    /// <summary>Gets the fields that Slack always sends, one bit each.</summary>
    internal ulong Required { get; }

    /// <summary>Gets the fields that Slack always sends and that may be null, one bit each.</summary>
    internal ulong Nullable { get; }

    /// <summary>Returns the bit of a field; 0 for a negative number and beyond the first 64.</summary>
    internal static ulong Bit(int number) => (uint)number < 64 ? 1UL << number : 0;

    /// <summary>Returns the number of a name; negative if the table does not contain it.</summary>
    internal int Find(ReadOnlySpan<byte> name) => Find(Head(name), name);

    /// <summary>Returns the number of a name; negative if the table does not contain it.</summary>
    /// <param name="head">The first 16 bytes of the name, padded with zeros.</param>
    /// <param name="name">The name.</param>
    internal int Find(Vector128<byte> head, ReadOnlySpan<byte> name)
    {
        for (var slot = Slot(head); ; slot = (slot + 1) & (table.Length - 1))
        {
            ref readonly var entry = ref table[slot];
            if (entry.Head == head && entry.Length == name.Length
                && (name.Length <= Vector128<byte>.Count || bytes.AsSpan(entry.Start, entry.Length).SequenceEqual(name)))
            {
                return entry.Number;
            }

            if (entry.Length < 0)
            {
                return -1;
            }
        }
    }

    /// <summary>Returns the number of the predicted field; negative if another name comes next.</summary>
    /// <param name="previous">The number of the previous field; -1 at the start of an object.</param>
    /// <param name="rest">The JSON from the first byte of the name, of at least 18 bytes.</param>
    /// <param name="length">The length of the name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int FindPredicted(int previous, ReadOnlySpan<byte> rest, out int length)
    {
        length = 0;
        var index = (uint)(previous + 1);
        var number = index < (uint)predictions.Length ? predictions[index] : 0;
        if ((uint)number >= (uint)fields.Length)
        {
            return -1;
        }

        // Valid JSON has no zero byte, so a short name differs at its end. A zero byte makes the lengths differ, and nothing is found.
        ref readonly var entry = ref fields[number];
        var differences = ~Vector128.Equals(Vector128.Create(rest), entry.Head).ExtractMostSignificantBits();
        length = BitOperations.TrailingZeroCount(differences);
        if (length != entry.Length)
        {
            if (length < Vector128<byte>.Count || entry.Length < length || entry.Length + 2 > rest.Length
                || !bytes.AsSpan(entry.Start, entry.Length).SequenceEqual(rest[..entry.Length]))
            {
                return -1;
            }

            length = entry.Length;
        }

        return rest[length] == '"' && rest[length + 1] == ':' ? number : -1;
    }

    /// <summary>Sets the field that is predicted after another one.</summary>
    internal void SetPrediction(int previous, int number)
    {
        var index = (uint)(previous + 1);
        if (index < (uint)predictions.Length && predictions[index] != number)
        {
            predictions[index] = number;
        }
    }

    /// <summary>Returns a name that needs no check for escapes.</summary>
    internal JsonEncodedText Encoded(int number) => (encoded ??= Encode())[number];

    /// <summary>Returns a name in UTF-8.</summary>
    internal ReadOnlySpan<byte> Name(int number) => bytes.AsSpan(fields[number].Start, fields[number].Length);

    /// <summary>Returns the first 16 bytes of a name, padded with zeros.</summary>
    /// <param name="bytes">The 16 bytes from the start of the name.</param>
    /// <param name="length">The length of the name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> Head(Vector128<byte> bytes, int length) =>
        length >= Vector128<byte>.Count ? bytes : bytes & Vector128.Create(Masks[(Vector128<byte>.Count - length)..]);

    // Shorter names are read as two overlapping words.
    private static Vector128<byte> Head(ReadOnlySpan<byte> name)
    {
        switch (name.Length)
        {
            case >= 2 * sizeof(ulong):
                return Vector128.Create(name);
            case >= sizeof(ulong):
                var last = BinaryPrimitives.ReadUInt64LittleEndian(name[^sizeof(ulong)..]);
                return Vector128.Create(BinaryPrimitives.ReadUInt64LittleEndian(name), name.Length == 8 ? 0 : last >> (8 * (16 - name.Length))).AsByte();
            case >= sizeof(uint):
                return Vector128.Create(BinaryPrimitives.ReadUInt32LittleEndian(name) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(name[^sizeof(uint)..]) << (8 * (name.Length - 4))), 0).AsByte();
            case > 0:
                return Vector128.Create(name[0] | ((ulong)name[name.Length / 2] << (8 * (name.Length / 2))) | ((ulong)name[^1] << (8 * (name.Length - 1))), 0).AsByte();
            default:
                return default;
        }
    }

    private JsonEncodedText[] Encode()
    {
        var names = new JsonEncodedText[fields.Length];
        for (var number = 0; number < names.Length; number++)
        {
            names[number] = JsonEncodedText.Encode(Name(number), JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        }

        return names;
    }

    private static ReadOnlySpan<byte> Masks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    // Fibonacci hashing: the upper bits of the product depend on all bits of the head. At most half of the slots are in use.
    private int Slot(Vector128<byte> head)
    {
        var words = head.AsUInt64();
        return (int)(((words.GetElement(0) ^ BitOperations.RotateLeft(words.GetElement(1), 27)) * 0x9E3779B97F4A7C15) >> shift);
    }

    // A negative length marks an empty slot.
    private readonly record struct Entry(Vector128<byte> Head, int Length, int Start, int Number);
}
