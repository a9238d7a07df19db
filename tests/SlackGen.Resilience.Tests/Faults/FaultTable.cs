using SlackGen.Testing;

namespace SlackGen.Resilience.Tests.Faults;

/// <summary>The outcome of every fault, with two retries: the expectations of the tests, and the table of runtime/README.md.</summary>
internal static class FaultTable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly Outcomes Succeeded = new("response (1)", "response (1)");

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        // Slack never got it, or refused it: every call is sent again.
        new("connection refused", (bench, _, times) => bench.Refuse(times), Unseen("SlackException"), Unseen("SlackException")),
        new("429, `Retry-After: 1`", Fault.RateLimited(1), Repeated("ratelimited"), Repeated("ratelimited")),
        new("429, `Retry-After` a date", Fault.RateLimited(DateTimeOffset.UtcNow + Second), Repeated("ratelimited"), Repeated("ratelimited")),
        new("429, `Retry-After` a past date", Fault.RateLimited(DateTimeOffset.UnixEpoch), Repeated("ratelimited"), Repeated("ratelimited")),
        new("429, no `Retry-After`", Fault.RateLimited(null), Repeated("ratelimited"), Repeated("ratelimited")),
        new("429, `Retry-After: 0`", Fault.RateLimited(0), Repeated("ratelimited"), Repeated("ratelimited")),
        new("429, `Retry-After: -5`", Fault.RateLimited(-5), Repeated("ratelimited"), Repeated("ratelimited")),
        new("429, `Retry-After: 9223372036854775807`", Fault.RateLimited(long.MaxValue), Repeated("ratelimited"), Repeated("ratelimited")),
        new("429, `Retry-After: soon`", Fault.RateLimited("soon"), Repeated("ratelimited"), Repeated("ratelimited")),
        new("429 with an HTML page", Fault.Status(429), Repeated("ratelimited"), Repeated("ratelimited")),
        new("`ratelimited` with HTTP 200", Code("ratelimited"), Repeated("ratelimited"), Repeated("ratelimited")),

        // Slack may have acted: only what is idempotent is sent again.
        new("reset before headers", Fault.ResetBeforeHeaders, Repeated("SlackException"), Final("SlackException")) { IsUnclear = true },
        new("reset after headers", Fault.ResetAfterHeaders, Repeated("HTTP 200"), Final("HTTP 200")) { IsUnclear = true },
        new("reset in the body", Fault.ResetInBody, Repeated("HTTP 200"), Final("HTTP 200")) { IsUnclear = true },
        new("hang", Fault.Hang, Repeated("SlackException"), Final("SlackException")) { IsUnclear = true, AttemptTimeout = Second },
        new("slow drip beyond `AttemptTimeout`", Fault.SlowDrip(Second / 10, chunkBytes: 1), Repeated("HTTP 200"), Final("HTTP 200"))
        {
            IsUnclear = true,
            AttemptTimeout = 2 * Second,
        },
        new("truncated JSON", Fault.TruncatedJson, Repeated("HTTP 200"), Final("HTTP 200")) { IsUnclear = true },
        new("fewer bytes than `Content-Length`", Fault.ShortBody, Repeated("HTTP 200"), Final("HTTP 200")) { IsUnclear = true },
        new("wrong charset", Fault.WrongCharset(), Repeated("HTTP 200"), Final("HTTP 200")) { IsUnclear = true },
        new("empty body", Fault.EmptyBody, Repeated("HTTP 200"), Final("HTTP 200")) { IsUnclear = true },
        new("408 with an HTML page", Fault.Status(408), Repeated("HTTP 408"), Final("HTTP 408")) { IsUnclear = true },
        new("500 with an HTML page", Fault.Status(500), Repeated("HTTP 500"), Final("HTTP 500")) { IsUnclear = true },
        new("502 with an HTML page", Fault.Status(502), Repeated("HTTP 502"), Final("HTTP 502")) { IsUnclear = true },
        new("503 with an HTML page", Fault.Status(503), Repeated("HTTP 503"), Final("HTTP 503")) { IsUnclear = true },
        new("504 with an HTML page", Fault.Status(504), Repeated("HTTP 504"), Final("HTTP 504")) { IsUnclear = true },
        new("`internal_error`", Code("internal_error"), Repeated("internal_error"), Final("internal_error")) { IsUnclear = true },
        new("`fatal_error`", Code("fatal_error"), Repeated("fatal_error"), Final("fatal_error")) { IsUnclear = true },
        new("`service_unavailable`", Code("service_unavailable"), Repeated("service_unavailable"), Final("service_unavailable")) { IsUnclear = true },
        new("`request_timeout`", Code("request_timeout"), Repeated("request_timeout"), Final("request_timeout")) { IsUnclear = true },

        // Sending it again would end the same way.
        new("501 with an HTML page", Fault.Status(501), Final("HTTP 501"), Final("HTTP 501")) { IsUnclear = true },
        new("404 with an HTML page", Fault.Status(404), Final("HTTP 404"), Final("HTTP 404")),
        new("redirect to another host", Redirect, Final("HTTP 307"), Final("HTTP 307")),
        new("announced body above `MaxResponseBytes`", Fault.OversizedBody(1_000_000, isAnnounced: true), Final("HTTP 200"), Final("HTTP 200")) { IsUnclear = true },
        new("unannounced body above `MaxResponseBytes`", Fault.OversizedBody(1_000_000), Final("HTTP 200"), Final("HTTP 200")) { IsUnclear = true },
        new("`invalid_auth`", Code("invalid_auth"), Final("invalid_auth"), Final("invalid_auth")),

        // Unusual, but nothing is wrong.
        new("slow drip within `AttemptTimeout`", Fault.SlowDrip(Second / 100), Succeeded, Succeeded),
        new("gzip", Fault.Gzip, Succeeded, Succeeded),
        new("chunked, no `Content-Length`", Fault.Chunked, Succeeded, Succeeded),
    ];

    /// <summary>The table in Markdown.</summary>
    public static string ToMarkdown()
    {
        var lines = All.Select(c => $"| {c.Name} | {c.Repeatable.Once} | {c.Repeatable.Always} | {c.Message.Once} | {c.Message.Always} |");
        return $"""
            | what goes wrong | idempotent call, once | every time | `chat.postMessage`, once | every time |
            | --- | --- | --- | --- | --- |
            {string.Join('\n', lines)}

            """;
    }

    private static Outcomes Unseen(string ending) => new("response (1)", $"{ending} (0)");

    private static Outcomes Repeated(string ending) => new("response (2)", $"{ending} (3)");

    private static Outcomes Final(string ending) => new($"{ending} (1)", $"{ending} (1)");

    private static Strike Code(string code) => (bench, method, times) => bench.Slack.On(method).ReplyError(code, times);

    private static void Redirect(Support.Bench bench, string method, int? times) =>
        bench.Slack.On(method).Fault(Fault.Redirect(new Uri(bench.Elsewhere.BaseAddress, method)), times);
}
