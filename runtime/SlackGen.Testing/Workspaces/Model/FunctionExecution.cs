using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>An execution of a custom function by the app.</summary>
/// <param name="id">The ID, <c>Fx…</c>.</param>
/// <param name="callbackId">The callback ID of the function.</param>
/// <param name="inputs">The inputs, which nobody else changes.</param>
internal sealed class FunctionExecution(string id, string callbackId, JsonObject inputs)
{
    public string Id => id;

    public string CallbackId => callbackId;

    public JsonObject Inputs => inputs;

    /// <summary>Gets the outputs of a success; null while the function runs and after a failure.</summary>
    public JsonObject? Outputs { get; private set; }

    /// <summary>Gets the message of a failure; null while the function runs and after a success.</summary>
    public string? Error { get; private set; }

    public bool IsRunning => Outputs is null && Error is null;

    public void Succeed(JsonObject outputs) => Outputs = outputs;

    public void Fail(string error) => Error = error;
}
