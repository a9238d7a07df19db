namespace SlackGen.Testing;

/// <summary>Delivers the events of a workspace to the app, in order, if the app is subscribed to them and may see them.</summary>
internal sealed class EventRouter
{
    private const int MaxPublished = 1_000;

    private readonly Recording<WorkspaceEvent> published = new(MaxPublished);

    /// <summary>Gets the events that the workspace has raised, whether the app receives them or not: the last 1,000.</summary>
    public IReadOnlyList<WorkspaceEvent> Published => published.Snapshot();

    /// <summary>Accepts events for delivery. It never blocks.</summary>
    public void Publish(IReadOnlyList<WorkspaceEvent> events)
    {
        foreach (var raised in events)
        {
            published.Add(raised);
        }
    }
}
