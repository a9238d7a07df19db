namespace SlackGen.Resilience.Tests;

/// <summary>A client with one method of each sort: GET, idempotent POST, POST that is not, pages, upload.</summary>
[SlackApi("api.test", "users.info", "users.list", "chat.postMessage", "conversations.history", "users.setPhoto")]
public partial class SlackClient;
