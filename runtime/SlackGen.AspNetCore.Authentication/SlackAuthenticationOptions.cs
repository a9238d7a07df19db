using Microsoft.AspNetCore.Http;

namespace SlackGen.AspNetCore.Authentication;

/// <summary>
/// The options of Sign in with Slack, whose name is that of the scheme. Other settings, such as <c>SaveTokens</c> and <c>Events</c>, are in the
/// <c>OpenIdConnectOptions</c> of the same name.
/// </summary>
public sealed class SlackAuthenticationOptions
{
    /// <summary>The scope without which Slack does not sign anybody in.</summary>
    internal const string RequiredScope = "openid";

    /// <summary>Gets or sets the client ID of the app, from its page "Basic Information". It is required.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Gets or sets the client secret of the app, from its page "Basic Information". It is required.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>
    /// Gets or sets the ID of the only workspace whose users may sign in, such as <c>T0123456789</c>. Slack preselects this workspace, and an ID token of another one is
    /// refused. Null, the default, admits the users of every workspace.
    /// </summary>
    public string? TeamId { get; set; }

    /// <summary>
    /// Gets the scopes that are requested: <c>openid</c>, which is required, <c>email</c> and <c>profile</c>. Slack accepts no other scopes here.
    /// </summary>
    public IList<string> Scopes { get; } = [RequiredScope, "email", "profile"];

    /// <summary>
    /// Gets or sets the path to which Slack sends the user back, <see cref="SlackAuthenticationDefaults.CallbackPath"/> by default. Enter its URL as a redirect URL on the page
    /// "OAuth &amp; Permissions" of the app.
    /// </summary>
    public PathString CallbackPath { get; set; } = SlackAuthenticationDefaults.CallbackPath;

    /// <summary>
    /// Gets or sets the URL of Slack's methods, <c>https://slack.com/api/</c> by default; in tests, that of a fake. The OpenID Connect configuration is read from its
    /// scheme, host and port. It must be https; http is accepted on loopback.
    /// </summary>
    public Uri BaseAddress { get; set; } = new("https://slack.com/api/");
}
