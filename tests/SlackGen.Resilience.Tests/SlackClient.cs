namespace SlackGen.Resilience.Tests;

/// <summary>A client with one method of each sort: documented as GET or as POST, idempotent or not, pages, uploads, downloads, streams.</summary>
[SlackApi("api.test", "users.info", "users.list", "chat.postMessage", "conversations.history", "users.setPhoto", "files.remote.share",
    "files.getUploadURLExternal", "files.completeUploadExternal", "files.info", "files.delete",
    "chat.startStream", "chat.appendStream", "chat.stopStream", "conversations.replies")]
public partial class SlackClient;
