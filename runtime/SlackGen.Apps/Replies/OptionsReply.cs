namespace SlackGen.Apps;

/// <summary>The options of an external select menu.</summary>
public sealed class OptionsReply : SlackReply
{
}
