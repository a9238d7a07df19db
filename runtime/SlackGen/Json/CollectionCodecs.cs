using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SlackGen.Infrastructure;

/// <summary>The codec of a list.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">The codec of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListCodec<T, TCodec> : ISlackCodec<IReadOnlyList<T>>
    where TCodec : ISlackCodec<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        if (!reader.EnterList(out var isNumbered))
        {
            value = null;
            return false;
        }

        // Elements are collected on the stack, then in a pooled array: only the list itself is allocated.
        var inline = default(InlineItems);
        Span<T> items = inline;
        T[]? rented = null;
        var count = 0;
        var isList = !isNumbered;
        try
        {
            while (isNumbered ? reader.NextNumberedItem(ref isList) : reader.NextElement())
            {
                if (!TCodec.TryRead(ref reader, out var item))
                {
                    reader.MarkLossy();
                    continue;
                }

                if (count == items.Length)
                {
                    items = Grow(items, ref rented);
                }

                items[count++] = item;
            }

            value = isList ? items[..count].ToArray() : null;
            return isList;
        }
        finally
        {
            ReturnToPool(rented, count);
        }
    }

    private static Span<T> Grow(Span<T> full, ref T[]? rented)
    {
        var larger = ArrayPool<T>.Shared.Rent(full.Length * 4);
        full.CopyTo(larger);
        ReturnToPool(rented, full.Length);
        rented = larger;
        return larger;
    }

    // Arrays in the pool must not keep users' data alive.
    private static void ReturnToPool(T[]? rented, int count)
    {
        if (rented is not null)
        {
            rented.AsSpan(0, count).Clear();
            ArrayPool<T>.Shared.Return(rented);
        }
    }

    // Most nested lists are this short: blocks, their elements, reactions, the users who reacted.
    [InlineArray(8)]
    private struct InlineItems
    {
        private T first;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, IReadOnlyList<T> value)
    {
        writer.StartArray();
        for (var i = 0; i < value.Count; i++)
        {
            TCodec.Write(writer, value[i]);
        }

        writer.EndArray();
    }
}

/// <summary>The codec of a map with string keys.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">The codec of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MapCodec<T, TCodec> : ISlackCodec<IReadOnlyDictionary<string, T>>
    where TCodec : ISlackCodec<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, T> value)
    {
        if (!reader.EnterObject())
        {
            value = null;
            return false;
        }

        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        while (reader.NextProperty())
        {
            var key = reader.PropertyName;
            if (TCodec.TryRead(ref reader, out var item))
            {
                items[key] = item;
            }
            else
            {
                reader.MarkLossy();
            }
        }

        value = items;
        return true;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, IReadOnlyDictionary<string, T> value)
    {
        writer.StartObject();
        foreach (var (key, item) in value)
        {
            writer.Name(key);
            TCodec.Write(writer, item);
        }

        writer.EndObject();
    }
}

/// <summary>The codec of a list in a comma-separated string. It reads JSON lists too.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TCodec">The codec of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CsvCodec<T, TCodec> : ISlackCodec<IReadOnlyList<T>>
    where TCodec : ISlackTextCodec<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref SlackReader reader, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        if (reader.Peek() is (byte)'[' or (byte)'{')
        {
            return ListCodec<T, TCodec>.TryRead(ref reader, out value);
        }

        value = null;
        if (!StringCodec.TryRead(ref reader, out var text))
        {
            return false;
        }

        var items = new List<T>();
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TCodec.TryParse(word, out var item))
            {
                return false;
            }

            items.Add(item);
        }

        value = items;
        return true;
    }

    /// <inheritdoc/>
    public static void Write(SlackJsonWriter writer, IReadOnlyList<T> value) => writer.StringValue(Join(value));

    /// <summary>Returns the elements as a comma-separated string.</summary>
    internal static string Join(IReadOnlyList<T> value) => string.Join(",", value.Select(TCodec.ToText));
}
