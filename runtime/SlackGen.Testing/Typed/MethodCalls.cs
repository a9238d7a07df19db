using System.Collections;

namespace SlackGen.Testing;

/// <summary>The calls of a method, in order of arrival, decoded from what was sent.</summary>
/// <typeparam name="TRequest">The class of the arguments.</typeparam>
public sealed class MethodCalls<TRequest> : IReadOnlyList<TRequest>
    where TRequest : SlackRequest
{
    private readonly SlackMethod method;
    private readonly IReadOnlyList<TRequest> requests;
    private readonly IReadOnlyList<string?> tokens;
    private readonly long dropped;

    /// <param name="method">The method.</param>
    /// <param name="requests">The decoded requests.</param>
    /// <param name="tokens">The tokens of the requests, which no message may show.</param>
    /// <param name="dropped">The number of requests to any method that the fake no longer has.</param>
    internal MethodCalls(SlackMethod method, IReadOnlyList<TRequest> requests, IReadOnlyList<string?> tokens, long dropped) =>
        (this.method, this.requests, this.tokens, this.dropped) = (method, requests, tokens, dropped);

    /// <summary>Gets the number of calls.</summary>
    public int Count => requests.Count;

    /// <summary>Gets a call.</summary>
    /// <param name="index">The position, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no call at that position.</exception>
    public TRequest this[int index] => requests[index];

    /// <summary>
    /// Checks that the calls are the expected ones, in that order. Requests are equal if their JSON is equal, files by name and bytes. Tokens are not compared.
    /// </summary>
    /// <param name="expected">The requests; none, to check that the method was not called.</param>
    /// <exception cref="CallMismatchException">
    /// The calls differ, or the fake no longer has all requests (<see cref="FakeSlackOptions.MaxRecorded"/>), so that some may be missing here. The message names
    /// each argument or field that differs by its path, and each call that is missing or not expected. It shortens long values and shows no secrets.
    /// </exception>
    public void AssertEqual(params TRequest[] expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var report = new CallDifferences(method, [.. tokens, .. expected.Select(e => e?.Token)]);
        for (var i = 0; i < Math.Max(expected.Length, requests.Count); i++)
        {
            report.Compare(
                i + 1,
                i < expected.Length ? RequestJson.From(expected[i] ?? throw new ArgumentException("An expected request is null.", nameof(expected))) : null,
                i < requests.Count ? RequestJson.From(requests[i]) : null);
        }

        report.ThrowIfAny(expected.Length, requests.Count, dropped);
    }

    /// <inheritdoc/>
    public IEnumerator<TRequest> GetEnumerator() => requests.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
