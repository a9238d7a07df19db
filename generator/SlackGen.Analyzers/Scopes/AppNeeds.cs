using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Analyzers.Facts;
using SlackGen.Generator.Apps;
using SlackGen.Manifest.AppManifests;

namespace SlackGen.Analyzers.Scopes;

/// <summary>Finds the scopes that the handlers, subscriptions and features of an app need.</summary>
internal static class AppNeeds
{
    private static readonly ImmutableArray<TokenScopes> Commands = Bot("commands");

    /// <summary>Returns the needs of the handlers of commands and shortcuts.</summary>
    public static IEnumerable<ScopeNeed> OfCommands(DeclaredApp app) =>
        from handler in app.Handlers
        where handler.Kind != HandlerKind.Function && DeclarationKind.Find(handler) is not null
        select new ScopeNeed(ScopeNeedKind.Feature, handler.Attribute.Names.Count > 0 ? handler.Attribute.Names[0].Pattern : handler.Name, handler.Locate(handler.Attribute.Location), Commands);

    /// <summary>Returns the needs of the events that the app subscribes to, and of those that its handlers handle without a subscription.</summary>
    public static IEnumerable<ScopeNeed> OfEvents(ImmutableArray<DeclaredApp> apps, AppManifestFile? file, EventCatalog catalog)
    {
        var handlers = apps.SelectMany(a => a.Handlers).Where(h => h.Kind == HandlerKind.Event).ToList();
        var subscriptions = file?.Content is { } manifest
            ? manifest.BotEvents.Select(e => (Token: TokenKinds.Bot, Event: e)).Concat(manifest.UserEvents.Select(e => (Token: TokenKinds.User, Event: e))).ToList()
            : [];
        foreach (var (token, subscription) in subscriptions)
        {
            var location = handlers.Find(h => Subscriptions.Serves(subscription.Name, h)) is { } handler ? handler.Locate(handler.Attribute.Location) : file!.Locate(subscription.Span);
            if (Find(subscription.Name, catalog.Find(subscription.Name)?.Scopes, location, token) is { } need)
            {
                yield return need;
            }
        }

        var unsubscribed =
            from handler in handlers
            from name in handler.Names
            where !subscriptions.Exists(s => Subscriptions.Serves(s.Event.Name, name.Pattern))
            select (handler, name);
        foreach (var (handler, name) in unsubscribed)
        {
            if (Find(name.Pattern, ScopesOf(name.Pattern, catalog), handler.Locate(name.Location), TokenKinds.Bot, TokenKinds.User) is { } need)
            {
                yield return need;
            }
        }
    }

    /// <summary>Returns the needs of the features that the manifest turns on.</summary>
    public static IEnumerable<ScopeNeed> OfFeatures(AppManifestFile file)
    {
        if (file.Content is not { } manifest)
        {
            yield break;
        }

        foreach (var declared in manifest.Commands.Concat(manifest.Shortcuts))
        {
            yield return new(ScopeNeedKind.Feature, declared.Name, file.Locate(declared.Span), Commands);
        }

        var possible = new (bool IsOn, string Name, ImmutableArray<TokenScopes> Scopes)[]
        {
            // Slack adds the scope when a webhook is created.
            (manifest.Settings.HasIncomingWebhooks, "incoming_webhooks", Bot("incoming-webhook")),

            // An app gets link_shared, calls chat.unfurl or sends video blocks: the event, the call and the block need the scopes themselves.
            (manifest.Settings.HasUnfurlDomains, "unfurl_domains", Bot("links:read", "links:write", "links.embed:write")),

            // Slack adds the scope to every app that is an agent.
            (manifest.Settings.HasAssistant, "agent", Bot("assistant:write")),
        };
        foreach (var (_, name, scopes) in possible.Where(f => f.IsOn))
        {
            yield return new(ScopeNeedKind.Possible, name, file.Locate(manifest.ScopesSpan), scopes);
        }

        foreach (var need in OfSubscribedMetadata(file))
        {
            yield return need;
        }
    }

    /// <summary>Returns the need of the subscriptions to metadata of messages.</summary>
    public static IEnumerable<ScopeNeed> OfSubscribedMetadata(AppManifestFile file) => file.Content is { Settings.HasMetadataSubscriptions: true } manifest
        ? [new(ScopeNeedKind.Feature, "metadata_subscriptions", file.Locate(manifest.ScopesSpan), Bot("metadata.message:read"))]
        : [];

    private static ImmutableArray<string>? ScopesOf(string name, EventCatalog catalog)
    {
        if (catalog.Find(name) is { } subscription)
        {
            return subscription.Scopes;
        }

        var subscriptions = catalog.NamesOf(name).Select(catalog.Find).OfType<EventSubscription>().ToList();
        return subscriptions.Count == 0 ? null
            : subscriptions.Exists(s => s.Scopes.IsEmpty) ? ImmutableArray<string>.Empty
            : subscriptions.SelectMany(s => s.Scopes).Distinct().ToImmutableArray();
    }

    // An event of the project's own YAML is not in the catalog.
    private static ScopeNeed? Find(string name, ImmutableArray<string>? scopes, Location location, params TokenKinds[] tokens) => scopes switch
    {
        null => ScopeNeed.OfUnknown(name, location),
        { IsEmpty: true } => null,
        { } known => new(ScopeNeedKind.Event, name, location, tokens.Select(t => new TokenScopes(t, known)).ToImmutableArray()),
    };

    private static ImmutableArray<TokenScopes> Bot(params string[] names) => ImmutableArray.Create(new TokenScopes(TokenKinds.Bot, names.ToImmutableArray()));
}
