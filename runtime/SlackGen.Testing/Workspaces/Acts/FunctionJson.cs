using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes the event of a function that a workflow reaches.</summary>
internal static class FunctionJson
{
    /// <param name="state">The state.</param>
    /// <param name="callbackId">The callback ID of the function.</param>
    /// <param name="function">The function of the app's manifest; null without a manifest.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="execution">The ID of the execution.</param>
    public static JsonObject CreateEvent(WorkspaceState state, string callbackId, FakeAppFunction? function, JsonObject inputs, string execution) => new()
    {
        ["type"] = "function_executed",
        ["function"] = new JsonObject
        {
            ["id"] = state.NextId("Fn"),
            ["callback_id"] = callbackId,
            ["title"] = function?.Title ?? callbackId,
            ["description"] = function?.Description ?? "",
            ["type"] = "app",
            ["input_parameters"] = ToJson(function?.Inputs),
            ["output_parameters"] = ToJson(function?.Outputs),
            ["app_id"] = state.App.AppId,
        },
        ["inputs"] = inputs.DeepClone(),
        ["function_execution_id"] = execution,
        ["workflow_execution_id"] = state.NextId("Wx"),
        ["bot_access_token"] = FakeSlack.BotToken,
    };

    private static JsonArray ToJson(IReadOnlyList<FakeAppParameter>? parameters) => new([.. (parameters ?? []).Select(p => new JsonObject
    {
        ["type"] = p.Type,
        ["name"] = p.Name,
        ["title"] = p.Title,
        ["description"] = p.Description,
        ["is_required"] = p.IsRequired,
    })]);
}
