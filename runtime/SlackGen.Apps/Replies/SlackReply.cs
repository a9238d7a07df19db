namespace SlackGen.Apps;

/// <summary>The base class of what a handler returns. It becomes the acknowledgement of the delivery.</summary>
public abstract class SlackReply
{
    private protected SlackReply()
    {
    }
}
