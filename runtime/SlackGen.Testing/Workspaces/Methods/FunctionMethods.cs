using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements the reports of an app about its functions, <c>functions.completeSuccess</c>.</summary>
internal static class FunctionMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("functions.completeSuccess", Succeed),
        new("functions.completeError", Fail),
    ];

    private static JsonObject Succeed(WorkspaceCall call)
    {
        RunningOf(call).Succeed(call.Copy("outputs") as JsonObject ?? []);
        return [];
    }

    private static JsonObject Fail(WorkspaceCall call)
    {
        RunningOf(call).Fail(call.Text("error") ?? "");
        return [];
    }

    private static FunctionExecution RunningOf(WorkspaceCall call)
    {
        var execution = call.State.Functions.Find(call.Text("function_execution_id") ?? "")
            ?? throw new WorkspaceErrorException("function_execution_not_found");
        return execution.IsRunning ? execution : throw new WorkspaceErrorException("execution_not_in_running_state");
    }
}
