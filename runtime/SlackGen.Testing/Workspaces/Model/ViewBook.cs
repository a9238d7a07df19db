using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The open modals, the Home tabs, and the triggers that open views. The caller holds the gate.</summary>
internal sealed class ViewBook
{
    private const int MaxModals = 3;
    private const int MaxBytes = 250 * 1024;

    private readonly Dictionary<string, List<ViewEntity>> modals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ViewEntity> homes = new(StringComparer.Ordinal);

    /// <summary>Gets the triggers of all deliveries.</summary>
    public TriggerBook Triggers { get; } = new();

    private IEnumerable<ViewEntity> All => modals.Values.SelectMany(m => m).Concat(homes.Values);

    /// <summary>Returns a new trigger ID, which opens one view within 3 seconds.</summary>
    /// <param name="state">The state.</param>
    /// <param name="userId">The ID of the user who acts.</param>
    /// <param name="conversationId">The ID of the conversation in which the user acts; null outside of conversations.</param>
    public string CreateTrigger(WorkspaceState state, string userId, string? conversationId = null)
    {
        var id = $"{state.Now.ToUnixTimeSeconds()}.{state.NextId("")}.{Guid.NewGuid():N}";
        Triggers.Add(state, id, userId, conversationId);
        return id;
    }

    /// <summary>Returns an open modal or a Home tab by its ID; null if there is none.</summary>
    public ViewEntity? Find(string id) => All.FirstOrDefault(v => v.Id == id);

    /// <summary>Returns an open modal or a Home tab by the ID that the app chose; null if there is none.</summary>
    public ViewEntity? FindExternal(string externalId) => All.FirstOrDefault(v => (string?)v.Json["external_id"] == externalId);

    /// <summary>Returns the open modals of a user, the visible one last.</summary>
    public IReadOnlyList<ViewEntity> ModalsOf(string userId) => modals.TryGetValue(userId, out var open) ? [.. open] : [];

    /// <summary>Returns the Home tab of a user; null if the app has published none.</summary>
    public ViewEntity? HomeOf(string userId) => homes.GetValueOrDefault(userId);

    /// <summary>Opens the first modal of a user. It replaces those that are open.</summary>
    /// <exception cref="WorkspaceErrorException"><c>view_too_large</c>, <c>duplicate_external_id</c>, or <c>invalid_arguments</c> for a view that is not a modal or has two blocks of one ID.</exception>
    public ViewEntity Open(WorkspaceState state, string userId, JsonObject view, string? conversationId)
    {
        VerifyModal(view);
        Verify(view, modals.GetValueOrDefault(userId) ?? []);
        var opened = new ViewEntity { Id = state.NextId("V"), UserId = userId, ConversationId = conversationId, Json = [] };
        opened.Json = ViewJson.Create(state, opened, view);
        modals[userId] = [opened];
        return opened;
    }

    /// <summary>Opens a modal above the visible one.</summary>
    /// <exception cref="WorkspaceErrorException">
    /// <c>not_found</c>: no modal is open. <c>push_limit_reached</c>: three modals are open. The codes of <see cref="Open"/>.
    /// </exception>
    public ViewEntity Push(WorkspaceState state, string userId, JsonObject view)
    {
        VerifyModal(view);
        Verify(view, []);
        if (!modals.TryGetValue(userId, out var open))
        {
            throw new WorkspaceErrorException("not_found");
        }

        if (open.Count == MaxModals)
        {
            throw new WorkspaceErrorException("push_limit_reached");
        }

        var pushed = new ViewEntity { Id = state.NextId("V"), UserId = userId, ConversationId = open[^1].ConversationId, Json = [] };
        pushed.Json = ViewJson.Create(state, pushed, view, below: open[^1].Json);
        open.Add(pushed);
        return pushed;
    }

    /// <summary>Replaces the content of a view. What the user has typed into inputs that stay is kept.</summary>
    /// <exception cref="WorkspaceErrorException"><c>view_too_large</c>, <c>duplicate_external_id</c>, or <c>invalid_arguments</c> for a view of another type.</exception>
    public void Update(WorkspaceState state, ViewEntity view, JsonObject content)
    {
        if ((string?)content["type"] != (string?)view.Json["type"])
        {
            throw Invalid($"must be a view of type {view.Json["type"]} [json-pointer:/view/type]");
        }

        VerifySubmit(content);
        Verify(content, [view]);
        view.Json = ViewJson.Create(state, view, content, before: view.Json);
    }

    /// <summary>Shows a view on a user's Home tab, in place of the one that was there.</summary>
    /// <exception cref="WorkspaceErrorException"><c>view_too_large</c>, <c>duplicate_external_id</c>, or <c>invalid_arguments</c> for a view that is not a Home tab.</exception>
    public ViewEntity Publish(WorkspaceState state, string userId, JsonObject content)
    {
        if (HomeOf(userId) is { } home)
        {
            Update(state, home, content);
            return home;
        }

        if ((string?)content["type"] != "home")
        {
            throw Invalid("must be a view of type home [json-pointer:/view/type]");
        }

        Verify(content, []);
        home = new ViewEntity { Id = state.NextId("V"), UserId = userId, Json = [] };
        home.Json = ViewJson.Create(state, home, content);
        homes[userId] = home;
        return home;
    }

    /// <summary>Closes the visible modal of a user; the one below becomes visible.</summary>
    public void Close(string userId)
    {
        if (modals.TryGetValue(userId, out var open))
        {
            open.RemoveAt(open.Count - 1);
            if (open.Count == 0)
            {
                modals.Remove(userId);
            }
        }
    }

    /// <summary>Closes all modals of a user.</summary>
    public void Clear(string userId) => modals.Remove(userId);

    private static void VerifyModal(JsonObject view)
    {
        if ((string?)view["type"] is not ("modal" or "workflow_step"))
        {
            throw Invalid("must be a view of type modal [json-pointer:/view/type]");
        }

        VerifySubmit(view);
    }

    private static void VerifySubmit(JsonObject view)
    {
        if ((string?)view["type"] == "modal" && view["submit"] is null && view["blocks"]!.AsArray().Any(b => (string?)b?["type"] == "input"))
        {
            throw Invalid("missing required field: submit, since there are input blocks [json-pointer:/view]");
        }
    }

    private static WorkspaceErrorException Invalid(string message) => new("invalid_arguments", "[ERROR] " + message);

    /// <param name="view">The view of the app.</param>
    /// <param name="replaced">The views that it replaces, whose external IDs become free.</param>
    private void Verify(JsonObject view, IReadOnlyCollection<ViewEntity> replaced)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (BlockElements.WithInner(view["blocks"]!.AsArray()).Select(b => b[BlockElements.BlockId]?.ToString()).OfType<string>().FirstOrDefault(id => !ids.Add(id)) is { } twice)
        {
            throw Invalid($"two blocks have the block_id {twice} [json-pointer:/view/blocks]");
        }

        if (Encoding.UTF8.GetByteCount(view.ToJsonString()) > MaxBytes)
        {
            throw new WorkspaceErrorException("view_too_large");
        }

        if ((string?)view["external_id"] is { Length: > 0 } externalId && FindExternal(externalId) is { } taken && !replaced.Contains(taken))
        {
            throw new WorkspaceErrorException("duplicate_external_id");
        }
    }
}
