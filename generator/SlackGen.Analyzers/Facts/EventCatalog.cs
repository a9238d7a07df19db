using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SlackGen.Manifest;

namespace SlackGen.Analyzers.Facts;

/// <summary>The events to which an app can subscribe, from <c>[SlackEvent]</c> on the classes of the package.</summary>
internal sealed class EventCatalog
{
    private const string Types = "SlackGen.Types";

    // The compilations of a project share the symbols of a reference, so an edit does not read it again.
    private static readonly ConditionalWeakTable<IAssemblySymbol, EventCatalog> Instances = new();
    private static readonly EventCatalog Empty = new([]);

    private readonly List<EventSubscription> subscriptions;
    private readonly Dictionary<string, EventSubscription> byName = new(StringComparer.Ordinal);

    private EventCatalog(List<EventSubscription> subscriptions)
    {
        this.subscriptions = subscriptions;
        foreach (var subscription in subscriptions)
        {
            byName[subscription.Name] = subscription;
        }
    }

    /// <summary>Returns the catalog of a compilation.</summary>
    public static EventCatalog Get(Compilation compilation) =>
        compilation.GetTypeByMetadataName(Types + ".IEvent") is { } union ? Instances.GetValue(union.ContainingAssembly, _ => Read(union.ContainingNamespace)) : Empty;

    /// <summary>Returns a subscription; null for a name that the package does not know, such as that of an event in the project's own YAML.</summary>
    public EventSubscription? Find(string name) => byName.TryGetValue(name, out var subscription) ? subscription : null;

    /// <summary>Returns the name of which another is a misspelling; null for a name of the catalog, and for one that is near none.</summary>
    public string? FindMeant(string name) => Find(name) is null ? Suggestion.Misspelt(name, byName.Keys) : null;

    /// <summary>
    /// Returns the names to which an app can subscribe for an event: <c>message.channels</c> and others for <c>message</c>, the type itself for most events. The most
    /// usual one is the first.
    /// </summary>
    public IEnumerable<string> NamesOf(string type) => subscriptions.Where(s => s.Type == type).Select(s => s.Name);

    private static EventCatalog Read(INamespaceSymbol types) =>
        new(types.GetTypeMembers().Where(t => t.TypeKind == TypeKind.Class && t.Name.EndsWith("Event", StringComparison.Ordinal)).SelectMany(ReadAll).ToList());

    private static IEnumerable<EventSubscription> ReadAll(INamedTypeSymbol type)
    {
        if (type.FindAttribute("SlackEventAttribute") is not { } attribute || attribute.OnlyArgument() is not string name || attribute.Value("Subtype") is not null)
        {
            return [];
        }

        var names = attribute.Texts("Subscriptions");
        var scopes = Scopes(attribute);
        return names.IsEmpty
            ? [new(name, name, attribute.Texts("Scopes"))]
            : names.Select((n, i) => new EventSubscription(n, name, i < scopes.Length ? Split(scopes[i]) : ImmutableArray<string>.Empty));
    }

    // Some items are null, which Texts leaves out.
    private static ImmutableArray<string?> Scopes(AttributeData attribute) =>
        attribute.NamedArguments.LastOrDefault(a => a.Key == "SubscriptionScopes").Value is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(v => v.Value as string).ToImmutableArray()
            : ImmutableArray<string?>.Empty;

    private static ImmutableArray<string> Split(string? scopes) =>
        string.IsNullOrEmpty(scopes) ? ImmutableArray<string>.Empty : scopes!.Split('|').ToImmutableArray();
}

/// <summary>A name to which an app can subscribe.</summary>
/// <param name="Name">The name: <c>app_mention</c>, <c>message.im</c>.</param>
/// <param name="Type">The type of the event.</param>
/// <param name="Scopes">The scopes, any one of which suffices; empty if none is required, or none is documented.</param>
internal sealed record EventSubscription(string Name, string Type, ImmutableArray<string> Scopes);
