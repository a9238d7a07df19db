namespace SlackGen.Apps;

/// <summary>The reply to the submission of a modal: errors, another view, or nothing.</summary>
public sealed class ViewReply : SlackReply
{
}
