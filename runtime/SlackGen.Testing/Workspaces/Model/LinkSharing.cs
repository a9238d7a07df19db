using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Finds the links of messages that an app previews.</summary>
internal static class LinkSharing
{
    /// <summary>The place of a link in a message that has been posted.</summary>
    public const string PostedSource = "conversations_history";

    /// <summary>Raises <c>link_shared</c> if a message has links to the domains of <see cref="WorkspaceState.UnfurlDomains"/>. Messages of the app itself raise none.</summary>
    public static void Raise(WorkspaceState state, ChannelEntity channel, MessageEntity message)
    {
        if (state.UnfurlDomains.Count == 0 || message.UserId is not { } author || message.IsFrom(state.Bot) || !MessageSubtypes.IsWritten(message.Subtype))
        {
            return;
        }

        var links = new JsonArray();
        foreach (var url in UrlsOf(message))
        {
            if (DomainOf(state, url) is { } domain)
            {
                links.Add(new JsonObject { ["domain"] = domain, ["url"] = url });
            }
        }

        if (links.Count > 0)
        {
            state.Raise(EventOf(state, channel, message, author, links), channel);
        }
    }

    /// <summary>Returns the ID of the preview of a message's links, for <c>chat.unfurl</c>.</summary>
    public static string UnfurlIdOf(ChannelEntity channel, MessageEntity message) => $"{channel.Id}.{message.Ts}";

    /// <summary>Returns the URLs to which a message links, each once.</summary>
    public static IReadOnlyList<string> UrlsOf(MessageEntity message) =>
        [.. MrkdwnText.UrlsOf(message.Text).Concat(LinksIn(message.Blocks)).Distinct(StringComparer.Ordinal)];

    /// <summary>Returns the domain of the app to which a URL belongs; null for none.</summary>
    public static string? DomainOf(WorkspaceState state, string url) => Uri.TryCreate(url, UriKind.Absolute, out var target)
        ? state.UnfurlDomains.FirstOrDefault(d => IsWithin(target.Host, d))
        : null;

    private static bool IsWithin(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> LinksIn(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(LinksIn),
        JsonObject part when (string?)(part["type"] as JsonValue) == "link" => (string?)part["url"] is { } url ? [url] : [],
        JsonObject part when (string?)(part["type"] as JsonValue) == "mrkdwn" => MrkdwnText.UrlsOf((string?)part["text"] ?? ""),
        JsonObject part => part.SelectMany(p => LinksIn(p.Value)),
        _ => [],
    };

    private static JsonObject EventOf(WorkspaceState state, ChannelEntity channel, MessageEntity message, string author, JsonArray links)
    {
        var @event = new JsonObject
        {
            ["type"] = "link_shared",
            ["channel"] = channel.Id,
            ["is_bot_user_member"] = channel.HasMember(state.App.BotUserId),
            ["user"] = author,
            ["message_ts"] = message.Ts,
            ["links"] = links,
            ["unfurl_id"] = UnfurlIdOf(channel, message),
            ["source"] = PostedSource,
        };
        if (message.ThreadTs is { } thread)
        {
            @event["thread_ts"] = thread;
        }

        return @event;
    }
}
