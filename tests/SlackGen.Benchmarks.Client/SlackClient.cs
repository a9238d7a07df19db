namespace SlackGen.Benchmarks;

/// <summary>The methods that are measured.</summary>
[SlackApi("users.*", "conversations.list", "conversations.history", "calls.add", "chat.postMessage", "views.open")]
public partial class SlackClient;
