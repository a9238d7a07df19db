using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Contracts;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>
/// The responses and faults that a test sets for one method, or for all methods that a pattern matches. Every <c>Reply…</c> and <see cref="Fault"/>
/// takes effect at once. Those with a number of times are used first, in the order in which they were added; then the one without. Those with a condition
/// (<see cref="When"/>) precede all others.
/// </summary>
public sealed class MethodStub
{
    // The longest time that a timer takes is a little above.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(24);

    private readonly StubQueue<StubReply> replies = new(isLastOneFirst: true);
    private readonly IReadOnlyList<Method> methods;
    private readonly ReplyCheck check;
    private readonly bool allowsUndocumented;
    private readonly FaultQueue faults;
    private readonly Func<RecordedRequest, bool>? condition;
    private readonly TimeSpan delay;

    /// <param name="methods">The methods of the stub, at least one.</param>
    /// <param name="check">The check of replies.</param>
    /// <param name="allowsUndocumented">Whether replies are not checked.</param>
    /// <param name="random">The random numbers for faults with a probability.</param>
    internal MethodStub(IReadOnlyList<Method> methods, ReplyCheck check, bool allowsUndocumented, SeededRandom random)
    {
        (this.methods, this.check, this.allowsUndocumented) = (methods, check, allowsUndocumented);
        faults = new FaultQueue(random);
    }

    private MethodStub(MethodStub other, Func<RecordedRequest, bool>? condition, TimeSpan delay)
    {
        (replies, faults, methods, check, allowsUndocumented) = (other.replies, other.faults, other.methods, other.check, other.allowsUndocumented);
        (this.condition, this.delay) = (condition, delay);
    }

    // Several methods need not page alike, so their stub has no paging of its own.
    private Paging? Paging => methods is [var only] ? only.Paging : null;

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
    public MethodStub When(Func<RecordedRequest, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new MethodStub(this, this.condition is { } first ? request => first(request) && condition(request) : condition, delay);
    }

