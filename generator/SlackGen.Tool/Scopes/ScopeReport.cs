using System.Text.Json;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool.Scopes;

/// <summary>The diagnostics of the compiler about scopes, from SARIF: SLACKGEN243 for each need, SLACKGEN221 for each scope that nothing needs, SLACKGEN230 for each mistake in
/// the manifest of the app.</summary>
/// <param name="Needs">The needs of the code.</param>
/// <param name="Unneeded">The scopes of the app that nothing needs.</param>
/// <param name="AppManifest">The path of the app's manifest; null for a project without one, and for one with several.</param>
/// <param name="Mistakes">The mistakes in the app's manifest, such as a misspelt scope.</param>
/// <param name="Errors">The errors of the compiler, except those about scopes and manifests.</param>
internal sealed record ScopeReport(
    IReadOnlyList<ScopeNeed> Needs,
    IReadOnlyList<(ScopedToken Token, string Scope)> Unneeded,
    string? AppManifest,
    IReadOnlyList<string> Mistakes,
    IReadOnlyList<string> Errors)
{
    private const string Need = "SLACKGEN243";
    private const string UnneededScope = "SLACKGEN221";
    private const string MissingScope = "SLACKGEN220";
    private const string Mistake = "SLACKGEN230";

    private static readonly ScopedToken[] Tokens = [ScopedToken.Bot, ScopedToken.User];

    /// <summary>Reads a report.</summary>
    /// <param name="sarif">The text of the report.</param>
    /// <param name="directory">The directory of the project, to which locations are relative.</param>
    public static ScopeReport Read(string sarif, string directory)
    {
        using var document = JsonDocument.Parse(sarif);
        var results = document.RootElement.GetProperty("runs").EnumerateArray().SelectMany(r => r.GetProperty("results").EnumerateArray()).Where(r => !IsSuppressed(r)).ToLookup(Rule);
        var errors = results.Where(g => g.Key is not (Need or UnneededScope or MissingScope or Mistake)).SelectMany(g => g).Where(r => r.GetProperty("level").GetString() == "error");
        return new(
            [.. results[Need].Select(r => ReadNeed(r, directory)).OrderBy(n => n.File, StringComparer.Ordinal).ThenBy(n => n.Line).ThenBy(n => n.Name, StringComparer.Ordinal)],
            [.. from result in results[UnneededScope] from token in Tokens from scope in Scopes(result, token) orderby token, scope select (token, scope)],
            results.SelectMany(g => g).Select(r => Property(r, "File")).OfType<string>().Select(f => Path.GetFullPath(f, directory)).FirstOrDefault(),
            [.. results[Mistake].Select(r => Describe(r, directory))],
            [.. errors.Select(r => Describe(r, directory))]);
    }

    private static string Rule(JsonElement result) => result.GetProperty("ruleId").GetString() ?? "";

    private static bool IsSuppressed(JsonElement result) => result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0;

    private static ScopeNeed ReadNeed(JsonElement result, string directory)
    {
        var (file, line) = Locate(result, directory);
        return new(
            Property(result, "Kind") ?? "",
            Property(result, "Name") ?? "",
            file,
            line,
            [.. from token in Tokens let scopes = Scopes(result, token) where scopes.Length > 0 select (token, (IReadOnlyList<string>)scopes)],
            ReadRequested(result));
    }

    private static (ScopedToken Token, string Scope)? ReadRequested(JsonElement result) =>
        Property(result, "Requested")?.Split(' ') is [var token, var scope] ? (Enum.Parse<ScopedToken>(token), scope) : null;

    private static string[] Scopes(JsonElement result, ScopedToken token) => Property(result, token.ToString())?.Split(' ') ?? [];

    private static string? Property(JsonElement result, string name) =>
        result.TryGetProperty("properties", out var properties)
        && properties.TryGetProperty("customProperties", out var custom)
        && custom.TryGetProperty(name, out var value)
            ? value.GetString()
            : null;

    private static (string? File, int Line) Locate(JsonElement result, string directory)
    {
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
        {
            return default;
        }

        var place = locations[0].GetProperty("physicalLocation");
        var uri = new Uri(new Uri(Path.GetFullPath(directory) + Path.DirectorySeparatorChar), place.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
        return (Path.GetRelativePath(directory, uri.LocalPath), place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    private static string Describe(JsonElement result, string directory)
    {
        var (file, line) = Locate(result, directory);
        return $"{(file is null ? "" : $"{file}({line}): ")}error {Rule(result)}: {result.GetProperty("message").GetProperty("text").GetString()}";
    }
}

/// <summary>A need of the code for a scope.</summary>
/// <param name="Kind">The kind of thing that needs it, as the analyzers name it.</param>
/// <param name="Name">The method, class, event, command, feature or assembly that needs it.</param>
/// <param name="File">The file, relative to the project; null for a reference.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Alternatives">The scopes by kind of token, any one of which suffices; empty for something that may need any.</param>
/// <param name="Requested">The scope that suffices and for which the app asks; null if it asks for none.</param>
internal sealed record ScopeNeed(
    string Kind,
    string Name,
    string? File,
    int Line,
    IReadOnlyList<(ScopedToken Token, IReadOnlyList<string> Scopes)> Alternatives,
    (ScopedToken Token, string Scope)? Requested)
{
    /// <summary>Gets whether the code fails without one of the scopes.</summary>
    public bool IsRequired => Alternatives.Count > 0 && Kind != "Possible";

    /// <summary>Gets the place and the name of what needs the scope.</summary>
    public string Description => File is null ? $"the library {Name}" : $"{File}({Line}): {Name}";

    /// <summary>Gets the scope that meets the need: one for which the app asks, or else the first one of a bot token, or of a user token if bots have none.</summary>
    public (ScopedToken Token, string Scope) Choice => Requested ?? (Alternatives[0].Token, Alternatives[0].Scopes[0]);
}
