namespace SlackGen;

/// <summary>Represents a call for a rate limiter. Calls with the same owner, method and key share a budget.</summary>
/// <param name="Method">The method.</param>
/// <param name="Owner">The owner of the budget: the workspace if the client has one, otherwise a hash of the token. Never the token itself.</param>
/// <param name="Key">The value of the argument that the budget is kept by, such as a channel; null if the budget covers the whole method.</param>
public readonly record struct SlackCall(SlackMethod Method, string Owner, string? Key)
{
    /// <summary>Gets or sets the rate of the budget. The default is the rate of the method, which the client's options may replace.</summary>
    public SlackRate Rate { get; init; } = Method.DefaultRate;

    /// <summary>
    /// Gets or sets the maximum time that the call waits for its budget. The default is <see cref="Timeout.InfiniteTimeSpan"/>, which means no limit. A limiter
    /// refuses a call as soon as it knows that the wait would be longer.
    /// </summary>
    public TimeSpan MaxWait { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// Gets the name of the budget. Calls that share a budget have the same name; all others have different names. A <c>/</c> or <c>%</c> within a part is
    /// percent-encoded.
    /// </summary>
    public string Partition => Key is null ? $"{Encode(Owner)}/{Encode(Method.Name)}" : $"{Encode(Owner)}/{Encode(Method.Name)}/{Encode(Key)}";

    private static string Encode(string part) => part.AsSpan().IndexOfAny('/', '%') < 0
        ? part
        : part.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
