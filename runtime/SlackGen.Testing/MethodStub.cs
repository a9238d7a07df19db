using System.Diagnostics.CodeAnalysis;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>
/// What a test wants of one method, or of all methods that a pattern means. Every <c>Reply…</c> and <see cref="Fault"/> takes effect at once; those
/// with a number of times are used up in the order in which they were given, before the one without.
/// </summary>
public sealed class MethodStub
{
    private readonly Turns<StubReply> replies = new();
    private readonly FaultTurns faults;
    private readonly Paging? paging;

    /// <param name="paging">How the manifest says that the method pages; null where it does not, or the stub is of several methods.</param>
    /// <param name="dice">Decides about faults with a probability.</param>
    internal MethodStub(Paging? paging, Dice dice)
    {
        this.paging = paging;
        faults = new FaultTurns(dice);
    }

    /// <summary>Answers with a JSON object; <c>"ok": true</c> may be left out.</summary>
    /// <param name="json">The answer as JSON text.</param>
    /// <param name="times">How many requests get it; null for every further one.</param>
    /// <exception cref="ArgumentException">The text is not a JSON object.</exception>
    public MethodStub Reply([StringSyntax(StringSyntaxAttribute.Json)] string json, int? times = null) => Reply((object)json, times);

    /// <summary>Answers with a JSON object; <c>ok</c> may be left out.</summary>
    /// <param name="answer">An anonymous or other object to serialize with its names as they are, or a JsonObject or JsonElement.</param>
    /// <param name="times">How many requests get it; null for every further one.</param>
    /// <exception cref="ArgumentException">It does not make a JSON object.</exception>
    public MethodStub Reply(object answer, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var stub = StubAnswer.From(answer);
        return Add((_, warning) => stub.Make(warning), times);
    }

    /// <summary>Answers with what a function makes of the request. An exception of the function becomes HTTP 500 with its text.</summary>
    /// <param name="answer">Makes the answer: what <see cref="Reply(object, int?)"/> takes.</param>
    /// <param name="times">How many requests it answers; null for every further one.</param>
    public MethodStub Reply(Func<RecordedRequest, object> answer, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Add((request, warning) => StubAnswer.From(answer(request)).Make(warning), times);
    }

    /// <summary>Answers with <c>{"ok": false, "error": …}</c>.</summary>
    /// <param name="error">The code, <c>users_not_found</c>.</param>
    /// <param name="times">How many requests get it; null for every further one.</param>
    public MethodStub ReplyError(string error, int? times = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(error);
        return Reply(new Refusal(error).ToJson(), times);
    }

    /// <summary>Answers with bytes that are not JSON, for the methods that answer with a file.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="contentType">What it is.</param>
    /// <param name="times">How many requests get it; null for every further one.</param>
    public MethodStub ReplyBytes(ReadOnlyMemory<byte> bytes, string contentType = "application/gzip", int? times = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        var answer = new Answer(bytes, contentType);
        return Add((_, _) => answer, times);
    }

    /// <summary>Answers with pages of a list, in the field that the manifest names, following <c>cursor</c> and <c>limit</c>.</summary>
    /// <param name="items">All items: objects as for <see cref="Reply(object, int?)"/>, JSON text of objects, or strings where the list is one of strings.</param>
    /// <param name="pageSize">The most items in a page; <c>limit</c> can ask for fewer.</param>
    /// <exception cref="InvalidOperationException">The manifest names no list for the method.</exception>
    public MethodStub Page(IEnumerable<object> items, int pageSize = 100) => Page(
        paging?.Items ?? throw new InvalidOperationException("The manifest does not say in which field the items of a page are: name it."),
        items,
        pageSize);

    /// <summary>
    /// Answers with pages of a list, following <c>cursor</c> and <c>limit</c>; the next cursor is where the manifest says, or else in
    /// <c>response_metadata</c>.
    /// </summary>
    /// <param name="field">The field that holds the items, <c>members</c>, or a path with dots, <c>messages.matches</c>.</param>
    /// <param name="items">All items: objects as for <see cref="Reply(object, int?)"/>, JSON text of objects, or strings where the list is one of strings.</param>
    /// <param name="pageSize">The most items in a page; <c>limit</c> can ask for fewer.</param>
    public MethodStub Page(string field, IEnumerable<object> items, int pageSize = 100)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        var pages = new PagedAnswer(items, pageSize);
        var cursor = paging is { Cursors: [var first, ..] } ? first : Paging.UsualCursor;
        return Reply(request => pages.Page(field, cursor, request.Arguments));
    }

    /// <summary>Lets requests go wrong. A fault that sends nothing of the answer leaves it for the next request.</summary>
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

    private MethodStub Add(StubReply reply, int? times)
    {
        replies.Add(reply, times);
        return this;
    }
}
