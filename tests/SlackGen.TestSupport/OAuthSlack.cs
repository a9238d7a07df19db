using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Web;

namespace SlackGen.TestSupport;

/// <summary>
/// A Slack that knows which tokens work, in place of a network: <c>oauth.v2.access</c> exchanges codes and refresh tokens, each once, and every other method checks its token.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class OAuthSlack(TimeProvider time) : HttpMessageHandler
{
    /// <summary>The client that tokens are exchanged for.</summary>
    public const string ClientId = "111.222", ClientSecret = "client-secret-0123456789";

    /// <summary>The lifetime of rotating tokens.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private readonly object gate = new();
    private readonly Dictionary<string, DateTimeOffset> tokens = new(StringComparer.Ordinal);
    private readonly HashSet<string> refreshTokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<IReadOnlyDictionary<string, string>, string>> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Method, string? Token, string Body)> calls = new();
    private int exchanges;
    private int refused;
    private int running;

    /// <summary>Gets the calls of other methods than <c>oauth.v2.access</c>.</summary>
    public IReadOnlyList<(string Method, string? Token, string Body)> Calls => [.. calls];

    /// <summary>Gets the tokens of the calls.</summary>
    public IEnumerable<string?> TokensUsed => Calls.Select(c => c.Token);

    /// <summary>Gets the number of refresh tokens that were exchanged.</summary>
    public int Exchanges => exchanges;

    /// <summary>Gets the number of refresh tokens that were sent and refused, because they were used before.</summary>
    public int Refused => refused;

    /// <summary>Gets or sets the error with which the calls of other methods fail; null for none.</summary>
    public string? Error { get; set; }

    /// <summary>Waits until no request is running, so that a test moves its clock only then: a request that no time is left for is sent again.</summary>
    public async Task IdleAsync()
    {
        do
        {
            await Task.Delay(2);
        }
        while (Volatile.Read(ref running) > 0);
    }

    /// <summary>Adds a token that works.</summary>
    public string Add(string token, DateTimeOffset? expiresAt = null, string? refreshToken = null)
    {
        lock (gate)
        {
            tokens[token] = expiresAt ?? DateTimeOffset.MaxValue;
            _ = refreshToken is null || refreshTokens.Add(refreshToken);
            return token;
        }
    }

    /// <summary>Adds a code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="respond">Returns the response to the fields with which it is exchanged.</param>
    public void AddCode(string code, Func<IReadOnlyDictionary<string, string>, string> respond)
    {
        lock (gate)
        {
            codes[code] = respond;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref running);
        try
        {
            return await RespondAsync(request, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    private async Task<HttpResponseMessage> RespondAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        await Task.Yield();
        var method = request.RequestUri!.AbsolutePath.Split('/')[^1];
        var json = method == "oauth.v2.access" ? Exchange(request, body) : Call(method, request.Headers.Authorization?.Parameter, body);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }

    private static string Fail(string error) => $$"""{"ok":false,"error":"{{error}}"}""";

    private string Call(string method, string? token, string body)
    {
        calls.Enqueue((method, token, body));
        lock (gate)
        {
            return Error is { } error ? Fail(error)
                : token is null || !tokens.TryGetValue(token, out var until) ? Fail("invalid_auth")
                : until <= time.GetUtcNow() ? Fail("token_expired")
                : """{"ok":true,"user_id":"U1"}""";
        }
    }

    private string Exchange(HttpRequestMessage request, string body)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"));
        if (request.Headers.Authorization is not { Scheme: "Basic", Parameter: var sent } || sent != basic)
        {
            return Fail("bad_client_secret");
        }

        var query = HttpUtility.ParseQueryString(body);
        var fields = query.AllKeys.ToDictionary(k => k!, k => query[k]!, StringComparer.Ordinal);
        lock (gate)
        {
            if (fields["grant_type"] == "authorization_code")
            {
                return codes.Remove(fields["code"], out var respond) ? respond(fields) : Fail("invalid_code");
            }

            if (!refreshTokens.Remove(fields["refresh_token"]))
            {
                refused++;
                return Fail("invalid_refresh_token");
            }

            var number = (++exchanges).ToString(CultureInfo.InvariantCulture);
            var (token, refresh) = ($"xoxe.xoxb-new-{number}", $"xoxe-new-{number}");
            tokens[token] = time.GetUtcNow() + Life;
            refreshTokens.Add(refresh);
            return $$"""{"ok":true,"access_token":"{{token}}","refresh_token":"{{refresh}}","expires_in":{{Life.TotalSeconds}},"token_type":"bot"}""";
        }
    }
}
