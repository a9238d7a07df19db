using System.Buffers.Binary;
using System.Text;

namespace SlackGen;

/// <summary>
/// Short strings that one answer repeats: workspace and user IDs, time zones, names. Each is made once. The cache is empty again after every answer, so that
/// nothing of one answer stays alive through it.
/// </summary>
internal sealed class StringCache
{
    /// <summary>Longer strings hardly ever repeat.</summary>
    public const int MaxLength = 32;

    // Below this an answer repeats too little to pay for clearing the cache.
    private const int MinBytes = 4096;

    private const int Bits = 9;

    [ThreadStatic]
    private static StringCache? idle;

    private readonly string?[] entries = new string?[1 << Bits];

    /// <summary>The thread's cache, for an answer of this size; null where it would not pay.</summary>
    public static StringCache? Rent(int bytes)
    {
        if (bytes < MinBytes)
        {
            return null;
        }

        var cache = idle ?? new StringCache();
        idle = null;
        return cache;
    }

    public static void Return(StringCache? cache)
    {
        if (cache is not null)
        {
            Array.Clear(cache.entries);
            idle = cache;
        }
    }

    /// <summary>The string of these bytes, if the answer has had it already.</summary>
    /// <param name="utf8">1 to <see cref="MaxLength"/> bytes.</param>
    /// <param name="slot">Where to put it otherwise.</param>
    public string? Find(ReadOnlySpan<byte> utf8, out int slot)
    {
        slot = Slot(utf8);
        return entries[slot] is { } known && known.Length == utf8.Length && Ascii.Equals(utf8, known) ? known : null;
    }

    public void Put(int slot, string value) => entries[slot] = value;

    // The first and last bytes and the length tell strings apart well enough: a clash costs a string, nothing else.
    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        ulong mixed;
        if (utf8.Length >= 8)
        {
            mixed = BinaryPrimitives.ReadUInt64LittleEndian(utf8) ^ (BinaryPrimitives.ReadUInt64LittleEndian(utf8[^8..]) * 31);
        }
        else if (utf8.Length >= 4)
        {
            mixed = BinaryPrimitives.ReadUInt32LittleEndian(utf8) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(utf8[^4..]) << 32);
        }
        else
        {
            mixed = utf8[0] | ((ulong)utf8[^1] << 8);
        }

        return (int)(((mixed + (ulong)utf8.Length) * 0x9E3779B97F4A7C15) >> (64 - Bits));
    }
}
