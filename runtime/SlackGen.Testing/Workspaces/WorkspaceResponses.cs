using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Responds to the calls that a workspace or the installations implement, and publishes the events that they raise.</summary>
/// <param name="workspaces">The workspaces.</param>
/// <param name="installing">The methods of installations.</param>
/// <param name="manifest">The methods with the errors that they document.</param>
internal sealed class WorkspaceResponses(WorkspaceTable workspaces, InstallMethods installing, FakeManifest manifest)
{
    /// <summary>Returns the response; null if nothing implements the method.</summary>
    /// <exception cref="InvalidOperationException">The workspace refuses with a code that the method does not document.</exception>
    public FakeResponse? Respond(CheckedCall call)
    {
        var method = call.Method!;
        if (Invoke(call) is not var (fields, refusal))
        {
            return null;
        }

        if (refusal is null)
        {
            return StubResponse.CreateOnce(fields!, method, call.Warning);
        }

        return manifest.PossibleErrorsOf(method).Contains(refusal.Error)
            ? FakeResponse.From(refusal)
            : throw new InvalidOperationException($"The workspace refuses {method.Name} with '{refusal.Error}', which the method does not document.");
    }

    private (JsonObject? Fields, Refusal? Refusal)? Invoke(CheckedCall call)
    {
        var name = call.Method!.Name;
        if (InstallMethods.Implements(name))
        {
            return installing.Invoke(call);
        }

        if (call.Token is not { } token || !WorkspaceMethods.All.ContainsKey(name))
        {
            return null;
        }

        return workspaces.Of(token, call.Arguments) is { } workspace
            ? workspace.Invoke(name, call.Arguments, workspace.ActorOf(token), token)
            : (null, new Refusal("team_access_not_granted"));
    }
}
