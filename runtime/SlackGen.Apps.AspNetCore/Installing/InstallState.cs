using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SlackGen.Apps.AspNetCore;

/// <summary>
/// Ties the two requests of an installation to one browser: a state in the URL and a cookie, both encrypted, that share a nonce. Each pair is valid for ten minutes and once.
/// The cookie is named after the nonce, so that two tabs do not disturb each other, and any machine with the same keys of data protection can read both.
/// </summary>
internal sealed class InstallState
{
    /// <summary>The beginning of the names of the cookies.</summary>
    public const string CookiePrefix = "slack-install-";

    private const string Purpose = "SlackGen.Apps.Install.v1";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector states;
    private readonly IDataProtector cookies;
    private readonly TimeProvider time;

    // A browser deletes its cookie. This stops one that keeps it, on this machine.
    private readonly RecentEvents used;

    /// <summary>Initializes the states of an app.</summary>
    /// <param name="provider">The provider of data protection.</param>
    /// <param name="appId">The ID of the app, whose states no other app accepts.</param>
    /// <param name="time">The clock.</param>
    public InstallState(IDataProtectionProvider provider, string appId, TimeProvider time)
    {
        (states, cookies) = (provider.CreateProtector(Purpose, appId, "state"), provider.CreateProtector(Purpose, appId, "cookie"));
        (this.time, used) = (time, new RecentEvents(time, Lifetime));
    }

    /// <summary>Begins an installation: adds its cookie to the response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="redirectUri">The redirect URL, whose path the cookie is limited to.</param>
    /// <param name="verifier">The PKCE code verifier; null without PKCE. It is in the cookie only.</param>
    /// <returns>The state for the URL.</returns>
    public string Begin(HttpResponse response, Uri redirectUri, string? verifier)
    {
        var nonce = CreateText(16);
        var expiresAt = (time.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        response.Cookies.Append(
            CookiePrefix + nonce,
            cookies.Protect(string.Join('\n', nonce, expiresAt, redirectUri.AbsoluteUri, verifier)),
            CreateCookieOptions(redirectUri));
        return states.Protect(string.Join('\n', nonce, expiresAt));
    }

    /// <summary>Ends an installation: checks its state, uses it up, and deletes its cookie.</summary>
    /// <returns>The redirect URL and the verifier with which it was begun; null if the state is missing, foreign, expired or used.</returns>
    public (Uri RedirectUri, string? Verifier)? End(HttpContext context)
    {
        if (Read(states, context.Request.Query["state"], 2) is not [var nonce, var expiresAt]
            || Read(cookies, context.Request.Cookies[CookiePrefix + nonce], 4) is not [var cookieNonce, _, var redirect, var verifier]
            || cookieNonce != nonce)
        {
            return null;
        }

        var redirectUri = new Uri(redirect);
        context.Response.Cookies.Delete(CookiePrefix + nonce, CreateCookieOptions(redirectUri));
        var isExpired = time.GetUtcNow().ToUnixTimeMilliseconds() >= long.Parse(expiresAt, CultureInfo.InvariantCulture);
        return isExpired || !used.TryAdd(nonce, null, out _) ? null : (redirectUri, verifier.Length == 0 ? null : verifier);
    }

    /// <summary>Returns a new PKCE code verifier.</summary>
    public static string CreateVerifier() => CreateText(32);

    /// <summary>Returns the S256 challenge of a verifier.</summary>
    public static string Challenge(string verifier) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static string CreateText(int bytes) => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(bytes));

    // Lax: the browser sends it when Slack sends the user back.
    private static CookieOptions CreateCookieOptions(Uri redirectUri) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = Lifetime,
        Path = redirectUri.AbsolutePath,
        SameSite = SameSiteMode.Lax,
        Secure = redirectUri.Scheme == Uri.UriSchemeHttps,
    };

    private static string[]? Read(IDataProtector protector, string? text, int parts)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            return protector.Unprotect(text).Split('\n') is { } read && read.Length == parts ? read : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
