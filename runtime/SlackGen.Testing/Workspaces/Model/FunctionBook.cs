using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The executions of functions: the newest 10,000. The caller holds the gate.</summary>
internal sealed class FunctionBook
{
    private const int MaxExecutions = 10_000;

    private readonly Dictionary<string, FunctionExecution> executions = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Starts an execution, and returns its ID. The caller raises <c>function_executed</c>, since it knows the definition of the function.</summary>
    public string Start(WorkspaceState state, string callbackId, JsonObject inputs)
    {
        if (order.Count == MaxExecutions)
        {
            executions.Remove(order.Dequeue());
        }

        var execution = new FunctionExecution(state.NextId("Fx"), callbackId, inputs.DeepClone().AsObject());
        executions.Add(execution.Id, execution);
        order.Enqueue(execution.Id);
        return execution.Id;
    }

    /// <summary>Returns an execution, running or ended; null if there is none.</summary>
    public FunctionExecution? Find(string id) => executions.GetValueOrDefault(id);
}
