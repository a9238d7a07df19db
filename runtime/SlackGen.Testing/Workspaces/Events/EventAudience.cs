using System.Collections.Frozen;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Decides whether an app receives an event, and for whom. The caller holds the gate of the state.</summary>
/// <param name="state">The state.</param>
/// <param name="manifest">The events with their subscriptions and scopes.</param>
internal sealed class EventAudience(WorkspaceState state, FakeManifest manifest)
{
    private const string Mention = "app_mention";

    private readonly FrozenDictionary<string, EventFacts> facts = manifest.Types.Values
        .Where(t => t.Event is { Subtype: null })
        .ToFrozenDictionary(t => t.Event!.Type, t => t.Event!, StringComparer.Ordinal);

    /// <summary>Returns the authorizations of the callback, or the reason for which the app does not receive the event.</summary>
    public (JsonArray? Authorizations, UndeliveredReason Reason) Decide(WorkspaceEvent raised)
    {
        var type = (string)raised.Body["type"]!;
        if (state.Authorizations.Count == 0)
        {
            return (null, UndeliveredReason.NotInstalled);
        }

        if (state.App.Manifest is not { } app)
        {
            var seeing = state.Authorizations.Find(a => IsVisible(raised, a.UserId));
            return seeing is null ? (null, UndeliveredReason.NotVisible) : (Authorize(seeing), default);
        }

        // The reason is that of the way that comes furthest.
        var reason = UndeliveredReason.NotSubscribed;
        var name = NameOf(type, raised);
        foreach (var authorization in state.Authorizations)
        {
            var events = authorization.IsBot ? app.BotEvents : app.UserEvents;
            if (!IsSubscribed(app, events, type, name, raised.Body) || (type == Mention && !authorization.IsBot))
            {
                continue;
            }

            if (ScopesOf(type, name) is { Count: > 0 } needed && !needed.Any(authorization.Scopes.Contains))
            {
                reason = reason == UndeliveredReason.NotSubscribed ? UndeliveredReason.MissingScope : reason;
                continue;
            }

            if (IsVisible(raised, authorization.UserId))
            {
                return (Authorize(authorization), default);
            }

            reason = UndeliveredReason.NotVisible;
        }

        return (null, reason);
    }

    // Messages have a subscription for each kind of conversation.
    private string NameOf(string type, WorkspaceEvent raised) => facts.GetValueOrDefault(type) is { Subscriptions.Count: > 0 }
        ? type + raised.Channel?.Kind switch
        {
            WorkspaceChannelKind.Private => ".groups",
            WorkspaceChannelKind.DirectMessage => ".im",
            WorkspaceChannelKind.GroupMessage => ".mpim",
            WorkspaceChannelKind.Public or null => ".channels",
            _ => throw new InvalidOperationException($"There is no subscription for {raised.Channel.Kind}."),
        }
        : type;

    private IReadOnlyList<string> ScopesOf(string type, string name)
    {
        var known = facts.GetValueOrDefault(type);
        return [.. known?.Subscriptions.FirstOrDefault(s => s.Name == name)?.Scopes ?? known?.Scopes ?? default];
    }

    private static bool IsSubscribed(FakeAppManifest app, IReadOnlyList<string> events, string type, string name, JsonObject body) =>
        events.Contains(name)
        || (type.StartsWith("message_metadata_", StringComparison.Ordinal) && app.MetadataEvents.Contains(
            (string?)(body["metadata"] ?? body["previous_metadata"])?["event_type"] ?? "*"));

    private bool IsVisible(WorkspaceEvent raised, string userId) => raised switch
    {
        { File: { } file } => file.IsVisibleTo(state, userId),
        { Channel: { } channel } => channel.HasMember(userId),
        _ => true,
    };

    private JsonArray Authorize(AppAuthorization authorization) => new(authorization.ToJson(state.App, state.Organization));
}
