using SlackGen.Manifest;

namespace SlackGen.Testing;

/// <summary>The documented scopes, and those that an app may request together.</summary>
/// <param name="manifest">The manifest of methods.</param>
internal sealed class KnownScopes(FakeManifest manifest)
{
    private const string Type = "oauth_scope";
    private const string Invalid = "invalid_scope";
    private const string OpenId = "openid";

    private static readonly string[] SignIn = [OpenId, "email", "profile"];

    // Read for the first page: few fakes show one.
    private readonly Lazy<Dictionary<string, string>> summaries = new(() => ReadSummaries(manifest));

    /// <summary>Returns what a scope allows; empty if nothing says so.</summary>
    public string Describe(string scope) => summaries.Value.GetValueOrDefault(scope) ?? "";

    /// <summary>Returns what is wrong with the scopes of a request; null if nothing is.</summary>
    public AuthorizationMistake? Check(AuthorizationRequest request)
    {
        var all = request.BotScopes.Concat(request.UserScopes).ToList();
        if (request.Flow == AuthorizationFlow.SignIn)
        {
            return !all.Contains(OpenId) ? new AuthorizationMistake(Invalid, "Sign in with Slack needs the scope openid.")
                : all.Find(s => !SignIn.Contains(s)) is { } other ? new AuthorizationMistake(Invalid, $"Sign in with Slack has the scopes {string.Join(", ", SignIn)}, and not '{other}'.")
                : null;
        }

        if (all.Find(SignIn.Contains) is { } identity)
        {
            return new AuthorizationMistake(Invalid, $"The scope '{identity}' belongs to Sign in with Slack, which begins at /openid/connect/authorize.");
        }

        return all.Find(s => !summaries.Value.ContainsKey(s)) is { } unknown
            ? new AuthorizationMistake(Invalid, $"There is no scope '{unknown}'.{Suggestion.For(unknown, summaries.Value.Keys)}")
            : null;
    }

    private static Dictionary<string, string> ReadSummaries(FakeManifest manifest)
    {
        var found = manifest.Scopes.ToDictionary(s => s, _ => "", StringComparer.Ordinal);
        foreach (var value in ManifestLoader.BuiltIn.Types[Type].Values)
        {
            found[value.Value] = value.Summary ?? "";
        }

        return found;
    }
}
