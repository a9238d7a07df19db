using SlackGen;

namespace Export;

/// <summary>The client of this program.</summary>
[SlackApi(
    "auth.test",
    "users.list",
    "conversations.list",
    "conversations.members",
    "conversations.history",
    "conversations.replies",
    "files.list")]
public partial class SlackClient;
