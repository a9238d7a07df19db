using System.Globalization;
using System.Text.RegularExpressions;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool.Docs;

/// <summary>The facts of a method on its page. A fact is null if the page does not have its section.</summary>
/// <param name="Name">The full name.</param>
/// <param name="IsGet">Whether the documented verb is GET.</param>
/// <param name="TakesJson">Whether the arguments may be JSON.</param>
/// <param name="IsDeprecated">Whether the page calls the method deprecated.</param>
/// <param name="Tier">The rate tier.</param>
/// <param name="Scopes">The scopes by kind of token.</param>
/// <param name="Arguments">The arguments, without the token.</param>
/// <param name="Errors">The error codes, with those that every method shares.</param>
internal sealed partial record MethodDoc(
    string Name,
    bool IsGet,
    bool TakesJson,
    bool IsDeprecated,
    Tier? Tier,
    IReadOnlyDictionary<ScopedToken, IReadOnlySet<string>>? Scopes,
    IReadOnlyList<ArgumentDoc>? Arguments,
    IReadOnlyList<string>? Errors)
{
    /// <summary>Reads a page.</summary>
    /// <returns>The facts; null for a page that is not that of a method.</returns>
    public static MethodDoc? Read(DocPage page)
    {
        if (Request().Match(page.Text) is not { Success: true } request || page.Lines("Facts") is null)
        {
            return null;
        }

        return new MethodDoc(
            request.Groups[2].Value,
            request.Groups[1].Value == "GET",
            page.Lines("Content types")?.Any(l => l.Contains("application/json", StringComparison.Ordinal)) == true,
            page.Before("Facts").Concat((page.Lines("Description") ?? []).Take(1)).Any(l => l.Contains("deprecated", StringComparison.OrdinalIgnoreCase)),
            ReadTier(page.Lines("Rate Limits")),
            ReadScopes(page.Lines("Scopes")),
            page.Lines("Arguments")?.Select(l => Argument().Match(l)).Where(m => m.Success && m.Groups[1].Value != "token")
                .Select(m => new ArgumentDoc(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value == "Required")).ToList(),
            page.Lines("Errors")?.Select(l => Code().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList());
    }

    private static Tier? ReadTier(IReadOnlyList<string>? lines)
    {
        var text = string.Join(' ', lines ?? []);
        return TierNumber().Match(text) is { Success: true } tier ? (Tier)int.Parse(tier.Groups[1].Value, CultureInfo.InvariantCulture)
            : text.Contains("special", StringComparison.OrdinalIgnoreCase) ? Manifest.Model.Tier.Special
            : null;
    }

    private static Dictionary<ScopedToken, IReadOnlySet<string>>? ReadScopes(IReadOnlyList<string>? lines)
    {
        if (lines is null)
        {
            return null;
        }

        var scopes = new Dictionary<ScopedToken, IReadOnlySet<string>>();
        HashSet<string>? current = null;
        foreach (var line in lines)
        {
            if (line.TrimEnd(':').EndsWith("token", StringComparison.OrdinalIgnoreCase))
            {
                scopes[KindOf(line)] = current = new HashSet<string>(StringComparer.Ordinal);
            }

            current?.UnionWith(Scope().Matches(line).Select(m => m.Groups[1].Value));
        }

        return scopes;
    }

    private static ScopedToken KindOf(string label) =>
        label.Contains("bot", StringComparison.OrdinalIgnoreCase) ? ScopedToken.Bot
        : label.Contains("config", StringComparison.OrdinalIgnoreCase) ? ScopedToken.Configuration
        : label.StartsWith("app", StringComparison.OrdinalIgnoreCase) ? ScopedToken.App
        : ScopedToken.User;

    /// <summary>Returns the scopes in a text.</summary>
    public static IEnumerable<string> ScopesIn(string text) => Scope().Matches(text).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"\b(GET|POST)\s+https://slack\.com/api/([A-Za-z0-9.]+)")]
    private static partial Regex Request();

    [GeneratedRegex(@"^(?:\*\*)?`([A-Za-z_][A-Za-z0-9_]*)`(?:\*\*)?\s*`([^`]+)`\s*(Required|Optional)")]
    private static partial Regex Argument();

    [GeneratedRegex(@"^(?:\|\s*)?`([a-z][A-Za-z0-9_]*)`\s*(?:\|.*)?$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\bTier ([1-4])\b")]
    private static partial Regex TierNumber();

    [GeneratedRegex(@"`([a-z][a-zA-Z0-9_.]*(?::[a-zA-Z0-9_.:-]+)?)`")]
    private static partial Regex Scope();
}

/// <summary>An argument on the page of a method.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type in the words of the page.</param>
/// <param name="IsRequired">Whether it is required.</param>
internal sealed record ArgumentDoc(string Name, string Type, bool IsRequired);
