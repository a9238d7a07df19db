using Microsoft.CodeAnalysis;
using SlackGen.Manifest.Diagnostics;

namespace SlackGen.Generator.Pipeline;

/// <summary>Every diagnostic, declared once. What each means, with an example, stands in <c>generator/DIAGNOSTICS.md</c>.</summary>
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

    private const string Category = "SlackGen";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new[]
    {
        New(TwoClients, "More than one class carries [SlackApi]"),
        New(NoMatch, "A pattern matches no method"),
        New(OldLanguage, "The C# version is too old"),
        New(NotPartial, "The class with [SlackApi] is not partial"),
        New(NotAClient, "The class cannot be a client"),
        New(Internal, "The generator failed on a file"),
        New(NoManifest, "There is no manifest"),
        New(OtherTypes, "Two projects have different classes of a shared type", isError: false),
    }
    .Concat(Rules.All.Select(r => New(r.Id, r.Title, r.IsError)))
    .ToDictionary(d => d.Id, StringComparer.Ordinal);

    public static IEnumerable<DiagnosticDescriptor> All => ById.Values;

    public static DiagnosticDescriptor Of(string id) => ById[id];

    private static DiagnosticDescriptor New(string id, string title, bool isError = true) => new(
        id,
        title,
        "{0}",
        Category,
        isError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"https://github.com/slackgen/slackgen/blob/main/generator/DIAGNOSTICS.md#{id.ToLowerInvariant()}");
}
