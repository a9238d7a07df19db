namespace SlackGen.Apps;

/// <summary>Turns the failure of a call of <c>apps.connections.open</c> into the end of the attempt: lasting or passing, with its fix.</summary>
internal static class SocketFailure
{
    /// <summary>The instructions for an app-level token.</summary>
    public const string TokenFix =
        "Generate a token with the scope connections:write in the settings of the app (https://api.slack.com/apps), under Basic Information, App-Level Tokens.";

    /// <summary>The instructions for an app without Socket Mode.</summary>
    public const string LinkFix = "Turn it on in the settings of the app (https://api.slack.com/apps), under Socket Mode.";

    private const string ForbiddenFix = "The token, or the workspace that it belongs to, may not open connections. Ask an administrator of the workspace.";

    /// <summary>Describes the failure.</summary>
    /// <param name="e">The exception of the call.</param>
    /// <param name="scrubber">The scrubber of the token.</param>
    public static SocketEnd Describe(Exception e, SecretScrubber scrubber)
    {
        var text = scrubber.Clean(e.Message);
        return e switch
        {
            SlackApiException { Code: "link_disabled" or "socket_mode_disabled" } => new(SocketEndReason.LinkDisabled, $"{text} Socket Mode is switched off for the app. {LinkFix}"),
            SlackApiException api when Fix(api) is { } fix => new(SocketEndReason.Refused, $"{text} {fix}"),
            SlackException failure => new(SocketEndReason.OpenFailed, text, failure.RetryAfter),
            _ => new(SocketEndReason.OpenFailed, $"{e.GetType().Name}: {text}"),
        };
    }

    // Null for a failure that passes. Codes that nobody knows pass: giving up is worse than one attempt a minute.
    private static string? Fix(SlackApiException e) => e.Code switch
    {
        "not_allowed_token_type" => $"The token is not an app-level token (xapp-…). {TokenFix}",
        "missing_scope" => $"The token has no scope connections:write. {TokenFix}",
        "account_inactive" or "token_revoked" or "token_expired" => $"The token or the app was revoked or deactivated. {TokenFix}",
        "forbidden_team" => ForbiddenFix,
        _ => e.Category switch
        {
            SlackErrorCategory.Auth => $"The token is wrong. {TokenFix}",
            SlackErrorCategory.Scope => ForbiddenFix,
            SlackErrorCategory.Invalid or SlackErrorCategory.NotFound => "Slack refuses the call; another attempt would fail in the same way.",
            SlackErrorCategory.Unknown or SlackErrorCategory.RateLimit or SlackErrorCategory.Transient or SlackErrorCategory.Server or SlackErrorCategory.Partial => null,
        },
    };
}

/// <summary>The exception for an attempt to open a connection that failed.</summary>
internal sealed class SocketOpenException(SocketEnd end, Exception? innerException = null)
    : SlackException(end.Text, SocketOpener.Method.Name, null, innerException)
{
    /// <summary>Gets the reason.</summary>
    public SocketEnd End { get; } = end;
}
