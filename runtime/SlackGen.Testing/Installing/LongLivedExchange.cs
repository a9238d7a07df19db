using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>oauth.v2.exchange</c>: a token that does not expire becomes one that does, and ends at the first refresh.</summary>
/// <param name="workspaces">The workspaces.</param>
/// <param name="tokens">The tokens.</param>
/// <param name="responses">Writes responses.</param>
internal sealed class LongLivedExchange(WorkspaceTable workspaces, TokenBook tokens, TokenResponses responses)
{
    private readonly HashSet<string> exchanged = new(StringComparer.Ordinal);

    public JsonObject Run(InstallCall call)
    {
        call.VerifySecret();
        if (!call.App.HasRotation)
        {
            throw new WorkspaceErrorException("token_rotation_not_enabled");
        }

        var token = call.Call.Token!;
        if (token.ExpiresAt is not null || token.Kind is not (TokenKind.Bot or TokenKind.User))
        {
            throw new WorkspaceErrorException("invalid_token");
        }

        lock (tokens.Gate)
        {
            if (!exchanged.Add(token.Text))
            {
                throw new WorkspaceErrorException("token_already_exchanged");
            }

            var grant = tokens.FindIssued(token.Text)?.Grant ?? GrantOf(token);
            grant.Exchanged = token.Text;
            return responses.Single(new IssuedGrant(grant, tokens.Issue(grant, rotates: true)));
        }
    }

    // The tokens of the options belong to an installation that was there from the start.
    private TokenGrant GrantOf(FakeToken token)
    {
        var workspace = token.Workspace ?? workspaces.First;
        var grant = tokens.GetOrAdd(new InstallationPlace(workspace, null), token.Kind, workspace.ActorOf(token).Id, isSignIn: false);
        grant.HasEveryScope |= token.Scopes is null;
        grant.Scopes.AddRange((token.Scopes ?? []).Except(grant.Scopes, StringComparer.Ordinal).ToList());
        return grant;
    }
}
