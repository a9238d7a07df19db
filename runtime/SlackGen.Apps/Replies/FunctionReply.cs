namespace SlackGen.Apps;

/// <summary>The result of a workflow function: its outputs, or an error.</summary>
public sealed class FunctionReply : SlackReply
{
}
