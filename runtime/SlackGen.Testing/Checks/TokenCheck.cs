using SlackGen.Manifest;

namespace SlackGen.Testing;

/// <summary>Checks that tokens have scopes that exist: a misspelt one would look like a call that is not allowed.</summary>
internal static class TokenCheck
{
    /// <exception cref="ArgumentException">A token has a scope that the manifest lacks.</exception>
    public static void Check(IEnumerable<FakeToken> tokens, FakeManifest manifest)
    {
        foreach (var scope in tokens.SelectMany(t => t.Scopes ?? []))
        {
            if (!manifest.Scopes.Contains(scope))
            {
                throw new ArgumentException(
                    $"There is no scope '{scope}'.{Suggestion.For(scope, manifest.Scopes)} To use it all the same, set AllowUndocumented.");
            }
        }
    }
}
