using SlackGen.Generator.Apps;
using SlackGen.Manifest.AppManifests;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>Compares the subscriptions of an app with the events that its handlers handle.</summary>
internal static class Subscriptions
{
    /// <summary>The key of the subscriptions.</summary>
    public const string Key = "settings.event_subscriptions";

    private const string FunctionExecuted = "function_executed";
    private const string AppRequested = "app_requested";
    private const string MetadataPrefix = "message_metadata_";

    /// <summary>Returns the type of an event to which a name subscribes: <c>message</c> of <c>message.im</c>.</summary>
    public static string TypeOf(string name)
    {
        var dot = name.IndexOf('.');
        return dot < 0 ? name : name.Substring(0, dot);
    }

    /// <summary>Returns the key of the list for another subscription: that of users for an app that acts for users only, otherwise that of the bot.</summary>
    public static string ListFor(AppManifest manifest)
    {
        var hasBot = manifest.BotEvents.Count > 0 || manifest.BotScopes.Count > 0 || manifest.Settings.HasBotUser;
        var hasUsers = manifest.UserEvents.Count > 0 || manifest.UserScopes.Count > 0;
        return Key + (hasUsers && !hasBot ? ".user_events" : ".bot_events");
    }

    /// <summary>Returns whether a subscription brings events to a handler.</summary>
    public static bool Serves(string subscription, DeclaredHandler handler) => handler.Kind == HandlerKind.Function
        ? subscription == FunctionExecuted
        : handler.Kind == HandlerKind.Event && (handler.IsEveryEvent || handler.Names.Any(n => Serves(subscription, n.Pattern)));

    /// <summary>Returns whether a subscription brings events of a name in an attribute.</summary>
    public static bool Serves(string subscription, string name) => subscription == name || subscription == TypeOf(name) || TypeOf(subscription) == name;

    /// <summary>Returns whether the runtime itself handles the events of a subscription: those that end an installation.</summary>
    public static bool AreHandledByRuntime(string subscription) => subscription is "app_uninstalled" or "tokens_revoked";

    /// <summary>Returns whether the app gets the events of a type for another reason than a subscription.</summary>
    public static bool AreImplied(string type, AppManifest manifest) => type switch
    {
        // An app with functions gets their runs. Slack's pages differ on whether it subscribes too.
        FunctionExecuted => manifest.Functions.Count > 0,
        AppRequested => true,
        _ => manifest.Settings.HasMetadataSubscriptions && type.StartsWith(MetadataPrefix, StringComparison.Ordinal),
    };
}
