using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Parses the events of a file. An event and each of its subtypes become an object type.</summary>
internal static class EventParser
{
    private static readonly string[] SubtypeKeys = ["summary", "scopes", "fields", "deprecated", "extend"];

    private static readonly string[] Keys = [.. SubtypeKeys, "subscriptions", "subtypes"];

    // An extension only adds.
    private static readonly string[] ExtensionKeys = ["extend", "fields", "subtypes"];

    /// <summary>Reads the events of a file.</summary>
    /// <param name="context">The receiver of diagnostics.</param>
    /// <param name="file">The map of the file.</param>
    /// <param name="types">The types that the file declares.</param>
    public static IEnumerable<NamedType> ReadAll(ParseContext context, MapReader file, EquatableArray<NamedType> types)
    {
        var events = new List<NamedType>();
        var names = new HashSet<string>(types.Select(t => t.Name), StringComparer.Ordinal);
        foreach (var entry in file.Names("events", "event"))
        {
            var eventType = entry.Key.Value;
            var name = ClassNames.EventType(eventType);
            if (IsFree(context, entry.Key, "event", name, names) && !entry.Value.IsCutOff && context.Map(entry.Value, $"The event '{eventType}'") is { } map)
            {
                Read(context, entry.Key, map, names, events);
            }
        }

        return events;
    }

    private static void Read(ParseContext context, YamlScalar key, YamlMapping map, HashSet<string> names, List<NamedType> events)
    {
        var what = $"the event '{key.Value}'";
        var reader = new MapReader(context, map, what, Keys);
        var name = ClassNames.EventType(key.Value);
        var extends = ExtensionParser.Read(context, reader, what, $"types.{name}", Keys, ExtensionKeys);
        var facts = new EventFacts(key.Value, null, ReadScopes(context, reader), ReadSubscriptions(context, reader), default, ReadDeprecation(context, reader));
        var subtypes = new List<NamedType>();
        foreach (var entry in reader.Names("subtypes", "subtype"))
        {
            if (ReadSubtype(context, entry.Key, entry.Value, facts, names) is { } subtype)
            {
                subtypes.Add(subtype);
            }
        }

        // A subtype that an extension extends is declared elsewhere.
        var declared = subtypes.Where(s => !s.Extends).Select(s => new UnionMember(s.Event!.Subtype!, s.Name)).ToEquatableArray();
        events.Add(ReadObject(context, reader, key, name, extends, facts with { Subtypes = declared }, needsFields: !reader.Has("subtypes")));
        events.AddRange(subtypes);
    }

    private static NamedType? ReadSubtype(ParseContext context, YamlScalar key, YamlNode node, EventFacts facts, HashSet<string> names)
    {
        var name = ClassNames.EventSubtype(facts.Type, key.Value);
        var what = $"the subtype '{key.Value}'";
        if (!IsFree(context, key, "subtype", name, names) || node.IsCutOff || context.Map(node, $"The subtype '{key.Value}'") is not { } map)
        {
            return null;
        }

        var reader = new MapReader(context, map, what, SubtypeKeys);
        var extends = ExtensionParser.Read(context, reader, what, $"types.{name}", SubtypeKeys, ExtensionKeys);
        var own = facts with
        {
            Subtype = key.Value,
            Scopes = reader.Has("scopes") ? ReadScopes(context, reader) : facts.Scopes,
            Deprecated = ReadDeprecation(context, reader) ?? facts.Deprecated,
        };
        return ReadObject(context, reader, key, name, extends, own, needsFields: true);
    }

    private static NamedType ReadObject(ParseContext context, MapReader reader, YamlScalar key, string name, bool extends, EventFacts facts, bool needsFields)
    {
        if (!reader.Has("fields") && (!extends || needsFields))
        {
            context.Report(
                Rules.MissingKey,
                key.Span,
                extends
                    ? $"An extension of {facts.Description} adds 'fields'{(facts.Subtype is null ? " or 'subtypes'" : "")}."
                    : $"{char.ToUpperInvariant(facts.Description[0])}{facts.Description.Substring(1)} needs 'fields': write {{}} for an event without documented fields.");
        }

        var hasSubtypes = facts.HasSubtypes || reader.Has("subtypes");
        if (reader.Node("fields") is YamlMapping fields)
        {
            foreach (var field in fields.Entries.Select(e => e.Key).Where(k => k.Value == EventFacts.TypeField || (hasSubtypes && k.Value == EventFacts.SubtypeField)))
            {
                context.Report(Rules.BadName, field.Span, $"The class of {facts.Description} writes '{field.Value}' itself: remove the field.");
                context.Ignore(field.Span);
            }
        }

        var className = ClassNames.Type(name, NamedTypeKind.Object);
        return new NamedType(
            name,
            NamedTypeKind.Object,
            extends ? "" : reader.Summary($"{char.ToUpperInvariant(facts.Description[0])}{facts.Description.Substring(1)}"),
            MemberParser.ReadAll(context, reader, "fields", $"types.{name}", "field", ReservedNames.ForEvent(className)),
            null,
            default,
            null,
            default,
            extends,
            Event: facts);
    }

    // An event has the location of the type that it becomes.
    private static bool IsFree(ParseContext context, YamlScalar key, string noun, string name, HashSet<string> names)
    {
        if (!TypeExpression.IsTypeName(key.Value))
        {
            context.Report(Rules.BadName, key.Span, $"'{key.Value}' is not the name of an event or subtype: use snake_case with lowercase letters, digits and underscores.");
            return false;
        }

        if (!names.Add(name))
        {
            context.Report(Rules.NameCollision, key.Span, $"The {noun} '{key.Value}' becomes the type '{name}', which this file declares already.");
            return false;
        }

        context.Positions.Set($"types.{name}", key.Span);
        return true;
    }

    private static EquatableArray<string>? ReadScopes(ParseContext context, MapReader reader) => reader.Node("scopes") switch
    {
        null => null,
        YamlScalar { Value: "none" } => default(EquatableArray<string>),
        var node => context.Words(node, "scopes").Select(s => s.Value).ToEquatableArray(),
    };

    private static EquatableArray<Subscription> ReadSubscriptions(ParseContext context, MapReader reader)
    {
        var subscriptions = new List<Subscription>();
        foreach (var entry in reader.Names("subscriptions", "subscription"))
        {
            var what = $"The subscription '{entry.Key.Value}'";
            if (context.Map(entry.Value, what) is { } map)
            {
                var subscription = new MapReader(context, map, $"the subscription '{entry.Key.Value}'", "summary", "scopes");
                subscriptions.Add(new(entry.Key.Value, subscription.Summary(what), ReadScopes(context, subscription)));
            }
        }

        return subscriptions.ToEquatableArray();
    }

    private static Deprecation? ReadDeprecation(ParseContext context, MapReader reader)
    {
        if (reader.Node("deprecated") is not { } node || context.Map(node, "'deprecated'") is not { } map)
        {
            return null;
        }

        return new Deprecation(null, new MapReader(context, map, "'deprecated'", "summary").Summary("'deprecated'"));
    }
}
