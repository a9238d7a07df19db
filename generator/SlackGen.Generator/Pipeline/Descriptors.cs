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
