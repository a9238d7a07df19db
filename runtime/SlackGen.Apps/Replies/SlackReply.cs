namespace SlackGen.Apps;

/// <summary>The base class of what a handler returns. It becomes the acknowledgement of the delivery.</summary>
public abstract class SlackReply
{
    private protected SlackReply()
    {
    }

    /// <summary>Gets the kind of delivery that it replies to.</summary>
    internal abstract SlackHandlerKind Kind { get; }

    /// <summary>Returns the JSON of the acknowledgement; empty for none.</summary>
    internal virtual ReadOnlyMemory<byte> ToPayload() => default;
}
