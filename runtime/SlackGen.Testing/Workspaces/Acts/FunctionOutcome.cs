using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The result of a function that a workflow ran.</summary>
/// <param name="Outputs">The outputs; null if the function failed.</param>
/// <param name="Error">The error of <c>functions.completeError</c>; null if the function succeeded.</param>
public sealed record FunctionOutcome(JsonObject? Outputs, string? Error);
