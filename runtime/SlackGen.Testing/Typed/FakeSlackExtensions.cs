using SlackGen.Infrastructure;
namespace SlackGen.Testing;

/// <summary>Provides the typed forms of the members of <see cref="FakeSlack"/> that take the name of a method.</summary>
public static class FakeSlackExtensions
{
    /// <summary>Returns the typed stub of a method. It sets the same replies and faults as <see cref="FakeSlack.On"/> with the method's name.</summary>
    /// <param name="fake">The fake.</param>
    /// <param name="method">The method, such as <c>UsersClient.Methods.Info</c>.</param>
    /// <exception cref="ArgumentException">The manifest of the fake lacks the method. <see cref="FakeSlackOptions.AddManifestFile"/> adds it.</exception>
    public static MethodStub<TRequest, TResponse, TError> On<TRequest, TResponse, TError>(this FakeSlack fake, SlackMethod<TRequest, TResponse, TError> method)
        where TRequest : SlackRequest, ISlackJson<TRequest>
        where TResponse : SlackResponse
        where TError : struct, Enum
    {
        VerifyMethod(fake, method);
        return new MethodStub<TRequest, TResponse, TError>(fake.On(method.Name), fake.Manifest, fake.Manifest.Methods[method.Name]);
    }

    /// <summary>
    /// Returns the calls of a method so far, in order of arrival, decoded from what was sent. Refused calls are among them. Calls that the fake no longer has are
    /// not: <see cref="FakeSlack.DroppedRequests"/> counts these requests.
    /// </summary>
    /// <param name="fake">The fake.</param>
    /// <param name="method">The method, such as <c>ChatClient.Methods.PostMessage</c>.</param>
    /// <returns>
    /// The requests. Their <c>Token</c> is null; <see cref="RecordedRequest.Token"/> has it. Arguments that the request has no property for are in
    /// <c>Unrecognized</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The manifest of the fake lacks the method. <see cref="FakeSlackOptions.AddManifestFile"/> adds it.</exception>
    public static MethodCalls<TRequest> Calls<TRequest, TResponse, TError>(this FakeSlack fake, SlackMethod<TRequest, TResponse, TError> method)
        where TRequest : SlackRequest, ISlackJson<TRequest>
        where TResponse : SlackResponse
        where TError : struct, Enum
    {
        VerifyMethod(fake, method);
        return Decode<TRequest>(fake, method.Definition, fake.RequestsTo(method.Name));
    }

    /// <summary>Waits until there is a number of calls of a method, such as those of an app that works on after its acknowledgement.</summary>
    /// <param name="fake">The fake.</param>
    /// <param name="method">The method, such as <c>ChatClient.Methods.PostMessage</c>.</param>
    /// <param name="count">The number of calls, at least 1. Refused ones count.</param>
    /// <param name="timeout">The limit in real time, not on the clock of the fake; null for 30 seconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>All calls of the method so far, as <c>Calls</c> returns them.</returns>
    /// <exception cref="ArgumentException">The manifest of the fake lacks the method. <see cref="FakeSlackOptions.AddManifestFile"/> adds it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1, or the limit is not positive.</exception>
    /// <exception cref="TimeoutException">Fewer calls have come within the limit. The message names the methods that were called.</exception>
    public static async Task<MethodCalls<TRequest>> WaitForCallsAsync<TRequest, TResponse, TError>(
        this FakeSlack fake,
        SlackMethod<TRequest, TResponse, TError> method,
        int count = 1,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
        where TRequest : SlackRequest, ISlackJson<TRequest>
        where TResponse : SlackResponse
        where TError : struct, Enum
    {
        VerifyMethod(fake, method);
        var requests = await fake.WaitForRequestsAsync(method.Name, count, timeout, cancellationToken).ConfigureAwait(false);
        return Decode<TRequest>(fake, method.Definition, requests);
    }

    private static MethodCalls<TRequest> Decode<TRequest>(FakeSlack fake, SlackMethod method, IReadOnlyList<RecordedRequest> requests)
        where TRequest : SlackRequest, ISlackJson<TRequest>
    {
        var arguments = fake.Manifest.Methods[method.Name].Params;
        return new MethodCalls<TRequest>(
            method,
            [.. requests.Select(r => RequestDecoder.Decode<TRequest>(r, arguments))],
            [.. requests.Select(r => r.Token)],
            fake.DroppedRequests);
    }

    private static void VerifyMethod<TRequest, TResponse, TError>(FakeSlack fake, SlackMethod<TRequest, TResponse, TError> method)
        where TRequest : SlackRequest, ISlackJson<TRequest>
        where TResponse : SlackResponse
        where TError : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(fake);
        ArgumentNullException.ThrowIfNull(method);
        if (!fake.Manifest.Methods.ContainsKey(method.Name))
        {
            throw new ArgumentException(
                $"The manifest of the fake has no method '{method.Name}'. Add the file that declares it: FakeSlack.StartAsync(o => o.AddManifestFile(\"….slack.yaml\")).",
                nameof(method));
        }
    }
}
