using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The table of the methods with which an app is installed and removed, and people sign in.</summary>
internal sealed class InstallMethods
{
    private const string Access = "oauth.v2.access";
    private const string UserAccess = "oauth.v2.user.access";
    private const string Exchange = "oauth.v2.exchange";
    private const string SignInToken = "openid.connect.token";
    private const string UserInfo = "openid.connect.userInfo";
    private const string Revoke = "auth.revoke";
    private const string Uninstall = "apps.uninstall";

    private static readonly FrozenSet<string> Names =
        new[] { Access, UserAccess, Exchange, SignInToken, UserInfo, Revoke, Uninstall }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FakeAppIdentity app;
    private readonly FrozenDictionary<string, Func<InstallCall, JsonObject>> methods;

    /// <param name="app">The app.</param>
    /// <param name="exchanges">Exchanges codes and refresh tokens.</param>
    /// <param name="longLived">Exchanges long-lived tokens.</param>
    /// <param name="signIn">Says who a person is.</param>
    /// <param name="removal">Revokes tokens and uninstalls the app.</param>
    public InstallMethods(FakeAppIdentity app, TokenExchange exchanges, LongLivedExchange longLived, UserInfoMethod signIn, RemovalMethods removal)
    {
        this.app = app;
        methods = new Dictionary<string, Func<InstallCall, JsonObject>>
        {
            [Access] = call => exchanges.Run(call, AuthorizationFlow.Install),
            [UserAccess] = call => exchanges.Run(call, AuthorizationFlow.UserAccess),
            [SignInToken] = call => exchanges.Run(call, AuthorizationFlow.SignIn),
            [Exchange] = longLived.Run,
            [UserInfo] = signIn.Run,
            [Revoke] = removal.Revoke,
            [Uninstall] = removal.Uninstall,
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Returns whether a fake with a workspace implements a method here.</summary>
    public static bool Implements(string method) => Names.Contains(method);

    /// <summary>Runs a call.</summary>
    /// <returns>The fields of the response, or the refusal.</returns>
    public (JsonObject? Response, Refusal? Refusal) Invoke(CheckedCall call)
    {
        try
        {
            return (methods[call.Method!.Name](new InstallCall(call, app)), null);
        }
        catch (WorkspaceErrorException e)
        {
            return (null, e.Refusal);
        }
    }
}
