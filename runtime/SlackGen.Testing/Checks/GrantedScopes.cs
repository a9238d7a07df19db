using System.Runtime.CompilerServices;

namespace SlackGen.Testing;

/// <summary>A cache of the scopes of tokens, comma-joined as in Slack's headers.</summary>
internal sealed class GrantedScopes(FakeManifest manifest)
{
    // Tokens of users of a workspace are new for each call.
    private readonly ConditionalWeakTable<FakeToken, string> written = [];

    public string GetOrAdd(FakeToken token) => written.GetValue(token, t => string.Join(",", t.Scopes ?? All(t.Kind)));

    private IEnumerable<string> All(TokenKind kind) => manifest.Methods.Values
        .SelectMany(m => m.Scopes)
        .Where(s => kind == TokenKind.Any || Authentication.KindOf(s.Kind) == kind)
        .SelectMany(s => s.Names)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}
