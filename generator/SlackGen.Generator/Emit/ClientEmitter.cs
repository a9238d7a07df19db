using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the client and the frames of its sub-clients; the methods come from the files that declare them.</summary>
internal static class ClientEmitter
{
    private const string Provider = "global::System.Func<global::System.Threading.CancellationToken, global::System.Threading.Tasks.ValueTask<string>>";

    public static string Emit(ClientInput input)
    {
        var (target, groups, ownMethods, _) = input;
        var writer = CSharp.File(target.Namespace, Attribute(input));
        var name = CSharp.Identifier(target.Name);
        var connection = CSharp.Runtime + "SlackConnection";
        var @virtual = target.IsSealed ? "" : "virtual ";
        writer.Blank()
            .Open($"partial class {name} : {CSharp.Runtime}SlackClientBase, {CSharp.Runtime}ISlackClient<{name}>");
        var roots = groups.Select(g => g.Name).Where(n => n.IndexOf('.') < 0).ToList();
        EmitFields(writer, roots);
        writer.Summary("A client that calls with a token.")
            .Line("/// <param name=\"token\">A bot, user, app-level or configuration token; it is sent in a header only.</param>")
            .Line("/// <param name=\"workspace\">The workspace whose rate budgets the calls use; left out, the token has budgets of its own.</param>")

            // The second parameter also makes the other constructor the better one for `new SlackClient(new() { … })`, which would be ambiguous without it.
            .Line($"public {name}(string token, string? workspace = null) : this(new {CSharp.Runtime}SlackClientOptions {{ Token = token ?? throw new global::System.ArgumentNullException(nameof(token)), Workspace = workspace }})")
            .Line("{")
            .Line("}")
            .Blank()
            .Summary("A client with options.")
            .Line($"public {name}({CSharp.Runtime}SlackClientOptions options) : base({Connect(connection, ownMethods)})")
            .Line("{")
            .Line("}")
            .Blank();
        if (!target.IsSealed)
        {
            writer.Summary("For mocking: a client without connection, whose members are overridden.")
                .Line($"protected {name}()")
                .Line("{")
                .Line("}")
                .Blank();
        }

        writer.Line($"private {name}({connection} connection) : base(connection)")
            .Line("{")
            .Line("}")
            .Blank();
        EmitProperties(writer, roots, groups, @virtual);
        writer.Summary("A copy that calls with another token and shares everything else: connections, limiter and settings.")
            .Line("/// <param name=\"token\">The token.</param>")
            .Line("/// <param name=\"workspace\">The workspace whose rate budgets the calls use; left out, the token has budgets of its own.</param>")
            .Line($"public {@virtual}{name} WithToken(string token, string? workspace = null) => new(SlackConnection.WithToken(token, workspace));")
            .Blank()
            .Summary("A copy that asks for the token of each call and shares everything else: connections, limiter and settings.")
            .Line("/// <param name=\"provider\">Gives the token of a call; it is asked before every call, so it should keep what it gave.</param>")
            .Line("/// <param name=\"workspace\">The workspace whose rate budgets the calls use; left out, each token has budgets of its own.</param>")
            .Line($"public {@virtual}{name} WithTokenProvider({Provider} provider, string? workspace = null) => new(SlackConnection.WithTokenProvider(provider, workspace));")
            .Blank()
            .Line($"static {name} {CSharp.Runtime}ISlackClient<{name}>.Create({connection} connection) => new(connection);");
        if (ownMethods.Length > 0)
        {
            writer.Blank().Line($"static {connection} {CSharp.Runtime}ISlackClient<{name}>.Connect({CSharp.Runtime}SlackClientOptions options) => {Connect(connection, ownMethods)};");
        }

        writer.Close();
        foreach (var group in groups)
        {
            EmitGroup(writer, target, group, groups, connection);
        }

        return writer.ToString();
    }

    // Tells projects that reference this one whether both mean the same classes. Internal types leave the project at most for its own tests.
    private static string? Attribute(ClientInput input) => !input.Target.IsPublic ? null
        : $"[assembly: {CSharp.Runtime}SlackClientTypes({string.Join(", ", input.Unshared.Prepend(input.Target.FullName).Select(CSharp.Literal))})]";

    private static string Connect(string connection, string ownMethods) => ownMethods.Length == 0
        ? $"new {connection}(options)"
        : $"new {connection}(options, {CSharp.Literal(ownMethods)})";

    private static void EmitGroup(CodeWriter writer, ClientTarget target, GroupPlan group, EquatableArray<GroupPlan> groups, string connection)
    {
        var name = ClassName(group.Name);
        writer.Blank()
            .Summary(group.Summary.Length > 0 ? group.Summary : $"The method groups below {group.Name}.")
            .Open($"{target.Accessibility} partial class {name} : {CSharp.Runtime}SlackMethodGroup");
        EmitFields(writer, group.Children);
        writer.Summary("For mocking: a sub-client without connection, whose methods are overridden.")
            .Line($"protected {name}()")
            .Line("{")
            .Line("}")
            .Blank()
            .Line($"internal {name}({connection} connection) : base(connection)")
            .Line("{")
            .Line("}")
            .Blank();
        EmitProperties(writer, group.Children, groups, "virtual ");
        writer.Close();
    }

    private static void EmitFields(CodeWriter writer, IReadOnlyCollection<string> groups)
    {
        foreach (var group in groups)
        {
            writer.Line($"private {ClassName(group)}? {Field(group)};");
        }

        if (groups.Count > 0)
        {
            writer.Blank();
        }
    }

    // Sub-clients are made when they are first asked for, so that a client, and a copy with another token, costs next to nothing.
    private static void EmitProperties(CodeWriter writer, IEnumerable<string> names, EquatableArray<GroupPlan> groups, string @virtual)
    {
        foreach (var name in names)
        {
            var summary = groups.First(g => g.Name == name).Summary;
            writer.Summary(summary.Length > 0 ? summary : $"The method groups below {name}.")
                .Line($"public {@virtual}{ClassName(name)} {Naming.Pascal(Last(name))} => {Field(name)} ??= new(SlackConnection);")
                .Blank();
        }
    }

    private static string ClassName(string group) => Naming.Pascal(group) + "Client";

    private static string Field(string group) => "_" + Naming.Camel(Last(group)).TrimStart('@');

    private static string Last(string group) => group.Substring(group.LastIndexOf('.') + 1);
}
