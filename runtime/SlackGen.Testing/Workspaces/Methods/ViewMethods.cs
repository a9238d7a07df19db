using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>views.*</c>.</summary>
internal static class ViewMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("views.open", Open),
        new("views.push", Push),
        new("views.update", Update),
        new("views.publish", Publish),
    ];

    private static JsonObject Open(WorkspaceCall call) =>
        Exchange(call, (userId, conversationId) => call.State.Views.Open(call.State, userId, ViewOf(call), conversationId));

    private static JsonObject Push(WorkspaceCall call) =>
        Exchange(call, (userId, _) => call.State.Views.Push(call.State, userId, ViewOf(call)));

    private static JsonObject Update(WorkspaceCall call)
    {
        var views = call.State.Views;
        var view = (call.Text("view_id") is { } id ? views.Find(id) : views.FindExternal(call.Text("external_id") ?? ""))
            ?? throw new WorkspaceErrorException("not_found");
        VerifyHash(call, view);
        views.Update(call.State, view, ViewOf(call));
        return Respond(view);
    }

    private static JsonObject Publish(WorkspaceCall call)
    {
        var views = call.State.Views;
        var userId = call.Text("user_id");
        if (userId is null || !call.State.Users.ContainsKey(userId))
        {
            throw new WorkspaceErrorException("invalid_arguments", "[ERROR] no such user [json-pointer:/user_id]");
        }

        VerifyHash(call, views.HomeOf(userId));
        return Respond(views.Publish(call.State, userId, ViewOf(call)));
    }

    // A pointer of a function's interaction opens views as a trigger does.
    private static JsonObject Exchange(WorkspaceCall call, Func<string, string?, ViewEntity> show) => Respond(
        call.State.Views.Triggers.Exchange(call.State, call.Text("trigger_id") ?? call.Text("interactivity_pointer") ?? "", show));

    private static void VerifyHash(WorkspaceCall call, ViewEntity? view)
    {
        if (call.Text("hash") is { } hash && hash != (string?)view?.Json["hash"])
        {
            throw new WorkspaceErrorException("hash_conflict");
        }
    }

    private static JsonObject ViewOf(WorkspaceCall call) => call.Arguments["view"]!.AsObject();

    private static JsonObject Respond(ViewEntity view) => new() { ["view"] = view.Json.DeepClone() };
}
