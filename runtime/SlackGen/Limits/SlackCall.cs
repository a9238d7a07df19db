namespace SlackGen;

/// <summary>A call as a rate limiter sees it. Calls that are equal in owner, method and key share a budget.</summary>
/// <param name="Method">The method.</param>
/// <param name="Owner">Whose budget it is: the workspace where the client was told, otherwise a hash of the token. Never the token itself.</param>
/// <param name="Key">The value of the argument that the budget counts by, such as a channel; null for the whole method.</param>
public readonly record struct SlackCall(SlackMethod Method, string Owner, string? Key)
{
    /// <summary>The budget: the method's, or what the client's options say instead.</summary>
    public SlackRate Rate { get; init; } = Method.DefaultRate;

    /// <summary>
    /// How long the call may wait for its budget; <see cref="Timeout.InfiniteTimeSpan"/>, the default, for any time. A limiter refuses a call that would wait
    /// longer as soon as it knows.
    /// </summary>
    public TimeSpan MaxWait { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// The name of the budget: equal for calls that share it, different for all others. A <c>/</c> or <c>%</c> within a part is percent-encoded.
    /// </summary>
    public string Partition => Key is null ? $"{Encode(Owner)}/{Encode(Method.Name)}" : $"{Encode(Owner)}/{Encode(Method.Name)}/{Encode(Key)}";

    private static string Encode(string part) => part.AsSpan().IndexOfAny('/', '%') < 0
        ? part
        : part.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
