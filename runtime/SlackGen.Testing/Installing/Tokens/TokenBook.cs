using System.Security.Cryptography;

namespace SlackGen.Testing;

/// <summary>The tokens that installations have, and the tokens of the options that have ended.</summary>
/// <param name="options">The options of the fake.</param>
internal sealed class TokenBook(FakeSlackOptions options)
{
    public const string Revoked = "token_revoked";
    public const string Expired = "token_expired";

    // After a refresh, Slack revokes the oldest token beyond these.
    private const int MaxActive = 2;
    private const int SecretBytes = 24;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly Dictionary<(string Place, TokenKind Kind, string UserId, bool IsSignIn), TokenGrant> grants = [];
    private readonly Dictionary<string, IssuedToken> access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RefreshToken> refreshes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> ended = new(StringComparer.Ordinal);
    private readonly Queue<string> dead = new();

    /// <summary>Gets the lock of all tokens. Who holds it may take the gate of a workspace, never the other way round.</summary>
    public object Gate { get; } = new();

    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    /// <summary>Gets the lifetime of an access token in seconds.</summary>
    public static int LifetimeSeconds => (int)Lifetime.TotalSeconds;

    /// <summary>Returns an access token, also one that has ended; null if no installation has it.</summary>
    public FakeToken? Find(string text) => FindIssued(text)?.Token;

    /// <summary>Returns the issue of an access token; null if no installation has it.</summary>
    public IssuedToken? FindIssued(string text)
    {
        lock (Gate)
        {
            return access.GetValueOrDefault(text);
        }
    }

    /// <summary>Returns the error of calls with a token: <c>token_revoked</c> or <c>token_expired</c>; null if it works.</summary>
    public string? ErrorOf(FakeToken token)
    {
        lock (Gate)
        {
            return ended.TryGetValue(token.Text, out var error) ? error : token.ExpiresAt <= Now ? Expired : null;
        }
    }

    /// <summary>Returns the grant of a place, kind and person, a new one if there is none.</summary>
    public TokenGrant GetOrAdd(InstallationPlace place, TokenKind kind, string userId, bool isSignIn)
    {
        lock (Gate)
        {
            if (!grants.TryGetValue((place.Id, kind, userId, isSignIn), out var grant))
            {
                grants.Add((place.Id, kind, userId, isSignIn), grant = new TokenGrant(place, kind, userId, isSignIn));
            }

            return grant;
        }
    }

    /// <summary>Returns the grants of a place that install the app.</summary>
    public IReadOnlyList<TokenGrant> Of(string placeId)
    {
        lock (Gate)
        {
            return [.. grants.Values.Where(g => g.Place.Id == placeId && !g.IsSignIn)];
        }
    }

    /// <summary>Issues an access token. Without rotation, a grant has one token, which gets its new scopes.</summary>
    /// <returns>The access token, and the refresh token with rotation; null without.</returns>
    public (FakeToken Access, string? Refresh) Issue(TokenGrant grant, bool rotates)
    {
        lock (Gate)
        {
            if (!rotates && grant.Active is [{ Token.ExpiresAt: null } only])
            {
                only.Token = Create(grant, only.Token.Text, null);
                return (only.Token, null);
            }

            var prefix = (rotates ? "xoxe." : "") + (grant.Kind == TokenKind.Bot ? "xoxb-" : "xoxp-") + (rotates ? "1-" : "");
            var issued = new IssuedToken(grant, Create(grant, prefix + NewSecret(), rotates ? Now + Lifetime : null));
            access.Add(issued.Token.Text, issued);
            grant.Active.Add(issued);
            while (rotates && grant.Active.Count > MaxActive)
            {
                End(grant.Active[0].Token.Text, Revoked);
            }

            return (issued.Token, rotates ? CreateRefresh(grant) : null);
        }
    }

    /// <summary>Returns the grant of a refresh token; null if the token is unknown or has ended.</summary>
    public TokenGrant? FindRefresh(string text)
    {
        lock (Gate)
        {
            return refreshes.TryGetValue(text, out var found) && !(found.EndsAt <= Now) ? found.Grant : null;
        }
    }

    /// <summary>Uses a refresh token that works. It still works for the grace that the options say.</summary>
    /// <returns>The grant.</returns>
    public TokenGrant UseRefresh(string text)
    {
        lock (Gate)
        {
            var found = refreshes[text];
            found.EndsAt ??= Now + options.App.RefreshTokenGrace;
            if (found.Grant.Exchanged is { } longLived)
            {
                found.Grant.Exchanged = null;
                End(longLived, Expired);
            }

            return found.Grant;
        }
    }

    /// <summary>Returns whether a refresh token needs no client secret.</summary>
    public bool IsPublic(string refreshToken)
    {
        lock (Gate)
        {
            return refreshes.TryGetValue(refreshToken, out var found) && found.Grant.IsPublic;
        }
    }

    /// <summary>Ends one access token. Calls with it fail with the error.</summary>
    public void End(string text, string error)
    {
        lock (Gate)
        {
            if (!ended.TryAdd(text, error))
            {
                return;
            }

            if (access.TryGetValue(text, out var issued))
            {
                issued.Grant.Active.Remove(issued);
                dead.Enqueue(text);
            }

            // Tokens of long ago are unknown, as tokens that never were.
            if (dead.Count > options.MaxRecorded && dead.Dequeue() is { } oldest)
            {
                access.Remove(oldest);
                ended.Remove(oldest);
            }
        }
    }

    /// <summary>Ends a grant with all its tokens.</summary>
    public void End(TokenGrant grant)
    {
        lock (Gate)
        {
            foreach (var issued in grant.Active.ToList())
            {
                End(issued.Token.Text, Revoked);
            }

            grant.Refreshes.ForEach(r => refreshes.Remove(r.Text));
            grants.Remove((grant.Place.Id, grant.Kind, grant.UserId, grant.IsSignIn));
        }
    }

    private static FakeToken Create(TokenGrant grant, string text, DateTimeOffset? expiresAt) => new(text, grant.Kind, grant.HasEveryScope ? null : grant.Scopes)
    {
        UserId = grant.Kind == TokenKind.User ? grant.UserId : null,
        Workspace = grant.Place.Organization is null ? grant.Place.Workspace : null,
        Organization = grant.Place.Organization,
        ExpiresAt = expiresAt,
    };

    private static string NewSecret() => Convert.ToHexString(RandomNumberGenerator.GetBytes(SecretBytes)).ToLowerInvariant();

    private string CreateRefresh(TokenGrant grant)
    {
        foreach (var old in grant.Refreshes.Where(r => r.EndsAt <= Now).ToList())
        {
            grant.Refreshes.Remove(old);
            refreshes.Remove(old.Text);
        }

        var created = new RefreshToken(grant, "xoxe-1-" + NewSecret());
        grant.Refreshes.Add(created);
        refreshes.Add(created.Text, created);
        return created.Text;
    }
}
