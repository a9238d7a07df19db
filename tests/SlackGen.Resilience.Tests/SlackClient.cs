namespace SlackGen.Resilience.Tests;

/// <summary>A client with one method of each sort: documented as GET or as POST, idempotent or not, pages, uploads, downloads.</summary>
[SlackApi("api.test", "users.info", "users.list", "chat.postMessage", "conversations.history", "users.setPhoto", "files.remote.share",
    "files.getUploadURLExternal", "files.completeUploadExternal", "files.info", "files.delete")]
public partial class SlackClient;
