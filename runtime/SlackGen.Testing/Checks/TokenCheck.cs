using SlackGen.Manifest;

namespace SlackGen.Testing;

/// <summary>Checks that the scopes of tokens exist. With a misspelt scope, calls would fail with <c>missing_scope</c>.</summary>
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
                    $"There is no scope '{scope}'.{Suggestion.For(scope, manifest.Scopes)} To use it anyway, set AllowUndocumented.");
            }
        }
    }
}
