namespace SlackGen.Testing;

/// <summary>The messages that are to be posted later.</summary>
internal sealed class ScheduledMessages
{
}
