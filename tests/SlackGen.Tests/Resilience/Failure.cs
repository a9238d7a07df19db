using System.Net;
using System.Net.Sockets;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Resilience;

/// <summary>A way in which an attempt fails, and what follows from it.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Response">The response to the attempt, or its failure.</param>
/// <param name="Repeats">For which methods the call is sent again.</param>
/// <param name="Code">The code of the <see cref="SlackApiException"/>; null for a <see cref="SlackException"/>.</param>
/// <param name="Status">The HTTP status that the exception names.</param>
internal sealed record Failure(string Name, Response Response, Failure.Repeat Repeats, string? Code = null, int? Status = null)
{
    internal enum Repeat
    {
        Never,
        WhereIdempotent,
        Always,
    }

    public static IEnumerable<Failure> All { get; } =
    [
        new("connection refused", Throws(HttpRequestError.ConnectionError, new SocketException((int)SocketError.ConnectionRefused)), Repeat.Always),
        new("name not found", Throws(HttpRequestError.NameResolutionError), Repeat.Always),
        new("TLS refused", Throws(HttpRequestError.SecureConnectionError), Repeat.Always),
        new("proxy refused", Throws(HttpRequestError.ProxyTunnelError), Repeat.Always),
        new("reset before the headers", Throws(HttpRequestError.Unknown, new IOException("reset", new SocketException((int)SocketError.ConnectionReset))), Repeat.WhereIdempotent),
        new("closed before the headers", Throws(HttpRequestError.ResponseEnded), Repeat.WhereIdempotent),
        new("no HTTP", Throws(HttpRequestError.InvalidResponse), Repeat.WhereIdempotent),
        new("HTTP/2 stream reset", Throws(HttpRequestError.HttpProtocolError), Repeat.WhereIdempotent),
        new("broken pipe", Responses.Throws(() => new IOException("broken pipe")), Repeat.WhereIdempotent),
        new("reset in the body", Responses.Breaks("{\"ok\":tr", () => new IOException("reset")), Repeat.WhereIdempotent, Status: 200),
        new("cut body", Responses.Breaks("{\"ok\":tr", () => new HttpIOException(HttpRequestError.ResponseEnded)), Repeat.WhereIdempotent, Status: 200),
        new("timeout of the HTTP client", Responses.Throws(() => new TaskCanceledException("timeout", new TimeoutException())), Repeat.WhereIdempotent),

        new("429 with Retry-After", Responses.Throttled("3"), Repeat.Always, "ratelimited", 429),
        new("429 without Retry-After", Responses.Throttled(null), Repeat.Always, "ratelimited", 429),
        new("429 of a proxy", Responses.Html(429), Repeat.Always, "ratelimited", 429),
        new("429 without a body", Responses.Html(429, ""), Repeat.Always, "ratelimited", 429),
        new("429 with broken JSON", Responses.Json(429, "{\"ok\":fal"), Repeat.Always, "ratelimited", 429),
        new("429 with another code", Responses.Error("message_limit_exceeded", 429), Repeat.Always, "message_limit_exceeded", 429),

        new("500 with HTML", Responses.Html(500), Repeat.WhereIdempotent, Status: 500),
        new("502 with HTML", Responses.Html(502), Repeat.WhereIdempotent, Status: 502),
        new("503 with HTML", Responses.Html(503), Repeat.WhereIdempotent, Status: 503),
        new("504 without a body", Responses.Html(504, ""), Repeat.WhereIdempotent, Status: 504),
        new("500 with a code", Responses.Error("internal_error", 500), Repeat.WhereIdempotent, "internal_error", 500),
        new("503 with a code", Responses.Error("service_unavailable", 503), Repeat.WhereIdempotent, "service_unavailable", 503),
        new("502 with a code of its own", Responses.Error("upstream_sad", 502), Repeat.WhereIdempotent, "upstream_sad", 502),
        new("500 that claims success", Responses.Json(500, "{\"ok\":true}"), Repeat.WhereIdempotent, Status: 500),

        new("408 with HTML", Responses.Html(408), Repeat.WhereIdempotent, Status: 408),
        new("408 with a code", Responses.Error("took_too_long", 408), Repeat.WhereIdempotent, "took_too_long", 408),
        new("503 with Retry-After", Responses.Html(503, headers: ("Retry-After", "2")), Repeat.WhereIdempotent, Status: 503),
        new("503 with ratelimited", Responses.Error("ratelimited", 503), Repeat.Always, "ratelimited", 503),

        new("400 with HTML", Responses.Html(400), Repeat.Never, Status: 400),
        new("400 with a code", Responses.Error("invalid_arguments", 400), Repeat.Never, "invalid_arguments", 400),
        new("401 with HTML", Responses.Html(401), Repeat.Never, Status: 401),
        new("403 with HTML", Responses.Html(403), Repeat.Never, Status: 403),
        new("404 with HTML", Responses.Html(404), Repeat.Never, Status: 404),
        new("413 with HTML", Responses.Html(413), Repeat.Never, Status: 413),
        new("301", Responses.Html(301, "moved", ("Location", "https://elsewhere.test/")), Repeat.Never, Status: 301),
        new("302", Responses.Html(302, "moved", ("Location", "https://elsewhere.test/")), Repeat.Never, Status: 302),
        new("307 without a body", Responses.Html(307, "", ("Location", "https://elsewhere.test/")), Repeat.Never, Status: 307),

        new("truncated JSON", Responses.Json(200, "{\"ok\":tr"), Repeat.WhereIdempotent, Status: 200),
        new("no body", Responses.Json(200, ""), Repeat.WhereIdempotent, Status: 200),
        new("a portal's page", Responses.Html(200), Repeat.WhereIdempotent, Status: 200),
        new("a JSON list", Responses.Json(200, "[]"), Repeat.WhereIdempotent, Status: 200),
        new("failure without a code", Responses.Json(200, "{\"ok\":false}"), Repeat.WhereIdempotent, Status: 200),
        new("failure with an empty code", Responses.Json(200, "{\"ok\":false,\"error\":\"\"}"), Repeat.WhereIdempotent, Status: 200),
        new("internal_error", Responses.Error("internal_error"), Repeat.WhereIdempotent, "internal_error", 200),
        new("fatal_error", Responses.Error("fatal_error"), Repeat.WhereIdempotent, "fatal_error", 200),
        new("service_unavailable", Responses.Error("service_unavailable"), Repeat.WhereIdempotent, "service_unavailable", 200),
        new("request_timeout", Responses.Error("request_timeout"), Repeat.WhereIdempotent, "request_timeout", 200),
        new("team_added_to_org", Responses.Error("team_added_to_org"), Repeat.WhereIdempotent, "team_added_to_org", 200),
        new("ratelimited in a 200", Responses.Error("ratelimited"), Repeat.Always, "ratelimited", 200),
        new("rate_limited in a 200", Responses.Error("rate_limited"), Repeat.Always, "rate_limited", 200),
        new("invalid_auth", Responses.Error("invalid_auth"), Repeat.Never, "invalid_auth", 200),
        new("channel_not_found", Responses.Error("channel_not_found"), Repeat.Never, "channel_not_found", 200),
        new("a code that nobody knows", Responses.Error("sky_is_falling"), Repeat.Never, "sky_is_falling", 200),
    ];

    public override string ToString() => Name;

    public int SendsOf(bool isIdempotent, int most) => Repeats == Repeat.Always || (Repeats == Repeat.WhereIdempotent && isIdempotent) ? most : 1;

    private static Response Throws(HttpRequestError error, Exception? inner = null) =>
        Responses.Throws(() => new HttpRequestException(error, "It broke", inner));
}
