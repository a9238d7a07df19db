using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>The methods and types that the fake knows, by name.</summary>
internal sealed class FakeManifest
{
    /// <summary>The pattern that matches every method.</summary>
    public const string Every = "*";

    private const string ScopeType = "oauth_scope";

    private static readonly string[] RequestRoots = ["block", "view"];

    // Objects within blocks that Slack fills in its responses. Nothing that is documented of their fields need hold in a request.
    private static readonly string[] ResponseRoots = ["slack_file", "call_details"];

    // Codes with which Slack can refuse a request to any method, but which its pages list for some methods only.
    private static readonly string[] UnlistedErrors = ["invalid_cursor", "invalid_json", "json_not_object"];

    private readonly Lazy<IReadOnlySet<string>> scopes;
    private readonly Lazy<IReadOnlySet<string>> filledBySlack;
    private readonly CommonManifest? common;

    /// <param name="files">The files in order of precedence, highest first.</param>
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

        // Plain dictionaries: to build frozen ones takes longer than all look-ups of a test run.
        Methods = methods;
        Types = types;
        var discriminators = new Dictionary<string, (string Field, string Value)>(StringComparer.Ordinal);
        foreach (var union in types.Values)
        {
            foreach (var member in union.Members)
            {
                discriminators.TryAdd(member.Type, (union.Discriminator!, member.Value));
            }
        }

        Discriminators = discriminators;
        Names = [.. methods.Keys.Order(StringComparer.Ordinal)];
        scopes = new Lazy<IReadOnlySet<string>>(() => methods.Values.SelectMany(m => m.Scopes).SelectMany(s => s.Names)
            .Concat(types.TryGetValue(ScopeType, out var named) ? named.Values.Select(v => v.Value) : [])
            .ToHashSet(StringComparer.Ordinal));
        filledBySlack = new Lazy<IReadOnlySet<string>>(() => Reach(ResponseRoots, except: Reach(RequestRoots, except: ResponseRoots)));
    }

    public IReadOnlyDictionary<string, Method> Methods { get; }

    public IReadOnlyDictionary<string, NamedType> Types { get; }

    /// <summary>Gets the discriminators of the members of unions, by type. Slack sends them even where a member is not in a union.</summary>
    public IReadOnlyDictionary<string, (string Field, string Value)> Discriminators { get; }

    /// <summary>Gets the names of the methods, sorted.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Gets the scopes that a token can have.</summary>
    public IReadOnlySet<string> Scopes => scopes.Value;

    /// <summary>Gets the types of the objects within blocks and views that Slack alone fills.</summary>
    public IReadOnlySet<string> FilledBySlack => filledBySlack.Value;

    /// <summary>Returns the rate limit of a method; null if Slack documents none.</summary>
    public Rate? BudgetOf(Method method) =>
        method.Rate ?? common?.Tiers.FirstOrDefault(t => t.Tier == method.Tier)?.Rate;

    /// <summary>Gets the errors that every method shares.</summary>
    public IReadOnlyList<ErrorCode> CommonErrors => (common ?? ManifestLoader.BuiltInCommon).Errors;

    /// <summary>Returns the error codes that a method documents, including those that every method shares.</summary>
    public IEnumerable<string> ErrorsOf(Method method) =>
        method.Errors.Select(e => e.Code).Concat(CommonErrors.Select(e => e.Code));

    /// <summary>Returns the error codes with which a method can respond: those that it documents, and those with which Slack can refuse any request.</summary>
    public IEnumerable<string> PossibleErrorsOf(Method method) => ErrorsOf(method).Concat(UnlistedErrors);

    /// <summary>Returns the methods that a pattern matches.</summary>
    /// <param name="pattern">A method, a group (<c>chat.*</c>) or everything (<c>*</c>).</param>
    public IEnumerable<Method> Matching(string pattern) => Names.Where(name => Matches(pattern, name)).Select(name => Methods[name]);

    /// <summary>Returns whether a pattern matches a method.</summary>
    public static bool Matches(string pattern, string method) => pattern == Every || Linker.Matches(pattern, method);

    /// <summary>Returns whether a value of this type is one word of text on the wire.</summary>
    public bool IsWord(TypeRef type) =>
        type.IsWord || (type.Kind == TypeRefKind.Named && Types.TryGetValue(type.Name!, out var named) && named.Kind == NamedTypeKind.Enum);

    // Returns the types that can be reached from the roots.
    private HashSet<string> Reach(IEnumerable<string> roots, IReadOnlyCollection<string> except)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(roots);
        while (open.TryDequeue(out var name))
        {
            if (!except.Contains(name) && Types.TryGetValue(name, out var type) && reached.Add(name))
            {
                foreach (var next in type.References)
                {
                    open.Enqueue(next);
                }
            }
        }

        return reached;
    }
}
