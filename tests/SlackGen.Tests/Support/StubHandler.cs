using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace SlackGen.Tests.Support;

/// <summary>The response to one attempt.</summary>
internal delegate Task<HttpResponseMessage> Response(SentRequest request, CancellationToken cancellationToken);

/// <summary>A scripted Slack. Each attempt gets the next response, and the last one is repeated.</summary>
/// <remarks>
/// No server: these tests assert at which time of a <see cref="ManualTimeProvider"/> each attempt is made and move the clock while one is under way, so an
/// attempt has to arrive before <c>SendAsync</c> returns. They also need failures that no server can give, such as a name that does not resolve, and look for
/// secrets in every exception and trace of the process, where a server would show the token that it was sent.
/// </remarks>
internal sealed class StubHandler(ManualTimeProvider clock, params Response[] responses) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SentRequest> sent = new();
    private int next = -1;

    public IReadOnlyList<SentRequest> Sent => [.. sent];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var recorded = new SentRequest(
            request.Method,
            request.RequestUri!,
            $"{request.Headers}{request.Content?.Headers}".ReplaceLineEndings("\n"),
            body,
            request.Headers.Authorization?.ToString(),
            clock.Elapsed);
        sent.Enqueue(recorded);
        var response = responses[Math.Min(Interlocked.Increment(ref next), responses.Length - 1)];
        return await response(recorded, cancellationToken);
    }
}

/// <summary>A request as it was sent.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Uri, string Headers, string Body, string? Authorization, TimeSpan At)
{
    /// <summary>The Slack method.</summary>
    public string Name => Uri.Segments[^1];
}

/// <summary>Responses for <see cref="StubHandler"/>.</summary>
internal static class Responses
{
    public static Response Ok { get; } = Json(200, """{"ok":true}""");

    /// <summary>Nothing, until the caller gives up.</summary>
    public static Response Hangs { get; } = async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException();
    };

    public static Response Json(int status, string json, params (string Name, string Value)[] headers) => Text(status, json, "application/json", headers);

    public static Response Html(int status, string page = "<html>Sorry</html>", params (string Name, string Value)[] headers) => Text(status, page, "text/html", headers);

    public static Response Error(string code, int status = 200) => Json(status, $$"""{"ok":false,"error":"{{code}}"}""");

    public static Response Throttled(string? retryAfter) => retryAfter is null
        ? Error("ratelimited", 429)
        : Json(429, """{"ok":false,"error":"ratelimited"}""", ("Retry-After", retryAfter));

    public static Response Throws(Func<Exception> make) => (_, _) => Task.FromException<HttpResponseMessage>(make());

    /// <summary>Headers, and a body that breaks off.</summary>
    public static Response Breaks(string beginning, Func<Exception> make) => (_, _) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BreakingStream(Encoding.UTF8.GetBytes(beginning), make)) });

    private static Response Text(int status, string text, string type, (string Name, string Value)[] headers) => (_, _) =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(text, Encoding.UTF8, type) };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return Task.FromResult(response);
    };

    private sealed class BreakingStream(byte[] beginning, Func<Exception> make) : MemoryStream(beginning)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw make();
    }
}
