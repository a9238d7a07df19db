namespace SlackGen.Apps;

/// <summary>The token that the client of an app uses in a delivery.</summary>
/// <param name="GetAsync">Returns the token of a call.</param>
/// <param name="Workspace">The workspace whose rate budgets the calls use; null for budgets of the token's own.</param>
/// <param name="Refused">Takes the token and the error of a call that failed with an error of Slack.</param>
internal sealed record ClientToken(Func<CancellationToken, ValueTask<string>> GetAsync, string? Workspace, Action<string, string> Refused)
{
    /// <summary>Returns the token of an installation.</summary>
    public static ClientToken Create(InstalledToken token) => new(token.GetTokenAsync, token.Workspace, token.Refused);

    /// <summary>Returns a token that nothing renews.</summary>
    public static ClientToken Create(string token) => new(_ => new(token), null, static (_, _) => { });

    /// <summary>Returns a token that every call fails to get, because the app is not installed.</summary>
    public static ClientToken None(SlackDelivery delivery) =>
        new(_ => ValueTask.FromException<string>(new SlackException($"The call was not sent: the app is no longer installed, which the event {delivery.Type} says.")), null, static (_, _) => { });
}
