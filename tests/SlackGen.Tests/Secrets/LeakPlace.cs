using System.Net;
using System.Text;
using System.Text.Json;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Secrets;

/// <summary>A part of a response, or of what is thrown instead of one.</summary>
/// <param name="Name">Which part.</param>
/// <param name="Response">Creates a response with a text in this place.</param>
internal sealed record LeakPlace(string Name, Func<string, Response> Response)
{
    public static IReadOnlyList<LeakPlace> All { get; } =
    [
        new("error", text => Json(200, new() { ["ok"] = false, ["error"] = text })),
        new("error of HTTP 500", text => Json(500, new() { ["ok"] = false, ["error"] = text })),
        new("needed", text => Json(200, new() { ["ok"] = false, ["error"] = "missing_scope", ["needed"] = text })),
        new("provided", text => Json(200, new() { ["ok"] = false, ["error"] = "missing_scope", ["needed"] = "chat:write", ["provided"] = text })),
        new("messages", text => Json(200, new() { ["ok"] = false, ["error"] = "invalid_arguments", ["response_metadata"] = new Dictionary<string, object?> { ["messages"] = new[] { text } } })),
        new("errors", text => Json(200, new() { ["ok"] = false, ["error"] = "invalid_blocks", ["errors"] = new[] { text } })),
        new("error objects", text => Json(200, new() { ["ok"] = false, ["error"] = "x", ["errors"] = new[] { new Dictionary<string, string> { ["error"] = text, ["user"] = "U1" } } })),
        new("warning of a failure", text => Json(200, new() { ["ok"] = false, ["error"] = "x", ["warning"] = text })),
        new("warning of a success", text => Json(200, new() { ["ok"] = true, ["warning"] = text })),
        new("metadata warnings of a success", text => Json(200, new() { ["ok"] = true, ["response_metadata"] = new Dictionary<string, object?> { ["warnings"] = new[] { text } } })),
        new("a field of a failure", text => Json(200, new() { ["ok"] = false, ["error"] = "x", ["echo"] = new[] { text } })),
        new("no ok", text => Json(200, new() { ["message"] = text })),
        new("no error", text => Json(200, new() { ["ok"] = false, ["message"] = text })),
        new("JSON of HTTP 401", text => Json(401, new() { ["message"] = text })),
        new("JSON of HTTP 500", text => Json(500, new() { ["ok"] = true, ["message"] = text })),
        new("truncated JSON", text => Cut(200, JsonSerializer.Serialize(new { ok = true, echo = text }))),
        new("truncated JSON of HTTP 502", text => Cut(502, JsonSerializer.Serialize(new { ok = true, echo = text }))),
        new("a list", text => Responses.Json(200, JsonSerializer.Serialize(new[] { text }))),
        new("a key", text => Responses.Json(200, $"{{{JsonSerializer.Serialize(text)}:1,")),
        new("a portal's page", text => Responses.Html(200, $"<html>{text}</html>")),
        new("an error page", text => Responses.Html(503, $"<pre>\n{text}\n{text}</pre>")),
        new("a redirect's page", text => Responses.Html(302, text, ("Location", "https://elsewhere.test/"), ("X-Echo", text))),
        new("a long page", text => Responses.Html(404, new string('\n', 150) + text)),
        new("a page of secrets", text => Responses.Html(404, string.Concat(Enumerable.Repeat(text + "\n", 400)))),
        new("a page in another charset", text => With(502, "x", m => m.Content = new StringContent(text, Encoding.Unicode, "text/plain"))),
        new("Content-Type", text => With(502, "sorry", m => Set(m, "Content-Type", $"text/html; a=\"{text}\""))),
        new("Content-Type of JSON", text => With(200, "{\"ok\":true}", m => Set(m, "Content-Type", $"application/json; charset=\"{text}\""))),
        new("Content-Encoding", text => With(200, "{}", m => Set(m, "Content-Encoding", text))),
        new("the status line", text => With(502, "sorry", m => m.ReasonPhrase = text.ReplaceLineEndings(" "))),
        new("the scopes", text => With(200, "{\"ok\":false,\"error\":\"x\"}", m => Array.ForEach(["X-OAuth-Scopes", "X-Accepted-OAuth-Scopes"], name => m.Headers.TryAddWithoutValidation(name, text)))),
        new("Retry-After", text => With(429, text, m => _ = m.Headers.TryAddWithoutValidation("Retry-After", text))),
        new("a request error", text => Responses.Throws(() => new HttpRequestException(HttpRequestError.ProxyTunnelError, text))),
        new("the cause of a request error", text => Responses.Throws(() => new HttpRequestException(HttpRequestError.Unknown, "broken", new IOException("pipe", new InvalidOperationException(text))))),
        new("an I/O error", text => Responses.Throws(() => new IOException(text))),
        new("a cancellation", text => Responses.Throws(() => new TaskCanceledException(text, new TimeoutException(text)))),
        new("a cancellation by nobody", text => Responses.Throws(() => new OperationCanceledException(text))),
        new("a handler's error", text => Responses.Throws(() => new InvalidOperationException(text))),
        new("a disposed handler", text => Responses.Throws(() => new ObjectDisposedException(text, text))),
        new("several errors", text => Responses.Throws(() => new AggregateException("many", new IOException("a"), new IOException(text)))),
        new("a deep cause", text => Responses.Throws(() => Enumerable.Range(0, 20).Aggregate(new IOException(text), (inner, i) => new IOException($"level {i}", inner)))),
        new("the data of an error", text => Responses.Throws(() => new IOException("pipe", new IOException("broken") { Data = { ["request"] = text } }))),
        new("a link for help", text => Responses.Throws(() => new IOException("pipe") { HelpLink = text })),
        new("an error of its own text", text => Responses.Throws(() => new TalkativeException(text))),
        new("an error in the body", text => Responses.Breaks("{\"ok\":tr", () => new HttpIOException(HttpRequestError.ResponseEnded, text))),
    ];

    public override string ToString() => Name;

    private static Response Json(int status, Dictionary<string, object?> fields) => Responses.Json(status, JsonSerializer.Serialize(fields));

    private static Response Cut(int status, string json) => Responses.Json(status, json[..^3]);

    private static Response With(int status, string body, Action<HttpResponseMessage> change) => (_, _) =>
    {
        var message = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        change(message);
        return Task.FromResult(message);
    };

    private static void Set(HttpResponseMessage message, string name, string value)
    {
        message.Content.Headers.Remove(name);
        message.Content.Headers.TryAddWithoutValidation(name, value);
    }

    private sealed class TalkativeException(string text) : IOException("talks")
    {
        public override string ToString() => $"{base.ToString()} {text}";
    }
}
