using Microsoft.CodeAnalysis;
using SlackGen.Manifest.Diagnostics;

namespace SlackGen.Generator.Pipeline;

/// <summary>The descriptors of all diagnostics. <c>generator/DIAGNOSTICS.md</c> explains each with an example.</summary>
internal static class Descriptors
{
    public const string TwoClients = "SLACKGEN001";
    public const string NoMatch = "SLACKGEN002";
    public const string OldLanguage = "SLACKGEN003";
    public const string NotPartial = "SLACKGEN004";
    public const string NotAClient = "SLACKGEN005";
    public const string Internal = "SLACKGEN006";
    public const string NoManifest = "SLACKGEN007";
    public const string OtherTypes = "SLACKGEN008";

    public const string AppNotPartial = "SLACKGEN201";
    public const string NotAnApp = "SLACKGEN202";
    public const string SeveralConstructors = "SLACKGEN203";
    public const string NotAHandler = "SLACKGEN204";
    public const string UnboundParameter = "SLACKGEN205";
    public const string OtherPayload = "SLACKGEN206";
    public const string TwoPayloads = "SLACKGEN207";
    public const string TwoHandlers = "SLACKGEN208";
    public const string WrongReply = "SLACKGEN209";
    public const string NoName = "SLACKGEN210";
    public const string BadName = "SLACKGEN211";
    public const string BadPattern = "SLACKGEN212";
    public const string ReplyAfterAck = "SLACKGEN213";
    public const string NoEvent = "SLACKGEN214";
    public const string Unreachable = "SLACKGEN215";
    public const string NoHandlers = "SLACKGEN216";
    public const string StrayHandler = "SLACKGEN217";

    private const string Category = "SlackGen";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new[]
    {
        Create(TwoClients, "More than one class carries [SlackApi]"),
        Create(NoMatch, "A pattern matches no method"),
        Create(OldLanguage, "The C# version is too old"),
        Create(NotPartial, "The class with [SlackApi] is not partial"),
        Create(NotAClient, "The class cannot be a client"),
        Create(Internal, "The generator failed on a file"),
        Create(NoManifest, "There is no manifest"),
        Create(OtherTypes, "Two projects have different classes of a shared type", isError: false),
        Create(AppNotPartial, "The class with [SlackApp] is not partial"),
        Create(NotAnApp, "The class cannot be an app"),
        Create(SeveralConstructors, "The app does not have one public constructor"),
        Create(NotAHandler, "The method cannot be a handler"),
        Create(UnboundParameter, "The parameter cannot be bound"),
        Create(OtherPayload, "The payload belongs to another kind of handler"),
        Create(TwoPayloads, "The handler takes two payloads"),
        Create(TwoHandlers, "Two handlers handle the same"),
        Create(WrongReply, "The handler returns the wrong type"),
        Create(NoName, "The handler names nothing"),
        Create(BadName, "The name in the attribute is not valid"),
        Create(BadPattern, "The regular expression is not valid"),
        Create(ReplyAfterAck, "The reply comes after the acknowledgement"),
        Create(NoEvent, "[OnEvent] does not say which event"),
        Create(Unreachable, "The handler never runs"),
        Create(NoHandlers, "The app has no handlers", isError: false),
        Create(StrayHandler, "The class of the handler is not an app", isError: false),
    }
    .Concat(Rules.All.Select(r => Create(r.Id, r.Title, r.IsError)))
    .ToDictionary(d => d.Id, StringComparer.Ordinal);

    /// <summary>Gets all descriptors.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => ById.Values;

    /// <summary>Returns the descriptor of an ID.</summary>
    public static DiagnosticDescriptor Get(string id) => ById[id];

    private static DiagnosticDescriptor Create(string id, string title, bool isError = true) => new(
        id,
        title,
        "{0}",
        Category,
        isError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"https://github.com/slackgen/slackgen/blob/main/generator/DIAGNOSTICS.md#{id.ToLowerInvariant()}");
}
