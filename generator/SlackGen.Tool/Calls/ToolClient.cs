namespace SlackGen.Tool.Calls;

/// <summary>A client that calls methods by name.</summary>
internal sealed class ToolClient(SlackClientOptions options) : SlackClientBase(new Infrastructure.SlackConnection(options));
