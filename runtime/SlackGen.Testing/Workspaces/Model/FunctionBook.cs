using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The executions of functions: the newest 10,000. The caller holds the gate.</summary>
internal sealed class FunctionBook
{
    private const int MaxExecutions = 10_000;

    private readonly Dictionary<string, FunctionOutcome?> executions = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Starts an execution and returns its ID.</summary>
    public string Start(WorkspaceState state, string callbackId, JsonObject inputs)
    {
        if (order.Count == MaxExecutions)
        {
            executions.Remove(order.Dequeue());
        }

        var id = state.NextId("Fx");
        order.Enqueue(id);
        executions.Add(id, null);
        return id;
    }

    /// <summary>Returns the result of an execution; null while it runs.</summary>
    public FunctionOutcome? ResultOf(string id) => executions.GetValueOrDefault(id);
}
