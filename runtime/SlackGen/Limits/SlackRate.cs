namespace SlackGen;

/// <summary>The budget of a method: how many calls Slack allows.</summary>
/// <param name="Permits">Calls per period.</param>
/// <param name="PerSeconds">The period in seconds.</param>
/// <param name="Burst">Calls that may come at once; 0 means the permits.</param>
/// <param name="By">The argument whose every value has a budget of its own, such as <c>channel</c>.</param>
public sealed record SlackRate(int Permits, int PerSeconds, int Burst = 0, string? By = null)
{
    /// <summary>The longest period that a client's own budget may have: a day.</summary>
    internal const int MaxPerSeconds = 86_400;
}
