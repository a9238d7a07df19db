using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The open modals, the Home tabs, and the triggers that open views. The caller holds the gate.</summary>
internal sealed class ViewBook
{
    /// <summary>Returns a new trigger ID, which opens one view within 3 seconds.</summary>
    public string CreateTrigger(WorkspaceState state, string userId) => state.NextId("trigger");

    /// <summary>Returns the open modals of a user, the visible one last.</summary>
    public IReadOnlyList<ViewEntity> ModalsOf(string userId) => [];

    /// <summary>Returns the Home tab of a user; null if the app has published none.</summary>
    public ViewEntity? HomeOf(string userId) => null;

    /// <summary>Opens the first modal of a user. It replaces those that are open.</summary>
    public ViewEntity Open(WorkspaceState state, string userId, JsonObject view) => new() { Id = state.NextId("V"), UserId = userId, Json = view };

    /// <summary>Opens a modal above the visible one.</summary>
    /// <exception cref="WorkspaceErrorException"><c>push_limit_reached</c>: three modals are open.</exception>
    public ViewEntity Push(WorkspaceState state, string userId, JsonObject view) => new() { Id = state.NextId("V"), UserId = userId, Json = view };

    /// <summary>Replaces the content of a view. What the user has typed into inputs that stay is kept.</summary>
    public void Update(WorkspaceState state, ViewEntity view, JsonObject content) => view.Json = content;

    /// <summary>Closes the visible modal of a user; the one below becomes visible.</summary>
    public void Close(string userId)
    {
    }

    /// <summary>Closes all modals of a user.</summary>
    public void Clear(string userId)
    {
    }
}
