namespace Housekeeping;

/// <summary>The methods that housekeeping calls, with a bot token.</summary>
[SlackApi(
    "canvases.access.delete",
    "chat.postMessage",
    "chat.update",
    "conversations.archive",
    "conversations.history",
    "conversations.list",
    "search.messages",
    "users.conversations",
    Token = SlackTokenKinds.Bot)]
public sealed partial class HousekeepingClient;
