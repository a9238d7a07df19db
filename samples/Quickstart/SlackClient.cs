using SlackGen;

namespace Quickstart;

/// <summary>The methods that this program uses; nothing else is generated.</summary>
[SlackApi("calls.*", "users.*", "dialog.open", "auth.test", "chat.postMessage")]
public partial class SlackClient;
