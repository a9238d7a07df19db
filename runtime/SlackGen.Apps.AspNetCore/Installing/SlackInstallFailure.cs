namespace SlackGen.Apps.AspNetCore;

/// <summary>An installation that failed.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Status">The HTTP status of the response.</param>
/// <param name="Message">The message for the user: what happened, and what to do. It contains no secret.</param>
public sealed record SlackInstallFailure(SlackInstallFailureReason Reason, int Status, string Message);

/// <summary>Specifies why an installation failed.</summary>
public enum SlackInstallFailureReason
{
    /// <summary>The user has cancelled it on Slack's page.</summary>
    Cancelled = 0,

    /// <summary>The request has no valid state: it was begun in another browser, more than ten minutes ago, or not at all, or it was completed before.</summary>
    InvalidState,

    /// <summary>Slack sent the user back with an error, or without a code.</summary>
    Refused,

    /// <summary>Slack did not exchange the code for tokens.</summary>
    NotExchanged,

    /// <summary>The installation could not be stored.</summary>
    NotStored,
}
