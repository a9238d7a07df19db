namespace SlackGen;

/// <summary>The rate budget of a method: the number of calls that Slack allows in a period.</summary>
/// <param name="Permits">The number of calls per period.</param>
/// <param name="PerSeconds">The length of the period, in seconds.</param>
/// <param name="Burst">The number of calls that may be sent at once; 0 for <paramref name="Permits"/>.</param>
/// <param name="By">The argument that splits the budget, such as <c>channel</c>: each of its values has a budget of its own.</param>
public sealed record SlackRate(int Permits, int PerSeconds, int Burst = 0, string? By = null)
{
    /// <summary>The longest period of a budget in a client's options: one day, in seconds.</summary>
    internal const int MaxPerSeconds = 86_400;
}
