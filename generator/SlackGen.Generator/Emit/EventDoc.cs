using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Composes the remarks on the class of an event: what it is called on the wire, which scopes and subscriptions deliver it, and Slack's page.</summary>
internal static class EventDoc
{
    /// <summary>Returns the paragraphs.</summary>
    public static IReadOnlyList<DocText> Remarks(EventFacts facts)
    {
        var paragraphs = new List<DocText> { Name(facts) + Scopes(facts.Scopes is null ? Listed(facts.AllScopes) : facts.Scopes) };
        if (facts.Subtype is null)
        {
            paragraphs.AddRange(facts.Subscriptions.Select(s => "Subscription " + DocText.Code(s.Name) + ": " + s.Summary + Scopes(s.Scopes)));
        }
        else if (facts.Subscriptions.Count > 0)
        {
            paragraphs.Add("Subscriptions: " + DocText.Alternatives(facts.Subscriptions.Select(s => DocText.Code(s.Name)).ToList()) + ".");
        }

        if (facts.Deprecated is { } deprecated)
        {
            paragraphs.Add("Deprecated: " + deprecated.Summary);
        }

        var page = facts.Subtype is null ? facts.Type : $"{facts.Type}/{facts.Subtype}";
        paragraphs.Add(DocText.Link($"https://docs.slack.dev/reference/events/{page}", $"{page} at Slack"));
        return paragraphs;
    }

    private static DocText Name(EventFacts facts) => facts.Subtype is null
        ? "The event " + DocText.Code(facts.Type) + "."
        : "The event " + DocText.Code(facts.Type) + " with the subtype " + DocText.Code(facts.Subtype) + ".";

    // The manifest may say nothing about scopes, which does not mean that none is required.
    private static DocText Scopes(IReadOnlyList<string>? scopes) => scopes?.Count switch
    {
        null => default,
        0 => " Requires no scope.",
        1 => " Requires the scope " + DocText.Code(scopes[0]) + ".",
        _ => " Requires any one of the scopes " + DocText.Alternatives(scopes.Select(DocText.Code).ToList()) + ".",
    };

    private static List<string>? Listed(IEnumerable<string> scopes) => scopes.Any() ? scopes.ToList() : null;
}
