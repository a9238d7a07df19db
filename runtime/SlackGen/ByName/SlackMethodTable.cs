using System.Globalization;
using System.Text;

namespace SlackGen;

/// <summary>
/// The facts of methods by name, for calls that have no generated method. The table of the built-in manifest is compiled into the package; a client adds the
/// methods of its project's own manifest. It is unpacked when it is first asked.
/// </summary>
internal sealed partial class SlackMethodTable
{
    private readonly Dictionary<string, SlackMethodFacts> methods;

    /// <summary>Unpacks a table.</summary>
    /// <param name="packed">
    /// A line for each method, with tabs between: name, tier, rate, body, response, kinds of token, flags, the arguments that are not written as their value says,
    /// the arguments and fields that hold secrets, and the fields that Slack sends instead of an error. The generator's <c>MethodFacts</c> writes them.
    /// </param>
    public SlackMethodTable(string packed) =>
        methods = packed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Unpack).ToDictionary(f => f.Method.Name, StringComparer.Ordinal);

    /// <summary>Gets the table of the built-in manifest.</summary>
    public static SlackMethodTable BuiltIn => BuiltInTable.Instance;

    /// <summary>Gets the names of the methods.</summary>
    public IReadOnlyCollection<string> Names => methods.Keys;

    /// <summary>Returns the facts of a method; null where the manifest does not have it.</summary>
    public SlackMethodFacts? Find(string name) => methods.GetValueOrDefault(name);

    private static SlackMethodFacts Unpack(string line)
    {
        var parts = line.Split('\t');
        var method = new SlackMethod(parts[0])
        {
            Tier = Number(parts[1]),
            Rate = Rate(parts[2]),
            Body = Enum.Parse<SlackBody>(parts[3], ignoreCase: true),
            Response = Enum.Parse<SlackResponseKind>(parts[4], ignoreCase: true),
            Tokens = (SlackTokenKinds)Number(parts[5]),
            BasicAuth = parts[6].Contains('b', StringComparison.Ordinal),
            Idempotent = parts[6].Contains('i', StringComparison.Ordinal),
            Secrets = string.Join(' ', Members(parts, ",secret") ?? []),
            InsteadOfError = string.Join(' ', Members(parts, ",instead") ?? []),
        };
        return new SlackMethodFacts(method, Members(parts, ",csv"), Members(parts, ",timestamp"));
    }

    private static SlackRate? Rate(string text)
    {
        var parts = text.Split('/', 4);
        return parts.Length == 1 ? null : new SlackRate(Number(parts[0]), Number(parts[1]), Number(parts[2]), parts[3].Length == 0 ? null : parts[3]);
    }

    private static HashSet<string>? Members(string[] parts, string kind)
    {
        var found = parts.Skip(7).Where(p => p.EndsWith(kind, StringComparison.Ordinal)).Select(p => p[..^kind.Length]).ToHashSet(StringComparer.Ordinal);
        return found.Count == 0 ? null : found;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static class BuiltInTable
    {
        public static SlackMethodTable Instance { get; } = new(Encoding.UTF8.GetString(Packed));
    }
}

/// <summary>What the manifest says of a method that is called by name.</summary>
/// <param name="Method">The method.</param>
/// <param name="CommaJoined">The arguments that travel comma-joined in one text; null where there are none.</param>
/// <param name="Timestamps">The arguments that are message times; null where there are none.</param>
internal sealed record SlackMethodFacts(SlackMethod Method, IReadOnlySet<string>? CommaJoined = null, IReadOnlySet<string>? Timestamps = null);
