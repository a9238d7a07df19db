using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A modal or a Home tab of one user at one moment. It does not change; read it again to see what happened since.</summary>
public sealed class WorkspaceView
{
    internal WorkspaceView(string userId, JsonObject json) => (UserId, Json) = (userId, json);

    /// <summary>Gets the ID of the user who sees the view.</summary>
    public string UserId { get; }

    /// <summary>Gets the view as <c>views.open</c> returns it.</summary>
    public JsonObject Json { get; }

    /// <summary>Gets the ID of the view.</summary>
    public string Id => (string)Json["id"]!;

    /// <summary>Gets the <c>callback_id</c>; empty if the app set none.</summary>
    public string CallbackId => (string?)Json["callback_id"] ?? "";

    /// <summary>Gets the title; empty for a Home tab.</summary>
    public string Title => (string?)Json["title"]?["text"] ?? "";

    /// <summary>Returns the title.</summary>
    public override string ToString() => Title;
}
