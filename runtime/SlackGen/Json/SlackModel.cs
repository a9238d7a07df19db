using System.ComponentModel;
using System.Text.Json;

namespace SlackGen;

/// <summary>What every generated object has: a way to write itself, and room for what its properties could not take.</summary>
public interface ISlackModel
{
    /// <summary>
    /// What Slack sent and no property could take: fields that the manifest lacks, and values of another kind than documented. Kept only when
    /// <see cref="SlackClientOptions.KeepUnrecognized"/> is on; written back when the object is sent.
    /// </summary>
    IReadOnlyDictionary<string, JsonElement>? Unrecognized { get; }

    /// <summary>Returns the object as Slack's JSON.</summary>
    string ToJson();

    /// <summary>Writes the fields of the object.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void WriteFields(SlackJsonWriter writer);
}

/// <summary>The base of generated objects.</summary>
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

    /// <summary>Gets what the JSON that it was read from says beyond its properties; null for nearly all objects.</summary>
    internal JsonOrigin? Origin { get; private set; }

    void ISlackModel.WriteFields(SlackJsonWriter writer) => WriteFields(writer);

    /// <summary>
    /// Returns the object as Slack's JSON. A property that is null is left out, except where Slack always sends the field. A required field that was absent
    /// when the object was read stays absent while its property holds the default.
    /// </summary>
    public string ToJson()
    {
        using var buffer = SlackJsonWriter.Write<ISlackModel, ModelCodec>(this);
        return System.Text.Encoding.UTF8.GetString(buffer.Written);
    }

    /// <summary>Writes the fields of the object.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void WriteFields(SlackJsonWriter writer);

    /// <summary>Reads the properties of an object that the reader has stepped into.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void ReadFields(ref SlackReader reader) => reader.NextField(FieldNames.None, this);

    /// <summary>Reads the properties of an object that the reader has stepped into.</summary>
    internal void ReadFrom(ref SlackReader reader) => ReadFields(ref reader);

    /// <summary>Reads the current property where it belongs to the base class.</summary>
    internal virtual bool ReadOther(ref SlackReader reader) => false;

    /// <summary>Records that the object was read from JSON.</summary>
    internal virtual void MarkRead()
    {
    }

    internal void Drop(string name)
    {
        if (Unrecognized is Dictionary<string, JsonElement> bag && bag.Remove(name) && bag.Count == 0)
        {
            Unrecognized = null;
        }
    }

    internal void Keep(string name, JsonElement value)
    {
        var bag = Unrecognized as Dictionary<string, JsonElement> ?? new(StringComparer.Ordinal);
        bag[name] = value;
        Unrecognized = bag;
    }

    internal void MarkAbsent(ulong fields) => (Origin ??= new()).Absent = fields;
}
