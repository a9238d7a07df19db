using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>auth.revoke</c> and <c>apps.uninstall</c>.</summary>
/// <param name="options">The options of the fake.</param>
/// <param name="workspaces">The workspaces.</param>
/// <param name="tokens">The tokens.</param>
internal sealed class RemovalMethods(FakeSlackOptions options, WorkspaceTable workspaces, TokenBook tokens)
{
    /// <summary>Revokes the token of the call. One that rotates ends alone; any other ends the authorization behind it.</summary>
    public JsonObject Revoke(InstallCall call)
    {
        var token = call.Call.Token!;
        if (token.Kind is not (TokenKind.Bot or TokenKind.User))
        {
            throw new WorkspaceErrorException("not_bearer_token");
        }

        if (call.Text("test") is "true" or "1")
        {
            return new JsonObject { ["revoked"] = false };
        }

        lock (tokens.Gate)
        {
            var issued = tokens.FindIssued(token.Text);
            tokens.End(token.Text, TokenBook.Revoked);
            if (issued is null)
            {
                var workspace = token.Workspace ?? workspaces.First;
                AppInstaller.Remove([workspace], [workspace.ActorOf(token).Id]);
            }
            else if (token.ExpiresAt is null)
            {
                tokens.End(issued.Grant);
                if (!issued.Grant.IsSignIn)
                {
                    AppInstaller.Remove(issued.Grant.Place.Workspaces(workspaces), [issued.Grant.UserId]);
                }
            }
        }

        return new JsonObject { ["revoked"] = true };
    }

    /// <summary>Uninstalls the app from the workspace or organization of the token.</summary>
    public JsonObject Uninstall(InstallCall call)
    {
        call.VerifySecret();
        var token = call.Call.Token!;
        var workspace = workspaces.Of(token, [])!;
        var actor = workspace.ActorOf(token);
        if (actor.IsBot && actor.AppId != call.App.AppId)
        {
            throw new WorkspaceErrorException("client_id_token_mismatch");
        }

        if (token.Kind == TokenKind.Bot)
        {
            throw new WorkspaceErrorException("no_permission");
        }

        if (token.Kind is not (TokenKind.User or TokenKind.Any))
        {
            throw new WorkspaceErrorException("not_allowed_token_type");
        }

        Uninstall(new InstallationPlace(workspace, token.Organization));
        return new JsonObject { ["uninstalled"] = true };
    }

    /// <summary>Uninstalls the app from a workspace or organization.</summary>
    /// <returns>The events on their way, in order; empty if the app was not installed there.</returns>
    public IReadOnlyList<Task<FakeDelivery?>> Uninstall(InstallationPlace place)
    {
        lock (tokens.Gate)
        {
            foreach (var grant in tokens.Of(place.Id))
            {
                tokens.End(grant);
            }

            if (place.Organization is null && place.Workspace.IsFirst)
            {
                foreach (var token in options.Tokens.Values.Where(t => t.Kind is TokenKind.Bot or TokenKind.User))
                {
                    tokens.End(token.Text, TokenBook.Revoked);
                }
            }

            return AppInstaller.Remove(place.Workspaces(workspaces), userIds: null);
        }
    }
}
