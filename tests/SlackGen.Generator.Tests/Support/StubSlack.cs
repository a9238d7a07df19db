using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SlackGen.Generator.Tests.Support;

/// <summary>A Slack that answers what a test says and remembers what it was asked.</summary>
internal sealed class StubSlack : HttpMessageHandler
{
    private readonly Dictionary<string, Queue<string>> answers = new(StringComparer.Ordinal);

    public List<StubCall> Calls { get; } = [];

    /// <summary>Answers the next call of a method, and the one after it with the next answer.</summary>
    public StubSlack Answer(string method, params string[] json)
    {
        answers[method] = new(json);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var method = request.RequestUri!.Segments[^1];
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Calls.Add(new(request.Method.Method, method, request.RequestUri.Query, body, request.Headers.Authorization));
        var json = answers.TryGetValue(method, out var queue) ? queue.Dequeue() : """{"ok": false, "error": "unknown_method"}""";
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}

/// <summary>A call that arrived.</summary>
internal sealed record StubCall(string Verb, string Method, string Query, string Body, AuthenticationHeaderValue? Authorization);
