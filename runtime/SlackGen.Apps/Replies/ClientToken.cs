namespace SlackGen.Apps;

/// <summary>A token that the client of an app uses in place of its own.</summary>
/// <param name="GetAsync">Returns the token of a call.</param>
/// <param name="Workspace">The workspace whose rate budgets the calls use; null for separate budgets for the token.</param>
/// <param name="Refused">Takes the error code of a call that failed with an error of Slack; null for none.</param>
internal sealed record ClientToken(Func<CancellationToken, ValueTask<string>> GetAsync, string? Workspace = null, Action<string>? Refused = null);
