namespace SlackGen.AspNetCore.Authentication;

/// <summary>Defines the default values of Sign in with Slack.</summary>
public static class SlackAuthenticationDefaults
{
    /// <summary>The name of the scheme: <c>Slack</c>.</summary>
    public const string AuthenticationScheme = "Slack";

    /// <summary>The display name of the scheme: <c>Slack</c>.</summary>
    public const string DisplayName = "Slack";

    /// <summary>The path to which Slack sends the user back: <c>/signin-slack</c>.</summary>
    public const string CallbackPath = "/signin-slack";
}
