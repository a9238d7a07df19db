namespace SlackGen.Testing;

/// <summary>Responds to the calls that the workspace implements, and publishes the events that they raise.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="manifest">The methods with the errors that they document.</param>
internal sealed class WorkspaceResponses(Workspace workspace, FakeManifest manifest)
{
    /// <summary>Returns the response; null if the workspace does not implement the method.</summary>
    /// <exception cref="InvalidOperationException">The workspace refuses with a code that the method does not document.</exception>
    public FakeResponse? Respond(CheckedCall call)
    {
        var method = call.Method!;
        if (call.Token is not { } token || !WorkspaceMethods.All.ContainsKey(method.Name))
        {
            return null;
        }

        var (fields, refusal) = workspace.Invoke(method.Name, call.Arguments, workspace.ActorOf(token), token);
        if (refusal is null)
        {
            return StubResponse.CreateOnce(fields!, method, call.Warning);
        }

        return manifest.PossibleErrorsOf(method).Contains(refusal.Error)
            ? FakeResponse.From(refusal)
            : throw new InvalidOperationException($"The workspace refuses {method.Name} with '{refusal.Error}', which the method does not document.");
    }
}
