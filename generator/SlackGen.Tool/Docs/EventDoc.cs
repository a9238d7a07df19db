using System.Text.RegularExpressions;

namespace SlackGen.Tool.Docs;

/// <summary>The facts of an event on its page.</summary>
/// <param name="Name">The name: <c>app_mention</c>, <c>message.channels</c>, or <c>message/bot_message</c> for a subtype.</param>
/// <param name="IsOfEventsApi">Whether the Events API delivers it.</param>
/// <param name="Scopes">The scopes, any one of which suffices; empty if none is required.</param>
internal sealed partial record EventDoc(string Name, bool IsOfEventsApi, IReadOnlyList<string> Scopes)
{
    /// <summary>Reads a page.</summary>
    /// <returns>The facts; null for a page that is not that of an event.</returns>
    public static EventDoc? Read(DocPage page)
    {
        if (page.Lines("Required Scopes") is not { } scopes || page.Lines("Compatible APIs") is not { } apis)
        {
            return null;
        }

        var name = Source().Match(page.Text) is { Success: true } source ? source.Groups[1].Value.TrimEnd('/') : page.Title.Split(' ')[0];
        return new EventDoc(name, apis.Any(l => l.Contains("`Events`", StringComparison.Ordinal)), [.. scopes.SelectMany(MethodDoc.ScopesIn).Distinct(StringComparer.Ordinal)]);
    }

    [GeneratedRegex(@"docs\.slack\.dev/reference/events/([A-Za-z0-9_./]+)")]
    private static partial Regex Source();
}
