namespace SlackGen.Resilience.Tests;

/// <summary>A client with one method of each sort: documented as GET or as POST, idempotent or not, pages, upload.</summary>
[SlackApi("api.test", "users.info", "users.list", "chat.postMessage", "conversations.history", "users.setPhoto", "files.remote.share")]
public partial class SlackClient;
