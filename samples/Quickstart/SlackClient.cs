using SlackGen;

namespace Quickstart;

/// <summary>The client of this program. Only the methods that the attribute selects are generated.</summary>
[SlackApi("calls.*", "users.*", "dialog.open", "auth.test", "chat.postMessage")]
public partial class SlackClient;
