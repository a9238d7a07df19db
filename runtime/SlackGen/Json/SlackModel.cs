using System.ComponentModel;
using System.Text.Json;

namespace SlackGen;

/// <summary>Represents a generated object. It writes itself as JSON and can keep the values that its properties do not hold.</summary>
public interface ISlackModel
{
    /// <summary>
    /// Gets the values that no property holds: fields that the manifest does not contain, and values of another kind than documented. They are kept only if
    /// <see cref="SlackClientOptions.KeepUnrecognized"/> is true, and are written when the object is sent.
    /// </summary>
    IReadOnlyDictionary<string, JsonElement>? Unrecognized { get; }

    /// <summary>Returns the object as Slack's JSON.</summary>
    string ToJson();

    /// <summary>Writes the fields of the object.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void WriteFields(SlackJsonWriter writer);
}

/// <summary>The base class of generated objects.</summary>
public abstract class SlackModel : ISlackModel
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, JsonElement>? Unrecognized
    {
        get => Origin?.Unrecognized;
        set
        {
            if (value is not null || Origin is not null)
            {
                (Origin ??= new()).Unrecognized = value;
            }
        }
    }

    /// <summary>Gets the parts of the object's JSON that its properties do not hold; null if there are none.</summary>
    internal UnmappedJson? Origin { get; private set; }

    void ISlackModel.WriteFields(SlackJsonWriter writer) => WriteFields(writer);

    /// <summary>
    /// Returns the object as Slack's JSON. Null properties are omitted, except for fields that Slack always sends. A required field that was absent when the
    /// object was read is omitted while its property holds the default.
    /// </summary>
    public string ToJson()
    {
        using var buffer = SlackJsonWriter.Write<ISlackModel, ModelCodec>(this);
        return System.Text.Encoding.UTF8.GetString(buffer.Written);
    }

    /// <summary>Writes the fields of the object.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void WriteFields(SlackJsonWriter writer);

    /// <summary>Reads the fields of the object that the reader has entered.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void ReadFields(ref SlackReader reader) => reader.NextField(FieldNames.None, this);

    /// <summary>Reads the fields of the object that the reader has entered.</summary>
    internal void ReadFrom(ref SlackReader reader) => ReadFields(ref reader);

    /// <summary>Reads the current field if it belongs to the base class.</summary>
    /// <returns>False if it does not; nothing has been read then.</returns>
    internal virtual bool ReadOther(ref SlackReader reader) => false;

    /// <summary>Records that the object was read from JSON.</summary>
    internal virtual void MarkRead()
    {
    }

    /// <summary>Removes a value from <see cref="Unrecognized"/>.</summary>
    internal void Drop(string name)
    {
        if (Unrecognized is Dictionary<string, JsonElement> bag && bag.Remove(name) && bag.Count == 0)
        {
            Unrecognized = null;
        }
    }

    /// <summary>Adds a value to <see cref="Unrecognized"/>.</summary>
    internal void Keep(string name, JsonElement value)
    {
        var bag = Unrecognized as Dictionary<string, JsonElement> ?? new(StringComparer.Ordinal);
        bag[name] = value;
        Unrecognized = bag;
    }

    /// <summary>Records the required fields that were absent, one bit each.</summary>
    internal void MarkAbsent(ulong fields) => (Origin ??= new()).Absent = fields;
}
