using System.Globalization;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Packs the facts of methods for calls by name. The runtime's <c>SlackMethodTable</c> unpacks them.</summary>
internal static class MethodFacts
{
    /// <summary>Returns a line for each method, in the order of their names.</summary>
    public static string Pack(IEnumerable<Method> methods) =>
        string.Join("\n", methods.OrderBy(m => m.Name, StringComparer.Ordinal).Select(Pack));

    /// <summary>Returns the kinds of token that a method takes, by their names in <c>SlackTokenKinds</c>; null when it takes any.</summary>
    public static List<string>? Tokens(Method method)
    {
        if (method.Token != TokenNeed.Any)
        {
            return [method.Token.ToString()];
        }

        if (method.Scopes.Count == 0)
        {
            return null;
        }

        var kinds = method.Scopes.Select(s => ScopeKey.Token(s.Kind).ToString());
        return kinds.Distinct(StringComparer.Ordinal).OrderBy(k => k, StringComparer.Ordinal).ToList();
    }

    /// <summary>Returns the arguments and response fields that hold secrets.</summary>
    public static List<string> Secrets(Method method) => method.Params.Concat(method.Returns)
        .Where(m => m.IsSecret && !m.Name.Any(char.IsControl))
        .Select(m => m.Name)
        .Distinct(StringComparer.Ordinal)
        .ToList();

    private static string Pack(Method method)
    {
        var parts = new List<string>
        {
            method.Name,
            Invariant(method.Tier is { } tier ? (int)tier : 0),
            method.Rate is { } rate ? $"{Invariant(rate.Permits)}/{Invariant(rate.PerSeconds)}/{Invariant(rate.Burst ?? 0)}/{rate.By}" : "-",
            method.Body.Word(),
            method.Response.Word(),
            Invariant(Tokens(method)?.Sum(TokenValue) ?? AnyToken),
            $"-{(method.BasicAuth ? "b" : "")}{(method.Idempotent ? "i" : "")}",
        };
        var named = method.Params.Where(p => !p.Name.Any(char.IsControl)).ToList();
        parts.AddRange(named.Where(p => p.Type.Kind == TypeRefKind.Csv).Select(p => p.Name + ",csv"));
        parts.AddRange(named.Where(p => p.Type.Scalar == ScalarKind.Timestamp).Select(p => p.Name + ",timestamp"));
        parts.AddRange(Secrets(method).Select(name => name + ",secret"));
        parts.AddRange(method.Returns.Where(r => r.IsInsteadOfError && !r.Name.Any(char.IsControl)).Select(r => r.Name + ",instead"));
        return string.Join("\t", parts);
    }

    /// <summary>The value of <c>SlackTokenKinds.Any</c>.</summary>
    public const int AnyToken = 15;

    // The values of the runtime's SlackTokenKinds.
    private static int TokenValue(string kind) => kind switch
    {
        "None" => 0,
        "Bot" => 1,
        "User" => 2,
        "App" => 4,
        "Configuration" => 8,
        _ => throw new InvalidOperationException($"There is no kind of token '{kind}'."),
    };

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
