using Microsoft.CodeAnalysis;

namespace SlackGen.Analyzers;

/// <summary>The descriptors of the analyzers' diagnostics. <c>generator/DIAGNOSTICS.md</c> explains each with an example.</summary>
internal static class Descriptors
{
    private const string Category = "SlackGen";
    private const string Help = "https://github.com/slackgen/slackgen/blob/main/generator/DIAGNOSTICS.md#slackgen";

    public static readonly DiagnosticDescriptor MissingScope = new(
        "SLACKGEN220",
        "The app does not request a scope that the code needs",
        "{0} needs {1}, which {2} does not request; add it to 'oauth_config.scopes'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "220");

    public static readonly DiagnosticDescriptor UnneededScope = new(
        "SLACKGEN221",
        "Nothing needs a scope of the app",
        "No call, event or feature needs the {0} scope '{1}'; remove it, or declare it with [assembly: SlackScopes] if code needs it that the compiler does not see",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Help + "221",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor NotSubscribed = new(
        "SLACKGEN222",
        "The app does not subscribe to the event of a handler",
        "'{0}' handles {1}, to which {2} does not subscribe; add {3} to '{4}'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "222");

    public static readonly DiagnosticDescriptor NotHandledEvent = new(
        "SLACKGEN223",
        "A subscription has no handler",
        "No handler handles '{0}'; add one, or remove the subscription",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "223",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor MissingEventScope = new(
        "SLACKGEN224",
        "The scope of a subscription is missing",
        "Slack sends '{0}' only to an app with the {1} scope {2}; add it to 'oauth_config.scopes.{1}'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "224");

    public static readonly DiagnosticDescriptor NotDeclared = new(
        "SLACKGEN225",
        "The app does not declare what a handler handles",
        "'{0}' handles {1}, which {2} does not declare under '{3}'{4}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "225");

    public static readonly DiagnosticDescriptor NotHandled = new(
        "SLACKGEN226",
        "Something that the app declares has no handler",
        "No handler handles the {0} '{1}'; add one, or remove the declaration",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "226",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor NotInteractive = new(
        "SLACKGEN227",
        "Interactivity is off",
        "'{0}' handles {1}, which Slack sends only with interactivity; set 'settings.interactivity.is_enabled' to true in {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "227");

    public static readonly DiagnosticDescriptor NoSocketMode = new(
        "SLACKGEN228",
        "Socket Mode is off",
        "Slack sends this app nothing over Socket Mode; set 'settings.socket_mode_enabled' to true in {0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "228");

    public static readonly DiagnosticDescriptor MentionsTwice = new(
        "SLACKGEN229",
        "Mentions are handled twice",
        "'{0}' also handles the mentions that '{1}' handles, because the app subscribes to both; ignore them in one of the two, or handle only messages without a mention of the app",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Help + "229");

    public static readonly DiagnosticDescriptor BadAppManifest = new(
        "SLACKGEN230",
        "The manifest of the app has a mistake",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "230");

    public static readonly DiagnosticDescriptor WrongToken = new(
        "SLACKGEN231",
        "The method does not accept the token of the client",
        "'{0}' accepts {1}, but the client holds {2}; call it on a copy of the client with another token, or set 'Token' of the request",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "231");

    public static readonly DiagnosticDescriptor UnknownCode = new(
        "SLACKGEN232",
        "The call has no such error code",
        "{0} has no error '{1}'; {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "232");

    public static readonly DiagnosticDescriptor CatchNeverRuns = new(
        "SLACKGEN233",
        "No call in the try block throws the exception of a catch clause",
        "No call in the 'try' block throws '{0}'; {1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "233");

    public static readonly DiagnosticDescriptor IgnoredPartialFailure = new(
        "SLACKGEN234",
        "A partial failure is ignored",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "234");

    public static readonly DiagnosticDescriptor OutOfBounds = new(
        "SLACKGEN235",
        "A constant is out of the documented bounds",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "235");

    public static readonly DiagnosticDescriptor BrokenGroup = new(
        "SLACKGEN236",
        "Properties that depend on one another are not set together",
        "{0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "236");

    public static readonly DiagnosticDescriptor WrongId = new(
        "SLACKGEN237",
        "An ID is of another kind",
        "'{0}' is the ID of {1}, but {2} accepts the ID of {3}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help + "237");

    public static readonly DiagnosticDescriptor NoNotificationText = new(
        "SLACKGEN238",
        "A message with blocks has no text for notifications",
        "Set '{0}' too: notifications and screen readers cannot show blocks",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Help + "238");

    public static readonly DiagnosticDescriptor UnescapedInput = new(
        "SLACKGEN239",
        "Text that a person typed is not escaped",
        "'{0}' is text that a person typed; escape it with SlackText.Escape, so that it cannot mention people or form links",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Help + "239");

    public static readonly DiagnosticDescriptor IdNotHandled = new(
        "SLACKGEN240",
        "An ID has no handler",
        "No {0} handles the {1} '{2}'; {3}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Help + "240",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor IdNotBuilt = new(
        "SLACKGEN241",
        "No element, block or view has the ID of a handler",
        "No element, block or view of this project has the {0} '{1}'; {2}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Help + "241",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor UndeclaredScopes = new(
        "SLACKGEN242",
        "A library does not declare the scopes of its calls",
        "'{0}' needs {1}; declare it with [assembly: SlackScopes], so that apps that use this library request it",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Help + "242");

    public static readonly DiagnosticDescriptor ScopeNeed = new(
        "SLACKGEN243",
        "A scope that the code needs",
        "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: Help + "243",
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
