using System.Text.Json.Serialization;

namespace SlackGen;

/// <summary>The metadata of a response.</summary>
[JsonConverter(typeof(SlackJsonConverter<SlackResponseMetadata>))]
public sealed class SlackResponseMetadata : SlackModel, ISlackObject<SlackResponseMetadata>
{
    private static readonly FieldNames WireNames = new(" next_cursor messages warnings"u8);

    /// <summary>Gets or sets the cursor of the next page; null or empty on the last page.</summary>
    public string? NextCursor { get; set; }

    /// <summary>Gets or sets the messages for developers, which say for example which argument is wrong.</summary>
    public IReadOnlyList<string>? Messages { get; set; }

    /// <summary>Gets or sets the warnings.</summary>
    public IReadOnlyList<string>? Warnings { get; set; }

    /// <inheritdoc/>
    protected override void WriteFields(SlackJsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Names(WireNames);
        writer.String(NextCursor);
        writer.List<string, StringCodec>(Messages);
        writer.List<string, StringCodec>(Warnings);
    }

    /// <inheritdoc/>
    protected override void ReadFields(ref SlackReader reader)
    {
        for (int field; (field = reader.NextField(WireNames, this)) >= 0;)
        {
            switch (field)
            {
                case 0:
                    NextCursor = reader.String();
                    break;
                case 1:
                    Messages = reader.List<string, StringCodec>();
                    break;
                case 2:
                    Warnings = reader.List<string, StringCodec>();
                    break;
            }
        }
    }

    static SlackResponseMetadata ISlackObject<SlackResponseMetadata>.Create() => new();
}
