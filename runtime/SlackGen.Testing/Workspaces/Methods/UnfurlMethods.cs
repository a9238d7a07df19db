using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>chat.unfurl</c>.</summary>
internal static class UnfurlMethods
{
    private const string AppUnfurl = "is_app_unfurl";

    public static IReadOnlyList<WorkspaceMethod> All { get; } = [new("chat.unfurl", Unfurl)];

    private static JsonObject Unfurl(WorkspaceCall call)
    {
        var (channel, message) = call.Text("channel") is null ? ByUnfurlId(call) : ByTimestamp(call);
        var previews = Previews(call, message);
        MessagePosting.Change(call.State, channel, message, m => m.Attachments = Replace(m.Attachments, previews));
        AskToSignIn(call, channel, message);
        return [];
    }

    private static (ChannelEntity Channel, MessageEntity Message) ByTimestamp(WorkspaceCall call)
    {
        var channel = call.FindChannel(call.Text("channel")) ?? throw new WorkspaceErrorException("cannot_find_channel");
        return (channel, call.Message(channel, "ts", "cannot_find_message"));
    }

    // The ID is that of the event link_shared. The composer, the other source, is not modelled.
    private static (ChannelEntity Channel, MessageEntity Message) ByUnfurlId(WorkspaceCall call)
    {
        if (call.Text("source") != LinkSharing.PostedSource)
        {
            throw new WorkspaceErrorException("invalid_source");
        }

        return call.Text("unfurl_id")?.Split('.', 2) is [var id, var ts]
            && call.State.Channels.TryGetValue(id, out var channel)
            && channel.Messages.TryGetValue(ts, out var message)
            && !message.IsTombstone
                ? (channel, message)
                : throw new WorkspaceErrorException("invalid_unfurl_id");
    }

    private static List<JsonObject> Previews(WorkspaceCall call, MessageEntity message)
    {
        if (call.Arguments["unfurls"] is not JsonObject unfurls)
        {
            throw new WorkspaceErrorException("missing_unfurls");
        }

        var urls = LinkSharing.UrlsOf(message);
        var previews = new List<JsonObject>();
        foreach (var (url, preview) in unfurls)
        {
            if (preview is not JsonObject content)
            {
                throw new WorkspaceErrorException("cannot_parse_attachment");
            }

            if (!urls.Contains(url))
            {
                throw new WorkspaceErrorException("cannot_unfurl_message", $"[ERROR] the message does not contain {url}");
            }

            if (call.State.UnfurlDomains.Count > 0 && LinkSharing.DomainOf(call.State, url) is null)
            {
                throw new WorkspaceErrorException("cannot_unfurl_url");
            }

            previews.Add(PreviewOf(call, url, content));
        }

        return previews;
    }

    private static JsonObject PreviewOf(WorkspaceCall call, string url, JsonObject content)
    {
        var preview = (JsonObject)content.DeepClone();
        preview["from_url"] = url;
        preview["app_unfurl_url"] = url;
        preview[AppUnfurl] = true;
        preview["app_id"] = call.State.App.AppId;
        return preview;
    }

    // Another call for the same message replaces the previews of the app, and leaves other attachments.
    private static JsonArray Replace(JsonArray? attachments, List<JsonObject> previews) =>
        new([.. (attachments ?? []).Where(a => a?[AppUnfurl] is null).Select(a => a?.DeepClone()), .. previews]);

    private static void AskToSignIn(WorkspaceCall call, ChannelEntity channel, MessageEntity message)
    {
        var blocks = call.Copy("user_auth_blocks") as JsonArray;
        if (message.UserId is not { } author || (blocks is null && !call.Flag("user_auth_required")))
        {
            return;
        }

        var url = call.Text("user_auth_url") is { } given ? $" <{Uri.UnescapeDataString(given)}>" : "";
        var content = new MessageContent(call.Text("user_auth_message") ?? $"Sign in to see previews of links.{url}", blocks, null);
        MessagePosting.Post(call.State, channel, new MessageDraft(call.State.Bot, content) { EphemeralTo = author }.ToMessage(call.State.NextTimestamp()));
    }
}
