using System.Runtime.Intrinsics;

namespace SlackGen.Infrastructure;

// Members of unions and their discriminators.
public ref partial struct SlackReader
{
    /// <summary>Finds the member of a union that comes next, without moving.</summary>
    /// <param name="discriminator">The name of the discriminator property.</param>
    /// <param name="kinds">The discriminator values of the members.</param>
    /// <returns>The number of the member; negative if it is not one of them.</returns>
    public int Kind(ReadOnlySpan<byte> discriminator, FieldNames kinds)
    {
        // The fast path: Slack writes the discriminator first, without white space.
        var rest = json[position..];
        var before = discriminator.Length + 5;
        if (rest.Length > before && rest[0] == '{' && rest[1] == '"' && rest[2..].StartsWith(discriminator) && rest[(before - 3)..before].SequenceEqual("\":\""u8))
        {
            var word = rest[before..];
            var length = PlainRun(word);
            if (length >= 0 && word[length] == '"')
            {
                afterDiscriminator = position + before + length + 1;
                return word.Length < Vector128<byte>.Count
                    ? kinds.Find(word[..length])
                    : kinds.Find(FieldNames.Head(Vector128.Create(word), length), word[..length]);
            }
        }

        afterDiscriminator = 0;
        return kinds.Find(Discriminator(discriminator));
    }

    /// <summary>Finds the member among those of one kind that a second discriminator identifies, without moving. Call <see cref="Kind"/> first.</summary>
    /// <param name="discriminator">The name of the second discriminator property.</param>
    /// <param name="kinds">The values of the second discriminator.</param>
    /// <param name="kind">The number of the member; negative if it is not one of them.</param>
    /// <returns>False if the object has no such property, or one without a text.</returns>
    public readonly bool TrySubkind(ReadOnlySpan<byte> discriminator, FieldNames kinds, out int kind)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var value = Discriminator(discriminator);
        kind = kinds.Find(value);
        return !value.IsEmpty;
    }

    /// <summary>Enters the member of a union that <see cref="Kind"/> has found. Skips the discriminator if it is the first property.</summary>
    internal void EnterMember()
    {
        if (afterDiscriminator == 0)
        {
            EnterObject();
            return;
        }

        position = afterDiscriminator;
        first = false;
        (field, present) = (0, 1); // The discriminator is field 0.
        Descend();
    }

    // Empty if the next value is not an object or has no discriminator.
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
                return ahead.Peek() == '"' ? ahead.ReadWord() : default;
            }

            ahead.SkipValue();
        }

        return default;
    }

    /// <summary>Skips a field with a constant value. Any other value is kept.</summary>
    public void Constant(ReadOnlySpan<byte> expected)
    {
        var start = position;
        if (ReadWord().SequenceEqual(expected))
        {
            RemoveKept(start);
        }
        else
        {
            KeepOrRefuse(start);
        }
    }
}
