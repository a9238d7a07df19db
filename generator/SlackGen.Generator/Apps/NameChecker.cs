using System.Text.RegularExpressions;
using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Apps;

/// <summary>Checks the names, the regular expression and the block ID of an attribute.</summary>
internal static class NameChecker
{
    private static readonly Regex EventType = new(@"\A[a-z][a-z0-9_]*(\.[a-z0-9_]+)?\z", RegexOptions.CultureInvariant);
    private static readonly Regex EventSubtype = new(@"\A([a-z][a-z0-9_]*)?\z", RegexOptions.CultureInvariant);
    private static readonly Regex Command = new(@"\A/\S+\z", RegexOptions.CultureInvariant);

    /// <summary>Adds a diagnostic for each mistake.</summary>
    public static void Check(HandlerAttribute attribute, PayloadFilter payload, List<SourceDiagnostic> diagnostics)
    {
        diagnostics.AddRange(attribute.Names.Select(n => Malformed(attribute.Kind, n)).OfType<SourceDiagnostic>());
        if (attribute.BlockId is { Pattern: var block } && string.IsNullOrWhiteSpace(block))
        {
            diagnostics.Add(new(Descriptors.BadName, attribute.BlockId.Location, "The block ID is empty; leave it out for any block."));
        }

        if (attribute.Pattern is not null)
        {
            CheckPattern(attribute, attribute.Pattern, diagnostics);
        }
        else if (attribute.Kind == HandlerKind.Event)
        {
            CheckEvent(attribute, payload, diagnostics);
        }
        else if (attribute.Names.Count == 0 && attribute.BlockId is null)
        {
            diagnostics.Add(new(
                Descriptors.NoName,
                attribute.Location,
                $"{attribute.Kind.Attribute} names no {attribute.Kind.NameKind}, so it is not clear what the method handles."));
        }
    }

    /// <summary>Returns whether a name has the form that Slack's names of a kind have.</summary>
    public static bool IsWellFormed(HandlerKind kind, string name) => kind.NameRule switch
    {
        NameRule.Command => Command.IsMatch(name),
        NameRule.EventType => EventType.IsMatch(name),
        NameRule.Id => !string.IsNullOrWhiteSpace(name),
    };

    private static SourceDiagnostic? Malformed(HandlerKind kind, LocatedPattern name)
    {
        if (IsWellFormed(kind, name.Pattern))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(name.Pattern))
        {
            return new(Descriptors.BadName, name.Location, $"{kind.Attribute} has an empty name; write the {kind.NameKind} that the method handles.");
        }

        var meant = kind.NameRule == NameRule.Command && Command.IsMatch("/" + name.Pattern) ? "/" + name.Pattern : null;
        var reason = kind.NameRule == NameRule.Command
            ? $"a command begins with a slash and has no spaces{(meant is null ? "" : $", as '{meant}' does")}"
            : "the type of an event is in lower case, such as 'app_mention' or 'message.im'";
        return new(
            Descriptors.BadName,
            name.Location,
            $"'{name.Pattern}' is not {Article(kind.NameKind)} {kind.NameKind}: {reason}.",
            meant is null ? null : new Replacement(name.Pattern, meant));
    }

    private static string Article(string noun) => noun[0] is 'a' or 'e' ? "an" : "a";

    private static void CheckPattern(HandlerAttribute attribute, LocatedPattern pattern, List<SourceDiagnostic> diagnostics)
    {
        if (attribute.Names.Count > 0)
        {
            diagnostics.Add(new(Descriptors.BadName, pattern.Location, $"{attribute.Kind.Attribute} has names and a pattern; a handler has either."));
        }

        if (pattern.Pattern.Length == 0)
        {
            diagnostics.Add(new(Descriptors.BadPattern, pattern.Location, "The regular expression is empty, so it matches every name."));
            return;
        }

        try
        {
            _ = new Regex(pattern.Pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException e)
        {
            diagnostics.Add(new(Descriptors.BadPattern, pattern.Location, $"The regular expression is not valid: {e.Message}"));
        }
    }

    private static void CheckEvent(HandlerAttribute attribute, PayloadFilter payload, List<SourceDiagnostic> diagnostics)
    {
        if (attribute.Names.Count == 0 && payload is { EventType: null, IsEveryEvent: false })
        {
            var remedy = payload.Unresolved is not null
                ? "the class of the parameter is not part of SlackGen. Name the type of the event in [OnEvent(\"…\")]."
                : "name its type in [OnEvent(\"…\")], or take a parameter such as AppMentionEvent; IEvent is every event.";
            diagnostics.Add(new(Descriptors.NoEvent, attribute.Location, $"[OnEvent] does not say which event: {remedy}"));
        }
        else if (payload.Unresolved is { } unresolved && attribute.Subtype is null && !attribute.Names.Any(n => IsClassOf(unresolved, n.Pattern)))
        {
            var type = attribute.Names[0].Pattern;
            diagnostics.Add(new(
                Descriptors.NoEvent,
                attribute.Location,
                $"[OnEvent] does not say which event: '{unresolved}' is not the class of '{type}', so it is that of a subtype. Name it in [OnEvent(\"{type}\", Subtype = \"…\")]."));
        }

        if (attribute.Subtype is { } subtype)
        {
            CheckSubtype(subtype, payload, diagnostics);
        }

        foreach (var name in attribute.Names.Where(n => EventType.IsMatch(n.Pattern)))
        {
            if (payload.EventType is { } type && !Admits(type, payload.Subscriptions ?? [], name.Pattern))
            {
                var meant = Suggestion.Nearest(name.Pattern, (payload.Subscriptions ?? []).Concat([type]));
                diagnostics.Add(new(
                    Descriptors.Unreachable,
                    name.Location,
                    $"An event '{name.Pattern}' is not the '{type}' that the parameter takes, so the handler never runs for it.{Suggestion.Sentence(meant)}",
                    meant is null ? null : new Replacement(name.Pattern, meant)));
            }
        }
    }

    private static void CheckSubtype(LocatedPattern subtype, PayloadFilter payload, List<SourceDiagnostic> diagnostics)
    {
        if (!EventSubtype.IsMatch(subtype.Pattern))
        {
            diagnostics.Add(new(Descriptors.BadName, subtype.Location, $"'{subtype.Pattern}' is not a subtype: the subtype of an event is in lower case, such as 'message_changed'."));
        }
        else if (payload.Subtype is { } taken && taken != subtype.Pattern)
        {
            var events = taken.Length == 0 ? $"'{payload.EventType}' without a subtype" : $"'{taken}'";
            var meant = Suggestion.Nearest(subtype.Pattern, [taken]);
            diagnostics.Add(new(
                Descriptors.Unreachable,
                subtype.Location,
                $"The subtype '{subtype.Pattern}' is not the {events} that the parameter takes, so the handler never runs.{Suggestion.Sentence(meant)}",
                meant is null ? null : new Replacement(subtype.Pattern, meant)));
        }
    }

    // The class of an event and the interface of its subtypes have the name of the event; a subscription has it before the dot.
    private static bool IsClassOf(string name, string type)
    {
        var own = ClassNames.EventType(type.Split('.')[0]);
        return name == ClassNames.Type(own, NamedTypeKind.Object) || name == ClassNames.Type(own, NamedTypeKind.Union);
    }

    private static bool Admits(string type, IReadOnlyList<string> subscriptions, string name) =>
        name == type || (subscriptions.Count == 0 ? name.StartsWith(type + ".", StringComparison.Ordinal) : subscriptions.Contains(name));
}
