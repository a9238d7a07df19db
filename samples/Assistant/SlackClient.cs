using SlackGen;

namespace Assistant;

/// <summary>The methods that the assistant calls. The three that stream give it <c>StreamAsync</c>.</summary>
[SlackApi("assistant.threads.*", "chat.startStream", "chat.appendStream", "chat.stopStream", "conversations.replies")]
public sealed partial class SlackClient;
