using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Parsing;

/// <summary>Parses scopes by kind of token: <c>{ bot: [chat:write], user: [chat:write] }</c>.</summary>
internal static class ScopeParser
{
    /// <summary>Reads the scopes of a method, an argument or a type; empty where the key is absent.</summary>
    public static EquatableArray<ScopeSet> ReadAll(ParseContext context, MapReader reader)
    {
        var sets = new List<ScopeSet>();
        foreach (var entry in reader.Names("scopes", "kind of token"))
        {
            var kind = entry.Key.Value;
            if (!ScopeKey.Words.Contains(kind))
            {
                context.Report(
                    Rules.BadScopeKind,
                    entry.Key.Span,
                    $"'{kind}' is not a kind of token: {string.Join(", ", ScopeKey.Words)}.",
                    kind,
                    ScopeKey.Words);
                continue;
            }

            sets.Add(new(kind, context.Words(entry.Value, kind).Select(w => w.Value).ToEquatableArray()));
        }

        return sets.ToEquatableArray();
    }
}
