using System.Text.Json;

namespace SlackGen;

/// <summary>A token that expires, with the one that buys the next.</summary>
/// <param name="AccessToken">The token of calls.</param>
/// <param name="RefreshToken">The token that buys the next pair; each works once.</param>
/// <param name="ExpiresAt">When the access token stops working.</param>
public sealed record SlackRotatingToken(string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt)
{
    /// <summary>When it expires; never the tokens.</summary>
    public override string ToString() => $"A token that expires at {ExpiresAt:O}";
}

/// <summary>
/// Keeps a rotating token fresh: buys the next one through <c>oauth.v2.access</c> ahead of expiry, once for all callers. Give
/// <see cref="GetTokenAsync"/> to <see cref="SlackClientOptions.TokenProvider"/>.
/// </summary>
public sealed class SlackTokenRotation
{
    private static readonly SlackMethod Access = new("oauth.v2.access") { Tier = 4, Tokens = SlackTokenKinds.None, BasicAuth = true };

    private readonly SlackConnection connection;
    private readonly string clientId;
    private readonly string clientSecret;
    private readonly Func<SlackRotatingToken, CancellationToken, ValueTask>? store;
    private readonly TimeProvider time;
    private readonly object gate = new();
    private volatile SlackRotatingToken current;
    private SlackRotatingToken? bought;
    private Task<SlackRotatingToken>? refresh;

    /// <summary>Creates one.</summary>
    /// <param name="token">The token to begin with.</param>
    /// <param name="clientId">The app's client ID.</param>
    /// <param name="clientSecret">The app's client secret; it travels in a header only.</param>
    /// <param name="options">How to reach Slack; token settings in it are not used.</param>
    /// <param name="store">Keeps each new pair before it is used: the old refresh token no longer works, so a pair that is lost is lost for good.</param>
    public SlackTokenRotation(
        SlackRotatingToken token,
        string clientId,
        string clientSecret,
        SlackClientOptions? options = null,
        Func<SlackRotatingToken, CancellationToken, ValueTask>? store = null)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        ArgumentException.ThrowIfNullOrEmpty(clientSecret);
        options ??= new SlackClientOptions();
        (current, this.clientId, this.clientSecret, this.store, time) = (token, clientId, clientSecret, store, options.TimeProvider);
        connection = new SlackConnection(options);
    }

    /// <summary>How long before its end a token is replaced. The default is 10 minutes; tokens live 12 hours.</summary>
    public TimeSpan Margin { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A token that works: the current one, or a new one when the current one is about to expire.</summary>
    /// <exception cref="SlackException">No new token could be had. While the current token still works it is given instead.</exception>
    public async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
    {
        var token = current;
        if (!IsFresh(token))
        {
            try
            {
                token = await Refresh().WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (SlackException) when (token.ExpiresAt > time.GetUtcNow())
            {
            }
        }

        return token.AccessToken;
    }

    // One for all who wait. No caller's cancellation stops it: the answer that nobody waits for any more still holds the only refresh token that works.
    private Task<SlackRotatingToken> Refresh()
    {
        lock (gate)
        {
            if (IsFresh(current))
            {
                return Task.FromResult(current);
            }

            return refresh is { IsCompleted: false } ? refresh : refresh = Task.Run(RefreshAsync);
        }
    }

    private bool IsFresh(SlackRotatingToken token) => token.ExpiresAt - Margin > time.GetUtcNow();

    private async Task<SlackRotatingToken> RefreshAsync()
    {
        // A pair that could not be stored is not bought again: that would take the refresh token that has just been used up.
        var next = bought ??= await BuyAsync().ConfigureAwait(false);
        if (store is not null)
        {
            await store(next, CancellationToken.None).ConfigureAwait(false);
        }

        bought = null;
        return current = next;
    }

    private async Task<SlackRotatingToken> BuyAsync()
    {
        var arguments = new Dictionary<string, object?>
        {
            ["client_id"] = clientId,
            ["client_secret"] = clientSecret,
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = current.RefreshToken,
        };
        var asked = time.GetUtcNow();
        var answer = await connection.CallAsync<SlackRawResponse>(Access, new SlackRawRequest(arguments), CancellationToken.None).ConfigureAwait(false);

        // A user's token stands in authed_user, a bot's at the top.
        var json = answer.Json;
        if (!json.TryGetProperty("access_token", out _) && json.TryGetProperty("authed_user", out var user) && user.ValueKind == JsonValueKind.Object)
        {
            json = user;
        }

        if (SlackReader.Text(json, "access_token") is not { Length: > 0 } access
            || SlackReader.Text(json, "refresh_token") is not { Length: > 0 } refreshToken
            || !json.TryGetProperty("expires_in", out var expires)
            || !IntCodec.TryParse(expires.ToString(), out var seconds))
        {
            throw new SlackException("oauth.v2.access answered without access_token, refresh_token and expires_in; is token rotation on for the app?", Access.Name);
        }

        return new SlackRotatingToken(access, refreshToken, asked.AddSeconds(seconds));
    }
}
