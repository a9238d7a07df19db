namespace SlackGen.Apps;

/// <summary>The reply to a slash command: a message, or nothing.</summary>
public sealed class CommandReply : SlackReply
{
}
