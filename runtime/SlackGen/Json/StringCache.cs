using System.Buffers.Binary;
using System.Text;

namespace SlackGen;

/// <summary>
/// A cache of short strings within one response, such as workspace and user IDs, time zones and names. Each is allocated once. The cache is cleared after every
/// response, so that it keeps no string of a response alive.
/// </summary>
internal sealed class StringCache
{
    /// <summary>The maximum length in bytes. Longer strings rarely repeat.</summary>
    public const int MaxLength = 32;

    // A smaller response repeats too few strings to pay for clearing the cache.
    private const int MinBytes = 4096;

    private const int Bits = 9;

    [ThreadStatic]
    private static StringCache? idle;

    private readonly string?[] entries = new string?[1 << Bits];

    /// <summary>Returns the thread's cache for a response of this size; null for a small response.</summary>
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

    /// <summary>Clears a cache and returns it to the thread.</summary>
    public static void Return(StringCache? cache)
    {
        if (cache is not null)
        {
            Array.Clear(cache.entries);
            idle = cache;
        }
    }

    /// <summary>Returns the cached string of these bytes; null if there is none.</summary>
    /// <param name="utf8">1 to <see cref="MaxLength"/> bytes.</param>
    /// <param name="slot">The slot that <see cref="Put"/> takes.</param>
    public string? Find(ReadOnlySpan<byte> utf8, out int slot)
    {
        slot = Slot(utf8);
        return entries[slot] is { } cached && cached.Length == utf8.Length && Ascii.Equals(utf8, cached) ? cached : null;
    }

    /// <summary>Stores a string.</summary>
    public void Put(int slot, string value) => entries[slot] = value;

    // The hash covers only the length and the first and last bytes. A collision costs one allocation, nothing else.
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
