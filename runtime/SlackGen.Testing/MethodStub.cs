using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>
/// What a test wants of one method, or of all methods that a pattern means. Every <c>Reply…</c> and <see cref="Fault"/> takes effect at once; those
/// with a number of times are used up in the order in which they were given, before the one without.
/// </summary>
public sealed class MethodStub
{
    private readonly Turns<StubReply> replies = new();
    private readonly IReadOnlyList<Method> methods;
    private readonly ReplyCheck check;
    private readonly bool allowsUndocumented;
    private readonly FaultTurns faults;

    /// <param name="methods">The methods that the stub is for, at least one.</param>
    /// <param name="check">Checks replies.</param>
    /// <param name="allowsUndocumented">Whether no reply is checked.</param>
    /// <param name="dice">Decides about faults with a probability.</param>
    internal MethodStub(IReadOnlyList<Method> methods, ReplyCheck check, bool allowsUndocumented, Dice dice)
    {
        (this.methods, this.check, this.allowsUndocumented) = (methods, check, allowsUndocumented);
        faults = new FaultTurns(dice);
    }

    // A stub of several methods pages as none of them does.
    private Paging? Paging => methods is [var only] ? only.Paging : null;

    /// <summary>Answers with a JSON object; <c>"ok": true</c> may be left out.</summary>
    /// <param name="json">The response as JSON text.</param>
    /// <param name="times">How many requests get it; null for every further one.</param>
    /// <param name="allowUndocumented">Whether fields and error codes that the manifest lacks are meant so.</param>
    /// <exception cref="ArgumentException">The text is not a JSON object, or has a field or an error code that the manifest lacks.</exception>
    public MethodStub Reply([StringSyntax(StringSyntaxAttribute.Json)] string json, int? times = null, bool allowUndocumented = false) =>
        Reply((object)json, times, allowUndocumented);

    /// <summary>Answers with a JSON object; <c>ok</c> may be left out.</summary>
    /// <param name="answer">
    /// A typed response of SlackGen, an anonymous or other object to serialize with its names as they are, or a JsonObject or JsonElement.
    /// </param>
    /// <param name="times">How many requests get it; null for every further one.</param>
    /// <param name="allowUndocumented">Whether fields and error codes that the manifest lacks are meant so.</param>
    /// <exception cref="ArgumentException">It does not make a JSON object, or has a field or an error code that the manifest lacks.</exception>
    public MethodStub Reply(object answer, int? times = null, bool allowUndocumented = false)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var stub = Checked(answer, methods, allowUndocumented);
        return Add((_, method, warning) => stub.Make(method, warning), times);
    }

    /// <summary>Answers with what a function makes of the request. An exception of the function becomes HTTP 500 with its text.</summary>
    /// <param name="answer">Makes the response: what <see cref="Reply(object, int?, bool)"/> takes.</param>
    /// <param name="times">How many requests it answers; null for every further one.</param>
    /// <param name="allowUndocumented">Whether fields and error codes that the manifest lacks are meant so. Otherwise they become HTTP 500 too.</param>
    public MethodStub Reply(Func<RecordedRequest, object> answer, int? times = null, bool allowUndocumented = false)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Add((request, method, warning) => Checked(answer(request), [method], allowUndocumented).Make(method, warning), times);
    }

    /// <summary>Answers with <c>{"ok": false, "error": …}</c>.</summary>
    /// <param name="error">The code, <c>users_not_found</c>.</param>
    /// <param name="times">How many requests get it; null for every further one.</param>
    /// <param name="allowUndocumented">Whether a code that the manifest lacks is meant so.</param>
    /// <exception cref="ArgumentException">The method does not document the code.</exception>
    public MethodStub ReplyError(string error, int? times = null, bool allowUndocumented = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(error);
        return Reply(new Refusal(error).ToJson(), times, allowUndocumented);
    }

    /// <summary>Answers with bytes that are not JSON, for the methods that answer with a file.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="contentType">What it is.</param>
    /// <param name="times">How many requests get it; null for every further one.</param>
    public MethodStub ReplyBytes(ReadOnlyMemory<byte> bytes, string contentType = "application/gzip", int? times = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        var answer = new Answer(bytes, contentType);
        return Add((_, _, _) => answer, times);
    }

    /// <summary>Answers with pages of a list, in the field that the manifest names, following <c>cursor</c> and <c>limit</c>.</summary>
    /// <param name="items">All items: objects as for <see cref="Reply(object, int?, bool)"/>, JSON text of objects, or strings where the list is one of strings.</param>
    /// <param name="pageSize">The most items in a page; <c>limit</c> can ask for fewer.</param>
    /// <exception cref="InvalidOperationException">The manifest does not say in which field the items are.</exception>
    /// <exception cref="ArgumentException">An item has a field that the manifest lacks.</exception>
    public MethodStub Page(IEnumerable<object> items, int pageSize = 100) => Page(
        Paging?.Items ?? throw new InvalidOperationException("The manifest does not say in which field the items of a page are: name it."),
        items,
        pageSize);

    /// <summary>
    /// Answers with pages of a list, following <c>cursor</c> and <c>limit</c>; the next cursor is where the manifest says, or else in
    /// <c>response_metadata</c>.
    /// </summary>
    /// <param name="field">The field that holds the items, <c>members</c>, or a path with dots, <c>messages.matches</c>.</param>
    /// <param name="items">All items: objects as for <see cref="Reply(object, int?, bool)"/>, JSON text of objects, or strings where the list is one of strings.</param>
    /// <param name="pageSize">The most items in a page; <c>limit</c> can ask for fewer.</param>
    /// <param name="allowUndocumented">Whether a field that the manifest lacks is meant so.</param>
    /// <exception cref="ArgumentException">The manifest lacks the field, or one that an item has.</exception>
    public MethodStub Page(string field, IEnumerable<object> items, int pageSize = 100, bool allowUndocumented = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        var pages = new PagedAnswer(items, pageSize, field, Paging is { Cursors: [var first, ..] } ? first : Paging.UsualCursor);
        Check(pages.Whole(), methods, allowUndocumented);
        return Add((request, method, warning) => StubAnswer.From(pages.Page(request.Arguments)).Make(method, warning), times: null);
    }

    /// <summary>Lets requests go wrong. A fault that sends nothing of the response leaves it for the next request.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">How many requests meet it; null for every further one.</param>
    /// <param name="probability">How likely a request is to meet it, from 0 to 1.</param>
    public MethodStub Fault(Fault fault, int? times = null, double probability = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        faults.Add(fault, times, probability);
        return this;
    }

    /// <summary>Forgets all of it: the method answers with samples again, and nothing goes wrong.</summary>
    public void Clear()
    {
        replies.Clear();
        faults.Clear();
    }

    internal StubReply? NextReply() => replies.Next();

    internal Fault? NextFault() => faults.Next();

    private StubAnswer Checked(object answer, IReadOnlyList<Method> methods, bool allowUndocumented)
    {
        var stub = StubAnswer.From(answer);
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

    private MethodStub Add(StubReply reply, int? times)
    {
        replies.Add(reply, times);
        return this;
    }
}
