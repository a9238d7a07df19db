using System.Collections.Frozen;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>What the fake knows of Slack: methods and types by name.</summary>
internal sealed class FakeManifest
{
    /// <summary>The pattern that means every method.</summary>
    public const string Every = "*";

    private const string ScopeType = "oauth_scope";

    // Codes with which Slack refuses a request of any method, and which its pages list for some methods only.
    private static readonly string[] UnlistedErrors = ["invalid_cursor", "invalid_json", "json_not_object"];

    private readonly Lazy<FrozenSet<string>> scopes;
    private readonly CommonManifest? common;

    /// <param name="files">The files, the ones that win first.</param>
    public FakeManifest(IEnumerable<ManifestFile> files)
    {
        var methods = new Dictionary<string, Method>(StringComparer.Ordinal);
        var types = new Dictionary<string, NamedType>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var method in file.Methods)
            {
                methods.TryAdd(method.Name, method);
            }

            foreach (var type in file.Types)
            {
                types.TryAdd(type.Name, type);
            }

            common ??= file.Common;
        }

        Methods = methods.ToFrozenDictionary(StringComparer.Ordinal);
        Types = types.ToFrozenDictionary(StringComparer.Ordinal);
        Discriminators = types.Values
            .SelectMany(union => union.Members.Select(member => (member.Type, Field: union.Discriminator!, member.Value)))
            .DistinctBy(member => member.Type)
            .ToFrozenDictionary(member => member.Type, member => (member.Field, member.Value), StringComparer.Ordinal);
        Names = [.. methods.Keys.Order(StringComparer.Ordinal)];
        scopes = new Lazy<FrozenSet<string>>(() => methods.Values.SelectMany(m => m.Scopes).SelectMany(s => s.Names)
            .Concat(types.TryGetValue(ScopeType, out var named) ? named.Values.Select(v => v.Value) : [])
            .ToFrozenSet(StringComparer.Ordinal));
    }

    public FrozenDictionary<string, Method> Methods { get; }

    public FrozenDictionary<string, NamedType> Types { get; }

    /// <summary>What the members of unions say of themselves, by type. Slack writes it wherever they stand, in a union or not.</summary>
    public FrozenDictionary<string, (string Field, string Value)> Discriminators { get; }

    /// <summary>The methods' names, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The scopes that a token can have.</summary>
    public FrozenSet<string> Scopes => scopes.Value;

    /// <summary>Returns how often a method may be called; null when Slack documents no limit.</summary>
    public Rate? BudgetOf(Method method) =>
        method.Rate ?? common?.Tiers.FirstOrDefault(t => t.Tier == method.Tier)?.Rate;

    /// <summary>Returns the error codes that a method documents, those that every method shares included.</summary>
    public IEnumerable<string> ErrorsOf(Method method) =>
        method.Errors.Select(e => e.Code).Concat((common ?? ManifestLoader.BuiltInCommon).Errors.Select(e => e.Code));

    /// <summary>Returns the error codes with which a method can respond: those that it documents, and those with which any request can be refused.</summary>
    public IEnumerable<string> PossibleErrorsOf(Method method) => ErrorsOf(method).Concat(UnlistedErrors);

    /// <summary>Returns the methods that a pattern means.</summary>
    /// <param name="pattern">A method, a group (<c>chat.*</c>) or everything (<c>*</c>).</param>
    public IEnumerable<Method> Matching(string pattern) => Names.Where(name => Matches(pattern, name)).Select(name => Methods[name]);

    /// <summary>Returns whether a pattern means a method.</summary>
    public static bool Matches(string pattern, string method) => pattern == Every || Linker.Matches(pattern, method);

    /// <summary>Returns whether a value of this type is one word of text on the wire.</summary>
    public bool IsWord(TypeRef type) =>
        type.IsWord || (type.Kind == TypeRefKind.Named && Types.TryGetValue(type.Name!, out var named) && named.Kind == NamedTypeKind.Enum);
}
