using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Composes the sentence about the token and the scopes that a method requires.</summary>
internal static class ScopeDoc
{
    private static readonly string[] Conversations = ["channels", "groups", "im", "mpim"];

    /// <summary>Returns the sentence, such as "Requires a bot or user token with the scope users:read."</summary>
    public static DocText Sentence(Method method)
    {
        if (method.Scopes.Count == 0)
        {
            return method.Token switch
            {
                TokenNeed.None => "Requires no token.",
                TokenNeed.App => "Requires an app-level token.",
                TokenNeed.Any => "Requires a token, with no particular scope.",
                _ => throw new InvalidOperationException($"There is no sentence for the need of a token {method.Token}."),
            };
        }

        // Kinds of token with the same scopes form one alternative.
        var alternatives = method.Scopes
            .GroupBy(s => string.Join(" ", s.Names), StringComparer.Ordinal)
            .Select(g => Alternative(g.Select(s => s.Kind).ToList(), g.First().Names))
            .ToList();
        return "Requires " + DocText.Alternatives(alternatives) + ".";
    }

    private static DocText Alternative(List<string> kinds, EquatableArray<string> scopes)
    {
        var token = $"{(kinds[0][0] is 'a' ? "an" : "a")} {string.Join(" or ", kinds.Select(k => k.Replace('_', ' ')))} token";
        if (scopes.Count == 0)
        {
            return token;
        }

        var named = DocText.Alternatives(scopes.Select(DocText.Code).ToList());
        return token + " with the scope " + named + (DependsOnConversation(scopes) ? ", depending on the kind of conversation" : "");
    }

    // channels:read, groups:read, im:read, mpim:read: each gives access to one kind of conversation.
    private static bool DependsOnConversation(IReadOnlyList<string> scopes)
    {
        var parts = scopes.Select(s => s.Split(':')).ToList();
        return parts.Count > 1 && parts.TrueForAll(p => p.Length == 2 && p[1] == parts[0][1] && p[1] is "read" or "history" && Conversations.Contains(p[0]));
    }
}
