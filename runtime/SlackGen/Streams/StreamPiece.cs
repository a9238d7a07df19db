namespace SlackGen;

/// <summary>Text among the chunks of a streaming message.</summary>
internal sealed class StreamText(string text) : SlackModel
{
    private static readonly FieldNames WireNames = new(" type text"u8);

    /// <summary>Gets the text.</summary>
    public string Text => text;

    protected override void WriteFields(SlackJsonWriter writer)
    {
        writer.Names(WireNames);
        writer.String("markdown_text");
        writer.String(text);
    }
}

/// <summary>The arguments of a call that continues or ends a streaming message: the message, the next pieces, and the caller's arguments.</summary>
internal sealed class StreamPiece : SlackRequest
{
    private readonly string channel;
    private readonly SlackTimestamp ts;
    private readonly IReadOnlyList<ISlackModel> pieces;
    private readonly SlackRequest? completion;

    public StreamPiece(string channel, SlackTimestamp ts, IReadOnlyList<ISlackModel> pieces, SlackRequest? completion = null)
    {
        (this.channel, this.ts, this.pieces, this.completion) = (channel, ts, pieces, completion);
        Idempotent = completion?.Idempotent;
    }

    protected internal override string? PartitionKey => channel;

    protected internal override void WriteArguments(SlackArgumentWriter writer)
    {
        writer.String("channel"u8, channel);
        writer.Timestamp("ts"u8, ts);
        switch (pieces)
        {
            case []:
                break;
            case [StreamText text]:
                writer.String("markdown_text"u8, text.Text);
                break;
            default:
                writer.Objects("chunks"u8, pieces);
                break;
        }

        completion?.WriteAll(writer);
    }
}
