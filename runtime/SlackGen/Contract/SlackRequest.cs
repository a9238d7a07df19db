using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>
/// The base of generated requests. Its JSON is the object of the arguments, without the token. <c>Unrecognized</c> holds arguments that the manifest does not
/// have; they are sent along.
/// </summary>
public abstract class SlackRequest : SlackModel
{
    private static readonly Dictionary<string, JsonElement> EmptyBag = [];

    private static readonly FieldNames OwnNames = new(" token"u8);

    /// <summary>The token of this one call; null uses the client's.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Token { get; set; }

    /// <summary>
    /// Whether this one call may be sent again after an unclear failure; null leaves it to the manifest. A message that is posted twice is the price of
    /// <c>true</c> where the method is not idempotent.
    /// </summary>
    public bool? Idempotent { get; set; }

    /// <summary>Writes the arguments.</summary>
    protected internal virtual void WriteArguments(SlackArgumentWriter writer)
    {
    }

    /// <summary>Writes all arguments, those without a property included.</summary>
    internal void WriteAll(SlackArgumentWriter writer)
    {
        writer.Origin = Origin;
        WriteArguments(writer);
        foreach (var (name, json) in Unrecognized ?? EmptyBag)
        {
            writer.Json(Encoding.UTF8.GetBytes(name), json);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">An argument holds bytes to upload, which JSON cannot carry.</exception>
    protected override void WriteFields(SlackJsonWriter writer) => WriteArguments(new JsonArgumentWriter(writer) { Origin = Origin });

    // A token travels in a header only: one that stands among stored arguments is taken for this call, and never written.
    internal override bool ReadOther(ref SlackReader reader)
    {
        if (reader.Field(OwnNames) < 0)
        {
            return false;
        }

        Token = reader.String();
        return true;
    }

    /// <summary>Checks what can be checked before sending.</summary>
    /// <exception cref="ArgumentException">The set arguments do not go together.</exception>
    protected internal virtual void Validate()
    {
    }

    /// <summary>Sets what the first of several pages needs, where the caller has not: a page size, a first cursor.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void BeginPaging()
    {
    }

    /// <summary>Sets the cursor of the next page.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void SetCursor(string cursor) => throw new NotSupportedException("This method has no pages.");

    /// <summary>The value of the argument that the method's budget is counted by.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual string? PartitionKey => null;

    /// <summary>A copy that asks for the first page: the caller's request stays as it is.</summary>
    internal SlackRequest AtFirstPage()
    {
        var copy = (SlackRequest)MemberwiseClone();
        copy.BeginPaging();
        return copy;
    }

    internal SlackRequest At(string cursor)
    {
        var copy = (SlackRequest)MemberwiseClone();
        copy.SetCursor(cursor);
        return copy;
    }

    /// <summary>Makes sure that exactly one of some arguments is set.</summary>
    /// <param name="names">The arguments, for the message.</param>
    /// <param name="count">How many of them are set.</param>
    /// <exception cref="ArgumentException">None is, or more than one.</exception>
    protected static void ExactlyOne(string names, int count)
    {
        if (count != 1)
        {
            throw new ArgumentException($"Exactly one of {names} must be set; {(count == 0 ? "none is" : $"{count} are")}.");
        }
    }

    /// <summary>Makes sure that at least one of some arguments is set.</summary>
    /// <param name="names">The arguments, for the message.</param>
    /// <param name="count">How many of them are set.</param>
    /// <exception cref="ArgumentException">None is.</exception>
    protected static void AtLeastOne(string names, int count)
    {
        if (count == 0)
        {
            throw new ArgumentException($"At least one of {names} must be set; none is.");
        }
    }

    /// <summary>Makes sure that at most one of some arguments is set.</summary>
    /// <param name="names">The arguments, for the message.</param>
    /// <param name="count">How many of them are set.</param>
    /// <exception cref="ArgumentException">More than one is.</exception>
    protected static void AtMostOne(string names, int count)
    {
        if (count > 1)
        {
            throw new ArgumentException($"At most one of {names} may be set; {count} are.");
        }
    }

    /// <summary>Makes sure that some arguments are set together or not at all.</summary>
    /// <param name="names">The arguments, for the message.</param>
    /// <param name="count">How many of them are set.</param>
    /// <param name="all">How many there are.</param>
    /// <exception cref="ArgumentException">Some are, but not all.</exception>
    protected static void AllOrNone(string names, int count, int all)
    {
        if (count != 0 && count != all)
        {
            throw new ArgumentException($"{names} must be set together or not at all; {count} of {all} are.");
        }
    }
}
