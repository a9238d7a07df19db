using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>oauth.v2.access</c>, <c>oauth.v2.user.access</c> and <c>openid.connect.token</c>: a code or a refresh token becomes tokens.</summary>
/// <param name="codes">The codes of approvals.</param>
/// <param name="tokens">The tokens.</param>
/// <param name="installer">Installs the app.</param>
/// <param name="responses">Writes responses.</param>
internal sealed class TokenExchange(CodeBook codes, TokenBook tokens, AppInstaller installer, TokenResponses responses)
{
    private const string InvalidCode = "invalid_code";

    /// <summary>Runs a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="flow">The page that issues the codes of the method.</param>
    public JsonObject Run(InstallCall call, AuthorizationFlow flow)
    {
        call.VerifyClient();
        return call.Text("grant_type") switch
        {
            null or "authorization_code" => ExchangeCode(call, flow),
            "refresh_token" => Refresh(call, flow),
            _ => throw new WorkspaceErrorException("invalid_grant_type"),
        };
    }

    private JsonObject ExchangeCode(InstallCall call, AuthorizationFlow flow)
    {
        var verifier = call.Text("code_verifier");
        if (verifier is not null && call.App.Pkce == false && flow == AuthorizationFlow.Install)
        {
            throw new WorkspaceErrorException("pkce_not_allowed");
        }

        // A public client proves itself by the verifier alone.
        if (call.HasSecret || verifier is null || call.App.Pkce != true)
        {
            call.VerifySecret();
        }

        lock (tokens.Gate)
        {
            var code = call.Text("code") ?? throw new WorkspaceErrorException(flow == AuthorizationFlow.SignIn ? "invalid_request" : InvalidCode);
            var approval = codes.Find(code) ?? throw new WorkspaceErrorException(InvalidCode);
            Verify(approval.Request, call, verifier, flow);
            installer.VerifyNotOrganizationWide(approval.Account);
            return codes.Use(code) ? Issue(approval, flow) : throw new WorkspaceErrorException(InvalidCode);
        }
    }

    private static void Verify(AuthorizationRequest request, InstallCall call, string? verifier, AuthorizationFlow flow)
    {
        // The documentation of oauth.v2.user.access names both of its pages.
        if (request.Flow != flow && !(flow == AuthorizationFlow.UserAccess && request.Flow == AuthorizationFlow.Install))
        {
            throw new WorkspaceErrorException("oauth_authorization_url_mismatch");
        }

        if (call.Text("redirect_uri") != request.SentRedirect)
        {
            throw new WorkspaceErrorException("bad_redirect_uri");
        }

        if (request.CodeChallenge != (verifier is null ? null : Challenge(verifier)))
        {
            throw new WorkspaceErrorException(flow switch
            {
                AuthorizationFlow.Install => "invalid_code_verifier",
                AuthorizationFlow.UserAccess => InvalidCode,
                AuthorizationFlow.SignIn => "invalid_grant",
            });
        }

        if (request.BotScopes.Count + request.UserScopes.Count == 0)
        {
            throw new WorkspaceErrorException("no_scopes");
        }

        if (flow == AuthorizationFlow.UserAccess && request.UserScopes.Count == 0)
        {
            throw new WorkspaceErrorException("no_user_scopes");
        }
    }

    private JsonObject Issue(Approval approval, AuthorizationFlow flow)
    {
        var request = approval.Request;
        var isSignIn = flow == AuthorizationFlow.SignIn;
        var bot = flow == AuthorizationFlow.Install && request.BotScopes.Count > 0 ? installer.Grant(approval, TokenKind.Bot, isSignIn) : null;
        var user = request.UserScopes.Count > 0 ? installer.Grant(approval, TokenKind.User, isSignIn) : null;
        return flow switch
        {
            AuthorizationFlow.Install => responses.Installed(approval, bot, user, AppInstaller.CreateWebhook(approval)),
            AuthorizationFlow.UserAccess => responses.Single(user!),
            AuthorizationFlow.SignIn => responses.SignedIn(user!, request.Nonce),
        };
    }

    private JsonObject Refresh(InstallCall call, AuthorizationFlow flow)
    {
        var text = call.Text("refresh_token");
        if (call.HasSecret || text is null || !tokens.IsPublic(text))
        {
            call.VerifySecret();
        }

        lock (tokens.Gate)
        {
            var grant = text is null || tokens.FindRefresh(text) is not { } found || found.IsSignIn != (flow == AuthorizationFlow.SignIn) || (flow == AuthorizationFlow.UserAccess && found.Kind != TokenKind.User)
                ? throw new WorkspaceErrorException("invalid_refresh_token")
                : tokens.UseRefresh(text);
            var issued = new IssuedGrant(grant, tokens.Issue(grant, rotates: true));
            return flow == AuthorizationFlow.SignIn ? responses.SignedIn(issued, nonce: null) : responses.Single(issued);
        }
    }

    private static string Challenge(string verifier) => Base64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
