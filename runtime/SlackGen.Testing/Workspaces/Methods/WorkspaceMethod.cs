using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A method that the workspace implements.</summary>
/// <param name="Name">The name, <c>chat.postMessage</c>.</param>
/// <param name="Invoke">
/// Changes the state and returns the fields of the response, without <c>ok</c>. It runs under <see cref="WorkspaceState.Gate"/>, and throws a
/// <see cref="WorkspaceErrorException"/> before it has changed anything.
/// </param>
internal sealed record WorkspaceMethod(string Name, Func<WorkspaceCall, JsonObject> Invoke);
