namespace SlackGen.Testing;

/// <summary>The pages at which an authorization begins.</summary>
internal enum AuthorizationFlow
{
    /// <summary>An installation: <c>/oauth/v2/authorize</c>.</summary>
    Install,

    /// <summary>A user token alone: <c>/oauth/v2_user/authorize</c>.</summary>
    UserAccess,

    /// <summary>Sign in with Slack: <c>/openid/connect/authorize</c>.</summary>
    SignIn,
}
