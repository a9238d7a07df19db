using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>
/// The base of generated requests. The JSON of a request is an object of its arguments, without the token. <c>Unrecognized</c> holds arguments that are not
/// in the manifest; they are sent too.
/// </summary>
public abstract class SlackRequest : SlackModel
{
    private static readonly Dictionary<string, JsonElement> EmptyBag = [];

    private static readonly FieldNames OwnNames = new(" token"u8);

    /// <summary>Gets or sets the token of this call; null for the client's token.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Token { get; set; }

    /// <summary>
    /// Gets or sets whether this call may be retried after an unclear failure; null for the manifest's setting. If the method is not idempotent, <c>true</c>
    /// means that a message may be posted twice.
    /// </summary>
    public bool? Idempotent { get; set; }

    /// <summary>Writes the arguments.</summary>
    protected internal virtual void WriteArguments(SlackArgumentWriter writer)
    {
    }

    /// <summary>Writes all arguments, including those without a property.</summary>
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
    /// <exception cref="NotSupportedException">An argument is a file to upload, which JSON cannot hold.</exception>
    protected override void WriteFields(SlackJsonWriter writer) => WriteArguments(new JsonArgumentWriter(writer) { Origin = Origin });

    // A token is sent in the header only: a token among stored arguments becomes the token of this call and is never written.
    internal override bool ReadOther(ref SlackReader reader)
    {
        if (reader.Field(OwnNames) < 0)
        {
            return false;
        }

        Token = reader.String();
        return true;
    }

    /// <summary>Checks the arguments before they are sent.</summary>
    /// <exception cref="ArgumentException">The arguments that are set cannot be combined.</exception>
    protected internal virtual void Validate()
    {
    }

    /// <summary>Sets the arguments that the first page needs and the caller has not set: a page size, a first cursor.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void BeginPaging()
    {
    }

    /// <summary>Sets the cursor of the next page.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void SetCursor(string cursor) => throw new NotSupportedException("This method has no pages.");

    /// <summary>Gets the value of the argument that splits the method's budget; null if there is none.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual string? PartitionKey => null;

    /// <summary>Returns a copy that requests the first page. The caller's request does not change.</summary>
    internal SlackRequest AtFirstPage()
    {
        var copy = (SlackRequest)MemberwiseClone();
        copy.BeginPaging();
        return copy;
    }

    /// <summary>Returns a copy that requests the page at a cursor.</summary>
    internal SlackRequest AtCursor(string cursor)
    {
        var copy = (SlackRequest)MemberwiseClone();
        copy.SetCursor(cursor);
        return copy;
    }

    /// <summary>Checks that exactly one of several arguments is set.</summary>
    /// <param name="names">The arguments, for the message.</param>
    /// <param name="count">How many of them are set.</param>
    /// <exception cref="ArgumentException">None or more than one is set.</exception>
    protected static void ExactlyOne(string names, int count)
    {
        if (count != 1)
        {
            throw new ArgumentException($"Exactly one of {names} must be set; {(count == 0 ? "none is" : $"{count} are")}.");
        }
    }

    /// <summary>Checks that at least one of several arguments is set.</summary>
    /// <param name="names">The arguments, for the message.</param>
    /// <param name="count">How many of them are set.</param>
    /// <exception cref="ArgumentException">None is set.</exception>
    protected static void AtLeastOne(string names, int count)
    {
        if (count == 0)
        {
            throw new ArgumentException($"At least one of {names} must be set; none is.");
        }
    }

    /// <summary>Checks that at most one of several arguments is set.</summary>
    /// <param name="names">The arguments, for the message.</param>
    /// <param name="count">How many of them are set.</param>
    /// <exception cref="ArgumentException">More than one is set.</exception>
    protected static void AtMostOne(string names, int count)
    {
        if (count > 1)
        {
            throw new ArgumentException($"At most one of {names} may be set; {count} are.");
        }
    }

    /// <summary>Checks that several arguments are set together or not at all.</summary>
    /// <param name="names">The arguments, for the message.</param>
    /// <param name="count">How many of them are set.</param>
    /// <param name="all">The number of arguments.</param>
    /// <exception cref="ArgumentException">Some are set, but not all.</exception>
    protected static void AllOrNone(string names, int count, int all)
    {
        if (count != 0 && count != all)
        {
            throw new ArgumentException($"{names} must be set together or not at all; {count} of {all} are.");
        }
    }
}
