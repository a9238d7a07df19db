using Microsoft.AspNetCore.Http;

namespace SlackGen.Apps.AspNetCore;

/// <summary>The options of the installation of an app over HTTP, whose name is that of the app. <c>MapSlackInstall</c> checks them.</summary>
public sealed class SlackInstallOptions
{
    /// <summary>Gets or sets the scopes of the bot token; null, the default, for those of the app's <c>slack-app.yaml</c>.</summary>
    public IReadOnlyList<string>? BotScopes { get; set; }

    /// <summary>Gets or sets the scopes of the token of the user who installs the app; null, the default, for those of the app's <c>slack-app.yaml</c>.</summary>
    public IReadOnlyList<string>? UserScopes { get; set; }

    /// <summary>
    /// Gets or sets the URL to which Slack sends the user back, as entered on the page "OAuth &amp; Permissions" of the app. Null, the default, takes the scheme and
    /// host of the request: behind a proxy, set it, or use the middleware for forwarded headers.
    /// </summary>
    public Uri? RedirectUri { get; set; }

    /// <summary>Gets or sets Slack's page for the authorization. Null, the default, takes <c>/oauth/v2/authorize</c> of the host that the client of the app calls.</summary>
    public Uri? AuthorizeUri { get; set; }

    /// <summary>
    /// Gets or sets whether the exchange of the code is also protected by PKCE with S256. The default is false: Slack refuses PKCE (<c>pkce_not_allowed</c>) unless it is
    /// turned on for the app, which permanently makes the app a public client.
    /// </summary>
    public bool UsePkce { get; set; }

    /// <summary>Gets or sets the URL to which the user is sent after the installation, in place of the page; null, the default, for the page.</summary>
    public string? SuccessUrl { get; set; }

    /// <summary>
    /// Gets or sets the URL to which the user is sent after an installation that failed, in place of the page, with the query parameter <c>reason</c>, the name of a
    /// <see cref="SlackInstallFailureReason"/>; null, the default, for the page.
    /// </summary>
    public string? FailureUrl { get; set; }

    /// <summary>Gets or sets the delegate that writes the response after the installation, in place of the page and <see cref="SuccessUrl"/>; null, the default, for none.</summary>
    public Func<HttpContext, IReadOnlyList<SlackInstallation>, Task>? OnSuccess { get; set; }

    /// <summary>Gets or sets the delegate that writes the response after an installation that failed, in place of the page and <see cref="FailureUrl"/>; null, the default, for none.</summary>
    public Func<HttpContext, SlackInstallFailure, Task>? OnFailure { get; set; }
}
