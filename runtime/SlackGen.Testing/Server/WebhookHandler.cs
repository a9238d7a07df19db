using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>Serves the URLs of incoming webhooks, which post a message in one channel. It responds in plain text, with Slack's status for each error.</summary>
/// <param name="options">The options of the fake.</param>
/// <param name="workspaces">The workspaces.</param>
/// <param name="check">Checks messages.</param>
/// <param name="messages">The recorded messages.</param>
/// <param name="faults">The faults of webhooks.</param>
internal sealed class WebhookHandler(
    FakeSlackOptions options, WorkspaceTable workspaces, MessageCheck check, Recording<RecordedResponseMessage> messages, FaultQueue faults)
{
    private const string Prefix = "/services";

    public static bool Handles(HttpContext http) => http.Request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal);

    /// <summary>Returns the path of a webhook.</summary>
    public static string PathOf(WorkspaceState state, Webhook webhook) => $"{Prefix}/{state.App.TeamId}/{webhook.Id}/{webhook.Secret}";

    public async Task HandleAsync(HttpContext http, CancellationToken stopping)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await FakeResponse.MethodNotAllowed().WriteAsync(http.Response).ConfigureAwait(false);
            return;
        }

        var path = http.Request.Path.Value!;
        var message = await MessageBody.ReadAsync(http.Request).ConfigureAwait(false);
        if (faults.Next() is { } fault)
        {
            await fault.PlayAsync(http, () => Respond(path, message), options.TimeProvider, stopping).ConfigureAwait(false);
            return;
        }

        await Respond(path, message).WriteAsync(http.Response).ConfigureAwait(false);
    }

    private FakeResponse Respond(string path, JsonObject? message)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var workspace = workspaces.Find(segments.ElementAtOrDefault(1));
        var (status, text) = segments.Length != 4 ? (StatusCodes.Status404NotFound, "no_service_id")
            : workspace is null ? (StatusCodes.Status404NotFound, "no_team")
            : workspace.Change(() => Post(workspace.State, segments[2], segments[3], message));
        var recorded = new RecordedResponseMessage
        {
            ResponseUrl = new Uri(workspaces.First.State.Address!, path),
            Message = message ?? [],
            Refused = status == StatusCodes.Status200OK ? null : text,
            ReceivedAt = options.TimeProvider.GetUtcNow(),
        };
        messages.Add(recorded);
        options.Observer?.Posted(recorded);
        return new FakeResponse(Encoding.ASCII.GetBytes(text), "text/plain; charset=utf-8") { Status = status };
    }

    private (int Status, string Text) Post(WorkspaceState state, string id, string secret, JsonObject? message)
    {
        if (state.Webhooks.Find(id) is not { } webhook)
        {
            return (StatusCodes.Status404NotFound, "no_service");
        }

        if (webhook.Secret != secret)
        {
            return (StatusCodes.Status403Forbidden, "invalid_token");
        }

        if (message is null)
        {
            return (StatusCodes.Status400BadRequest, "invalid_payload");
        }

        if (check.Check(message) is { } mistake)
        {
            return (StatusCodes.Status400BadRequest, mistake.Code);
        }

        if (!state.Channels.TryGetValue(webhook.ChannelId, out var channel))
        {
            return (StatusCodes.Status404NotFound, "channel_not_found");
        }

        if (channel.IsArchived)
        {
            return (StatusCodes.Status410Gone, "channel_is_archived");
        }

        string? thread = null;
        if ((string?)message["thread_ts"] is { Length: > 0 } ts)
        {
            if (MessageThreads.FindRoot(channel, ts) is not { } root)
            {
                return (StatusCodes.Status400BadRequest, "invalid_thread_ts");
            }

            thread = root.Ts;
        }

        // An app's webhook cannot change its channel, name or picture.
        var posted = new MessageEntity
        {
            Ts = state.NextTimestamp(),
            UserId = null,
            BotId = webhook.Id,
            Subtype = MessageSubtypes.BotMessage,
            ThreadTs = thread,
        };
        MessageContent.Read(message).CopyTo(posted);
        MessagePosting.Post(state, channel, posted);
        return (StatusCodes.Status200OK, "ok");
    }
}
