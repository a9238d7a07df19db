using System.Text;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool;

/// <summary>Writes the events of a manifest as Markdown: a table of the events, then one of the subtypes of each event that has some.</summary>
internal static class EventTable
{
    private const string None = "none";
    private const string Unknown = "-";

    /// <summary>Returns the page. Its lines end in <c>\n</c>.</summary>
    public static string Write(Spec spec)
    {
        var events = spec.Events.ToList();
        var page = new StringBuilder();
        page.Append($"""
            # Events

            The events of Slack's Events API that the manifest describes. The page is generated from `spec/events/*.yaml`: edit those files and run
            `dotnet run --project generator/SlackGen.Tool -- table`. With `--check` the command says whether the page is current.

            Version {spec.Common.Version} of the manifest. The facts are as of {spec.Common.AsOf}.

            - **Class**: the class of the event in the namespace `SlackGen.Types`.
            - **Scopes**: one of the scopes suffices. `{None}` means that the event requires no scope, `{Unknown}` that no scope is documented. Where an app subscribes
              to other names than that of the event, the scopes follow each of them.


            """.ReplaceLineEndings("\n"));
        Table(page, "Event", events);
        foreach (var (_, facts) in events.Where(e => e.Event.HasSubtypes))
        {
            page.Append($"\n## Subtypes of {facts.Type}\n\n");
            Table(page, "Subtype", spec.SubtypesOf(facts).ToList());
        }

        return page.ToString();
    }

    /// <summary>Returns the URL of Slack's page of an event or subtype.</summary>
    public static string Page(EventFacts facts) => $"https://docs.slack.dev/reference/events/{facts.Type}{(facts.Subtype is null ? "" : "/" + facts.Subtype)}";

    private static void Table(StringBuilder page, string noun, List<(NamedType Type, EventFacts Event)> events)
    {
        Markdown.Row(page, noun, "Class", "Scopes", "Meaning");
        Markdown.Row(page, Enumerable.Repeat("---", 4));
        foreach (var (type, facts) in events)
        {
            Markdown.Row(
                page,
                $"[{facts.Subtype ?? facts.Type}]({Page(facts)})",
                $"`{ClassNames.Type(type.Name, NamedTypeKind.Object)}`",
                Scopes(facts),
                facts.Deprecated is { } deprecated ? $"{type.Summary} Deprecated: {deprecated.Summary}" : type.Summary);
        }
    }

    private static string Scopes(EventFacts facts) => facts is { Subtype: null, Subscriptions.Count: > 0 }
        ? string.Join("<br>", facts.Subscriptions.Select(s => $"`{s.Name}`: {Alternatives(s.Scopes)}"))
        : Alternatives(facts.Scopes ?? (facts.AllScopes.Any() ? facts.AllScopes : null));

    private static string Alternatives(IEnumerable<string>? scopes) => scopes is null ? Unknown : string.Join(" or ", scopes.Select(s => $"`{s}`").DefaultIfEmpty(None));
}