    /// <summary>
    /// Returns this stub with a delay: replies and faults that are added to the result take effect that long after the request. The time passes on
    /// <see cref="FakeSlackOptions.TimeProvider"/>. A second delay replaces the first.
    /// </summary>
    /// <param name="delay">The delay, above 0 and up to 24 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is outside that range.</exception>
    [Pure]
    public MethodStub Delay(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, LongestDelay);
        return new MethodStub(this, condition, delay);
    }

    /// <summary>Responds with a JSON object. <c>"ok": true</c> is optional.</summary>
    /// <param name="json">The response as JSON text.</param>
    /// <param name="times">The number of requests that receive it; null for all further requests.</param>
    /// <param name="allowUndocumented">Whether the response may have fields and error codes that the manifest lacks.</param>
    /// <exception cref="ArgumentException">The text is not a JSON object, or has a field or an error code that the manifest lacks.</exception>
    public MethodStub Reply([StringSyntax(StringSyntaxAttribute.Json)] string json, int? times = null, bool allowUndocumented = false) =>
        Reply((object)json, times, allowUndocumented);

    /// <summary>Responds with a JSON object. <c>ok</c> is optional.</summary>
    /// <param name="response">
    /// A typed response of SlackGen, a JsonObject, a JsonElement, or any other object, which is serialized with its property names unchanged.
    /// </param>
    /// <param name="times">The number of requests that receive it; null for all further requests.</param>
    /// <param name="allowUndocumented">Whether the response may have fields and error codes that the manifest lacks.</param>
    /// <exception cref="ArgumentException">The response is not a JSON object, or has a field or an error code that the manifest lacks.</exception>
    public MethodStub Reply(object response, int? times = null, bool allowUndocumented = false)
    {
        ArgumentNullException.ThrowIfNull(response);
        var stub = Checked(response, methods, allowUndocumented);
        return Add((_, method, warning) => stub.Create(method, warning), times);
    }

    /// <summary>Responds with the result of a function. If the function throws, the response is status 500 with the exception's text.</summary>
    /// <param name="response">Returns the response, in any form that <see cref="Reply(object, int?, bool)"/> takes.</param>
    /// <param name="times">The number of requests that receive it; null for all further requests.</param>
    /// <param name="allowUndocumented">Whether the response may have fields and error codes that the manifest lacks. If false, they cause status 500.</param>
    public MethodStub Reply(Func<RecordedRequest, object> response, int? times = null, bool allowUndocumented = false)
    {
        ArgumentNullException.ThrowIfNull(response);
        return Add((request, method, warning) => Checked(response(request), [method], allowUndocumented).Create(method, warning), times);
    }

    /// <summary>Responds with <c>{"ok": false, "error": …}</c>.</summary>
    /// <param name="error">The code, <c>users_not_found</c>.</param>
    /// <param name="times">The number of requests that receive it; null for all further requests.</param>
    /// <param name="allowUndocumented">Whether the manifest may lack the code.</param>
    /// <exception cref="ArgumentException">The method does not document the code.</exception>
    public MethodStub ReplyError(string error, int? times = null, bool allowUndocumented = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(error);
        return Reply(new Refusal(error).ToJson(), times, allowUndocumented);
    }

    /// <summary>Responds with bytes that are not JSON, for the methods that return a file.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="times">The number of requests that receive it; null for all further requests.</param>
    public MethodStub ReplyBytes(ReadOnlyMemory<byte> bytes, string contentType = "application/gzip", int? times = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        var response = new FakeResponse(bytes, contentType);
        return Add((_, _, _) => response, times);
    }

    /// <summary>Responds with pages of a list, in the field that the manifest names, according to <c>cursor</c> and <c>limit</c> or <c>count</c>.</summary>
    /// <param name="items">All items: objects as for <see cref="Reply(object, int?, bool)"/>, JSON text of objects, or strings for a list of strings.</param>
    /// <param name="pageSize">The maximum number of items in a page; <c>limit</c> or <c>count</c> can request fewer.</param>
    /// <exception cref="InvalidOperationException">The manifest does not say in which field the items are.</exception>
    /// <exception cref="ArgumentException">An item has a field that the manifest lacks.</exception>
    public MethodStub Page(IEnumerable<object> items, int pageSize = 100) => Page(
        Paging?.Items ?? throw new InvalidOperationException("The manifest does not say which field holds the items of a page. Pass the name of the field."),
        items,
        pageSize);

    /// <summary>
    /// Responds with pages of a list, according to <c>cursor</c> and <c>limit</c> or <c>count</c>. The next cursor is in the field that the manifest names, or else in
    /// <c>response_metadata</c>.
    /// </summary>
    /// <param name="field">The field that holds the items, <c>members</c>, or a path with dots, <c>messages.matches</c>.</param>
    /// <param name="items">All items: objects as for <see cref="Reply(object, int?, bool)"/>, JSON text of objects, or strings for a list of strings.</param>
    /// <param name="pageSize">The maximum number of items in a page; <c>limit</c> or <c>count</c> can request fewer.</param>
    /// <param name="allowUndocumented">Whether the manifest may lack a field.</param>
    /// <exception cref="ArgumentException">The manifest lacks the field, or a field of an item.</exception>
    public MethodStub Page(string field, IEnumerable<object> items, int pageSize = 100, bool allowUndocumented = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        var pages = new PagedResponse(items, pageSize, field, Paging is { Cursors: [var path, ..] } ? path : Paging.UsualCursor, Paging?.First);
        Check(pages.AllItems(), methods, allowUndocumented);
        return Add((request, method, warning) => StubResponse.From(pages.Page(request.Arguments)).Create(method, warning), times: null);
    }

    /// <summary>
    /// Adds a fault. A fault that sends nothing of the response leaves it for the next request. A fault that affects all further requests replaces an earlier one
    /// that did.
    /// </summary>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of requests that the fault affects; null for all further requests.</param>
    /// <param name="probability">The probability that the fault affects a request, from 0 to 1.</param>
    public MethodStub Fault(Fault fault, int? times = null, double probability = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        faults.Add(delay > TimeSpan.Zero ? fault.After(delay) : fault, times, probability, condition);
        return this;
    }

    /// <summary>Removes all replies and faults, those with a condition too. The method then responds with samples.</summary>
    public void Clear()
    {
        replies.Clear();
        faults.Clear();
    }

    internal StubReply? NextReply(RecordedRequest request) => replies.Next(request);

    internal Fault? NextFault(RecordedRequest request) => faults.Next(request);

    /// <summary>Adds a reply that is not checked.</summary>
    internal MethodStub Add(StubReply reply, int? times)
    {
        var time = delay;
        replies.Add(time > TimeSpan.Zero ? (request, method, warning) => reply(request, method, warning) with { Delay = time } : reply, times, condition);
        return this;
    }

    private StubResponse Checked(object response, IReadOnlyList<Method> methods, bool allowUndocumented)
    {
        var stub = StubResponse.From(response);
        Check(stub.Body, methods, allowUndocumented);
        return stub;
    }

    private void Check(JsonObject body, IReadOnlyList<Method> methods, bool allowUndocumented)
    {
        if (!allowUndocumented && !allowsUndocumented)
        {
            check.Check(methods, body);
        }
    }

}
