namespace SlackGen.Testing;

/// <summary>The incoming webhooks, which only the owner of the workspace adds. The caller holds the gate.</summary>
internal sealed class WebhookBook
{
    private readonly Dictionary<string, Webhook> webhooks = new(StringComparer.Ordinal);

    /// <summary>Adds a webhook that posts in a channel.</summary>
    public Webhook Add(WorkspaceState state, string channelId)
    {
        var webhook = new Webhook(state.NextId("B"), channelId, Guid.NewGuid().ToString("N"));
        webhooks.Add(webhook.Id, webhook);
        return webhook;
    }

    /// <summary>Returns a webhook; null if there is none.</summary>
    public Webhook? Find(string id) => webhooks.GetValueOrDefault(id);
}
