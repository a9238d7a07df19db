using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>A new token pair, with the lifetime of its access token, counted from the request.</summary>
internal sealed record ExchangedToken(SlackRotatingToken Token, TimeSpan Lifetime);

/// <summary>Exchanges codes of authorizations and refresh tokens for tokens through <c>oauth.v2.access</c>.</summary>
internal sealed class TokenExchange
{
    /// <summary>
    /// The method. It counts as idempotent, since Slack revokes a refresh token only a short while after its first use: if the response is lost, an immediate
    /// second request returns it.
    /// </summary>
    public static readonly SlackMethod Access = new("oauth.v2.access") { Tier = 4, Tokens = SlackTokenKinds.None, BasicAuth = true, Idempotent = true };

    // Slack's tokens are valid for 12 hours. A longer lifetime is not trusted: an early refresh costs one call, a late refresh fails all calls.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    private readonly SlackConnection connection;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly string clientId;
    private readonly string clientSecret;

    public TokenExchange(SlackClientOptions options, string clientId, string clientSecret, TimeSpan timeout, ILogger logger)
    {
        (time, this.clientId, this.clientSecret, this.logger) = (options.TimeProvider, clientId, clientSecret, logger);
        var own = new SlackClientOptions(options) { Token = null, TokenProvider = null, TokenPerCall = true };

        // Other methods in Tiers may be from the project's own manifest, which this connection does not know.
        foreach (var name in own.Tiers.Keys.Where(n => n != Access.Name).ToList())
        {
            own.Tiers.Remove(name);
        }

        own.Retry.MaxTotalTime = Durations.Min(own.Retry.MaxTotalTime, timeout);

        // A third, so that an attempt without a response leaves time for more attempts.
        own.AttemptTimeout = Durations.Min(own.AttemptTimeout, own.Retry.MaxTotalTime / 3);
        connection = new SlackConnection(own);
    }

    /// <summary>Exchanges the code of an authorization. It is sent once: a code whose response is lost is used up.</summary>
    /// <param name="code">The code.</param>
    /// <param name="redirectUri">The redirect URL of the authorization.</param>
    /// <param name="verifier">The PKCE code verifier; null without PKCE.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response, and the time of the request, from which the lifetimes of its tokens count.</returns>
    /// <exception cref="SlackException">The exchange failed.</exception>
    public async Task<(JsonElement Json, DateTimeOffset RequestedAt)> ExchangeCodeAsync(string code, string redirectUri, string? verifier, CancellationToken cancellationToken)
    {
        var requestedAt = time.GetUtcNow();
        var json = await CallAsync(
            Access with { Idempotent = false },
            new()
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = redirectUri,
                ["code_verifier"] = verifier,
            },
            cancellationToken).ConfigureAwait(false);
        return (json, requestedAt);
    }

    /// <summary>Exchanges a refresh token.</summary>
    /// <exception cref="SlackException">The exchange failed, or the response lacks a token.</exception>
    public async Task<ExchangedToken> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var requestedAt = time.GetUtcNow();
        var json = await CallAsync(Access, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, cancellationToken).ConfigureAwait(false);

        // A user token is in authed_user, a bot token at the top level.
        if (!json.TryGetProperty("access_token", out _) && json.TryGetProperty("authed_user", out var user) && user.ValueKind == JsonValueKind.Object)
        {
            json = user;
        }

        if (SlackReader.Text(json, "access_token") is not { Length: > 0 } access || SlackReader.Text(json, "refresh_token") is not { Length: > 0 } next)
        {
            throw new SlackException("The response of oauth.v2.access lacks access_token or refresh_token; is token rotation on for the app?", Access.Name);
        }

        var lifetime = ReadLifetime(json);
        return new ExchangedToken(new SlackRotatingToken(access, next, requestedAt + lifetime), lifetime);
    }

    /// <summary>Returns the lifetime of the token in a part of a response. The pair is valid even if its lifetime is missing or out of range, and it is the only one.</summary>
    public TimeSpan ReadLifetime(JsonElement json)
    {
        var expiresIn = json.TryGetProperty("expires_in", out var value) ? value.ToString() : "";
        var isNumber = double.TryParse(expiresIn, NumberStyles.Float, CultureInfo.InvariantCulture, out var given) && !double.IsNaN(given);
        var seconds = isNumber ? Math.Clamp(given, Shortest.TotalSeconds, Longest.TotalSeconds) : Longest.TotalSeconds;
        if (!isNumber || seconds != given)
        {
            // A value that is not a number may be anything, so it is not logged.
            SlackLog.UnexpectedTokenLifetime(logger, isNumber ? given.ToString(CultureInfo.InvariantCulture) : "(not a number)", seconds);
        }

        return TimeSpan.FromSeconds(seconds);
    }

    private async Task<JsonElement> CallAsync(SlackMethod method, Dictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        (arguments["client_id"], arguments["client_secret"]) = (clientId, clientSecret);
        var response = await connection.CallAsync<SlackRawResponse>(method, new SlackRawRequest(arguments), cancellationToken).ConfigureAwait(false);
        return response.Json;
    }
}
