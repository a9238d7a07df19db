using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The effect of the app's acknowledgement of a submission on the modal.</summary>
/// <param name="Errors">The errors that the modal shows, by <c>block_id</c>.</param>
/// <param name="Warning">The warning that the modal shows; null for none.</param>
/// <param name="Shown">The modal that the acknowledgement shows; null for none.</param>
internal sealed record ViewReply(IReadOnlyDictionary<string, string> Errors, string? Warning, ViewEntity? Shown = null)
{
    private static readonly Dictionary<string, string> NoErrors = [];

    /// <summary>Applies the acknowledgement. The caller holds the gate.</summary>
    /// <param name="state">The state.</param>
    /// <param name="view">The submitted modal.</param>
    /// <param name="reply">The acknowledgement; null for an empty one.</param>
    /// <param name="check">Checks views.</param>
    public static ViewReply Apply(WorkspaceState state, ViewEntity view, JsonObject? reply, AppReplyCheck check)
    {
        var open = state.Views.ModalsOf(view.UserId);
        if (open.Count == 0 || open[^1] != view)
        {
            // The app or the person has closed it in the meantime.
            return new ViewReply(NoErrors, null);
        }

        try
        {
            return Apply(state, view, reply, reply?["response_action"]?.ToString(), check);
        }
        catch (WorkspaceErrorException e)
        {
            return Warn(string.Join(": ", e.Refusal.Messages.Prepend(e.Refusal.Error)));
        }
    }

    private static ViewReply Apply(WorkspaceState state, ViewEntity view, JsonObject? reply, string? action, AppReplyCheck check)
    {
        switch (action)
        {
            case null when reply is null:
                state.Views.Close(view.UserId);
                break;
            case "clear":
                state.Views.Clear(view.UserId);
                break;
            case "errors":
                return ReadErrors(view, reply!["errors"]);
            case "update" or "push" when reply!["view"] is JsonObject next:
                return check.CheckView(next) is { } mistake ? Warn(mistake) : new ViewReply(NoErrors, null, Show(state, view, next, isUpdate: action == "update"));
            case "update" or "push":
                return Warn($"the response_action '{action}' has no view");
            default:
                return Warn(action is null ? "the acknowledgement has no response_action" : $"there is no response_action '{action}'");
        }

        return new ViewReply(NoErrors, null);
    }

    private static ViewEntity Show(WorkspaceState state, ViewEntity view, JsonObject next, bool isUpdate)
    {
        if (!isUpdate)
        {
            return state.Views.Push(state, view.UserId, next);
        }

        state.Views.Update(state, view, next);
        return view;
    }

    private static ViewReply ReadErrors(ViewEntity view, JsonNode? errors)
    {
        if (errors is not JsonObject { Count: > 0 } byBlock)
        {
            return Warn("the response_action 'errors' has no errors");
        }

        var inputs = view.Json["blocks"]!.AsArray().OfType<JsonObject>().Where(b => (string?)b["type"] == "input").Select(b => (string)b["block_id"]!).ToList();
        return byBlock.FirstOrDefault(e => !inputs.Contains(e.Key)).Key is { } unknown
            ? Warn($"there is no input block '{unknown}' for an error; there are {(inputs.Count == 0 ? "none" : string.Join(", ", inputs))}")
            : new ViewReply(byBlock.ToDictionary(e => e.Key, e => e.Value?.ToString() ?? ""), null);
    }

    private static ViewReply Warn(string mistake) => new(NoErrors, mistake);
}
