using System.Diagnostics.Contracts;
using SlackGen.Infrastructure;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>
/// The typed responses and faults that a test sets for one method. It is another form of the <see cref="MethodStub"/> of that method: both set the same
/// replies, with the same order of precedence.
/// </summary>
/// <typeparam name="TRequest">The class of the arguments.</typeparam>
/// <typeparam name="TResponse">The class of the response.</typeparam>
/// <typeparam name="TError">The enum of the method's own errors.</typeparam>
public sealed class MethodStub<TRequest, TResponse, TError>
    where TRequest : SlackRequest, ISlackJson<TRequest>
    where TResponse : SlackResponse
    where TError : struct, Enum
{
    private readonly MethodStub stub;
    private readonly FakeManifest manifest;
    private readonly Method method;

    /// <param name="stub">The stub that has the replies.</param>
    /// <param name="manifest">The manifest of the fake.</param>
    /// <param name="method">The method in that manifest.</param>
    internal MethodStub(MethodStub stub, FakeManifest manifest, Method method) => (this.stub, this.manifest, this.method) = (stub, manifest, method);

    /// <summary>
    /// Returns this stub with a condition: replies and faults that are added to the result apply only to requests that meet it. They precede those without a
    /// condition. Those with a number of times come first, in the order in which they were added. Of the other replies with a condition, the last one wins; of
    /// faults, the first. A second condition is added to the first.
    /// </summary>
    /// <param name="condition">
    /// Returns whether a request meets the condition. If it throws, the response is status 500 with the exception's text. The condition of a fault also runs for
    /// requests that the fake refuses; if it throws then, the refusal stays.
    /// </param>
    [Pure]
    public MethodStub<TRequest, TResponse, TError> When(Func<TRequest, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(stub.When(request => condition(Decode(request))), manifest, method);
    }

    /// <summary>
    /// Returns this stub with a delay: replies and faults that are added to the result take effect that long after the request. The time passes on
    /// <see cref="FakeSlackOptions.TimeProvider"/>. A second delay replaces the first.
    /// </summary>
    /// <param name="delay">The delay, above 0 and up to 24 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is outside that range.</exception>
    [Pure]
    public MethodStub<TRequest, TResponse, TError> Delay(TimeSpan delay) => new(stub.Delay(delay), manifest, method);

    // Three overloads: for `Reply(new() { … })`, C# prefers the one without optional parameters, and for `Reply(new() { … }, times: 1)` the one with an int.

    /// <summary>Responds with a response to all further requests.</summary>
    /// <param name="response">The response. The <c>Content</c> of a file is read to its end at once.</param>
    /// <exception cref="ArgumentException">The response has a field that the manifest of the fake lacks.</exception>
    public MethodStub<TRequest, TResponse, TError> Reply(TResponse response) => AddReply(response, null);

    /// <summary>Responds with a response to a number of requests.</summary>
    /// <param name="response">The response. The <c>Content</c> of a file is read to its end at once.</param>
    /// <param name="times">The number of requests that receive it.</param>
    /// <exception cref="ArgumentException">The response has a field that the manifest of the fake lacks.</exception>
    public MethodStub<TRequest, TResponse, TError> Reply(TResponse response, int times) => AddReply(response, times);

    /// <summary>Responds with the result of a function. If the function throws, the response is status 500 with the exception's text.</summary>
    /// <param name="response">Returns the response to a request.</param>
    /// <param name="times">The number of requests that receive it; null for all further requests.</param>
    public MethodStub<TRequest, TResponse, TError> Reply(Func<TRequest, TResponse> response, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (method.Response == ResponseKind.File)
        {
            stub.Add((request, _, _) => FileReply.Read(response(Decode(request))), times);
        }
        else
        {
            stub.Reply(request => response(Decode(request)), times);
        }

        return this;
    }

    /// <summary>Responds with an error of the method.</summary>
    /// <param name="error">The error.</param>
    /// <param name="times">The number of requests that receive it; null for all further requests.</param>
    /// <exception cref="ArgumentException">
    /// The error is <c>Unknown</c>, which is not a code, or the manifest of the fake lacks it. <see cref="FakeSlackOptions.AddManifestFile"/> adds it.
    /// </exception>
    public MethodStub<TRequest, TResponse, TError> Fail(TError error, int? times = null)
    {
        stub.ReplyError(ErrorCodes.Find(error, manifest, method), times);
        return this;
    }

    /// <summary>Responds with an error that every method shares.</summary>
    /// <param name="error">The error.</param>
    /// <param name="times">The number of requests that receive it; null for all further requests.</param>
    /// <exception cref="ArgumentException">The error is <c>Unknown</c>, which is not a code, or the manifest of the fake lacks it.</exception>
    public MethodStub<TRequest, TResponse, TError> Fail(SlackCommonError error, int? times = null)
    {
        stub.ReplyError(ErrorCodes.Find(error, manifest, method), times);
        return this;
    }

    /// <summary>
    /// Adds a fault. A fault that sends nothing of the response leaves it for the next request. A fault that affects all further requests replaces an earlier one
    /// that did.
    /// </summary>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of requests that the fault affects; null for all further requests.</param>
    /// <param name="probability">The probability that the fault affects a request, from 0 to 1.</param>
    public MethodStub<TRequest, TResponse, TError> Fault(Fault fault, int? times = null, double probability = 1)
    {
        stub.Fault(fault, times, probability);
        return this;
    }

    /// <summary>Removes all replies and faults, those with a condition too. The method then responds with samples.</summary>
    public void Clear() => stub.Clear();

    /// <summary>Responds with pages of a list.</summary>
    internal MethodStub<TRequest, TResponse, TError> AddPages(IEnumerable<object> items, int pageSize)
    {
        stub.Page(items, pageSize);
        return this;
    }

    private MethodStub<TRequest, TResponse, TError> AddReply(TResponse response, int? times)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (method.Response == ResponseKind.File)
        {
            var file = FileReply.Read(response);
            stub.Add((_, _, _) => file, times);
        }
        else
        {
            stub.Reply(response, times);
        }

        return this;
    }

    private TRequest Decode(RecordedRequest request) => RequestDecoder.Decode<TRequest>(request, method.Params);
}
