using SlackGen.Testing;

namespace SlackGen.Resilience.Tests.Limits;

/// <summary>Methods under their own names, with budgets that a test can exhaust several times in a few seconds.</summary>
internal static class RateManifest
{
    public const int PerSeconds = 2;

    /// <summary>Calls in two seconds.</summary>
    public static IReadOnlyDictionary<string, int> Permits { get; } = new Dictionary<string, int>
    {
        ["users.info"] = 20,
        ["users.list"] = 10,
        ["conversations.history"] = 30,
        ["chat.postMessage"] = 2,
    };

    public static void AddTo(FakeSlackOptions options) => options
        .AddManifest("""
            group: users
            summary: Members.
            methods:
              info:
                summary: Gets a member.
                tier: special
                rate: { permits: 20, per: 2s }
                scopes: { bot: ["users:read"] }
                http: GET
                params:
                  user: { type: string, required: true, summary: ID of the member. }
              list:
                summary: Lists members.
                tier: special
                rate: { permits: 10, per: 2s }
                scopes: { bot: ["users:read"] }
                http: GET
            """)
        .AddManifest("""
            group: conversations
            summary: Channels.
            methods:
              history:
                summary: Lists messages.
                tier: special
                rate: { permits: 30, per: 2s }
                scopes: { bot: ["channels:history"] }
                http: GET
                params:
                  channel: { type: string, required: true, summary: ID of the channel. }
            """)
        .AddManifest("""
            group: chat
            summary: Messages.
            methods:
              postMessage:
                summary: Posts a message.
                tier: special
                rate: { permits: 2, per: 2s, by: channel }
                scopes: { bot: ["chat:write"] }
                body: json
                params:
                  channel: { type: string, required: true, summary: ID of the channel. }
                  text: { type: string, summary: The message. }
            """);
}
