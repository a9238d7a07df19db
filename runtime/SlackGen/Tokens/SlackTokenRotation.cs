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
public sealed class SlackTokenRotation : IDisposable
{
    private static readonly SlackMethod Access = new("oauth.v2.access") { Tier = 4, Tokens = SlackTokenKinds.None, BasicAuth = true };

    private readonly SlackConnection connection;
    private readonly string clientId;
    private readonly string clientSecret;
    private readonly Func<SlackRotatingToken, CancellationToken, ValueTask>? store;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile SlackRotatingToken current;

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
        if (IsFresh(current))
        {
            return current.AccessToken;
        }

        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!IsFresh(current))
            {
                await RefreshAsync(cancellationToken).ConfigureAwait(false);
            }

            return current.AccessToken;
        }
        catch (SlackException) when (current.ExpiresAt > time.GetUtcNow())
        {
            return current.AccessToken;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private bool IsFresh(SlackRotatingToken token) => token.ExpiresAt - Margin > time.GetUtcNow();

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object?>
        {
            ["client_id"] = clientId,
            ["client_secret"] = clientSecret,
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = current.RefreshToken,
        };
        var asked = time.GetUtcNow();
        var answer = await connection.CallAsync<SlackRawResponse>(Access, new SlackRawRequest(arguments), cancellationToken).ConfigureAwait(false);

        // A user's token stands in authed_user, a bot's at the top.
        var json = answer.Json;
        if (!json.TryGetProperty("access_token", out _) && json.TryGetProperty("authed_user", out var user))
        {
            json = user;
        }

        if (SlackReader.Text(json, "access_token") is not { Length: > 0 } access
            || SlackReader.Text(json, "refresh_token") is not { Length: > 0 } refresh
            || !json.TryGetProperty("expires_in", out var expires)
            || !expires.TryGetInt32(out var seconds))
        {
            throw new SlackException("oauth.v2.access answered without access_token, refresh_token and expires_in; is token rotation on for the app?", Access.Name);
        }

        var next = new SlackRotatingToken(access, refresh, asked.AddSeconds(seconds));
        if (store is not null)
        {
            await store(next, cancellationToken).ConfigureAwait(false);
        }

        current = next;
    }
}
