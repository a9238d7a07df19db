using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>Reads and checks the URL of an authorize page.</summary>
/// <param name="app">The app.</param>
/// <param name="scopes">The documented scopes.</param>
/// <param name="workspaces">The workspaces.</param>
internal sealed class AuthorizationReader(FakeAppIdentity app, KnownScopes scopes, WorkspaceTable workspaces)
{
    private const string BadRedirect = "bad_redirect_uri";
    private const string InvalidScope = "invalid_scope";

    private static readonly char[] ScopeSeparators = [',', ' '];

    /// <summary>Returns the request, or the reason for which there is none.</summary>
    public (AuthorizationRequest? Request, AuthorizationMistake? Mistake) Read(AuthorizationFlow flow, IQueryCollection query)
    {
        if (Text(query, "client_id") != app.ClientId)
        {
            return (null, new AuthorizationMistake("invalid_client_id", $"No app has this client_id. The fake knows the app of o.App, whose ClientId is {app.ClientId}."));
        }

        if (flow == AuthorizationFlow.SignIn && Text(query, "response_type") != "code")
        {
            return (null, new AuthorizationMistake("invalid_request", "Sign in with Slack needs response_type=code."));
        }

        var (redirect, wrongRedirect) = ReadRedirect(Text(query, "redirect_uri"));
        if (redirect is null)
        {
            return (null, wrongRedirect);
        }

        var request = new AuthorizationRequest(
            flow,
            redirect,
            flow == AuthorizationFlow.Install ? Split(query, "scope") : [],
            flow == AuthorizationFlow.Install ? Split(query, "user_scope") : Split(query, "scope"))
        {
            SentRedirect = Text(query, "redirect_uri"),
            State = Text(query, "state"),
            Nonce = Text(query, "nonce"),
            CodeChallenge = Text(query, "code_challenge"),
            TeamId = workspaces.Find(Text(query, "team"))?.TeamId,
            IsDesktop = redirect.Scheme is not ("http" or "https") || (app.Pkce == true && redirect.Host == "localhost"),
        };
        return (FindMistake(request, Text(query, "code_challenge_method")) ?? scopes.Check(request)) is { } mistake ? (null, mistake) : (request, null);
    }

    private static AuthorizationMistake? FindMistake(AuthorizationRequest request, string? method)
    {
        if (request.CodeChallenge is not null && method != "S256")
        {
            return new AuthorizationMistake("invalid_code_challenge_method", "A code_challenge needs code_challenge_method=S256.");
        }

        if (request.RedirectUrl.Scheme is not ("http" or "https") && request.CodeChallenge is null)
        {
            return new AuthorizationMistake(BadRedirect, "A redirect_uri with a scheme of its own needs a code_challenge (PKCE).");
        }

        return request.IsDesktop && request.BotScopes.Count > 0
            ? new AuthorizationMistake(InvalidScope, "An app that is set up for PKCE may not request scopes of a bot for a redirect to a desktop: a scheme of its own, or localhost.")
            : null;
    }

    private (Uri? Redirect, AuthorizationMistake? Mistake) ReadRedirect(string? sent)
    {
        var allowed = app.AllowedRedirects;
        if (sent is null)
        {
            return allowed is [var first, ..]
                ? (first, null)
                : (null, new AuthorizationMistake(BadRedirect, "There is no redirect_uri, and the app has no redirect URL in its manifest or in o.App.RedirectUrls."));
        }

        if (!Uri.TryCreate(sent, UriKind.Absolute, out var url) || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
        {
            return (null, new AuthorizationMistake(BadRedirect, "The redirect_uri is an absolute URL without a user and a fragment."));
        }

        if (url is { Scheme: "http", IsLoopback: false })
        {
            return (null, new AuthorizationMistake(BadRedirect, "The redirect_uri uses HTTPS. The fake takes HTTP on this machine alone."));
        }

        return allowed?.Any(a => IsAtOrBelow(a, url)) != false
            ? (url, null)
            : (null, new AuthorizationMistake(
                BadRedirect,
                $"The redirect_uri is none of the app's redirect URLs and no path below one. The app has {(allowed.Count == 0 ? "none" : string.Join(", ", allowed))}; o.App.RedirectUrls sets others."));
    }

    private static bool IsAtOrBelow(Uri allowed, Uri url) =>
        (url.Scheme, url.Host, url.Port) == (allowed.Scheme, allowed.Host, allowed.Port)
        && (url.AbsolutePath == allowed.AbsolutePath || url.AbsolutePath.StartsWith(allowed.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal));

    private static List<string> Split(IQueryCollection query, string name) =>
        [.. (Text(query, name) ?? "").Split(ScopeSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
}
