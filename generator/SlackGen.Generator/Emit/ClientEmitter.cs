using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the client and the frames of its sub-clients; the methods come from the files that declare them.</summary>
internal static class ClientEmitter
{
    private const string Provider = "global::System.Func<global::System.Threading.CancellationToken, global::System.Threading.Tasks.ValueTask<string>>";

    private const string Connection = CSharp.Infrastructure + "SlackConnection";

    public static string Emit(ClientInput input)
    {
        var (target, groups, ownMethods, _) = input;
        var writer = CSharp.File(target.Namespace, ClientTypes(input));
        EmitClient(writer, target, groups, ownMethods);
        foreach (var group in groups)
        {
            EmitGroup(writer, target, group);
        }

        return writer.ToString();
    }

    // Tells projects that reference this one whether both mean the same classes. Internal types leave the project at most for its own tests.
    private static string? ClientTypes(ClientInput input) => !input.Target.IsPublic ? null
        : $"[assembly: {CSharp.Infrastructure}SlackClientTypes({string.Join(", ", input.Changed.Prepend(input.Target.FullName).Select(CSharp.Literal))})]";

    // The user's half of the class stays covered by tests and open to debuggers, so each generated member carries the attributes.
    private static void EmitClient(CodeWriter writer, ClientTarget target, EquatableArray<GroupPlan> groups, string ownMethods)
    {
        var name = CSharp.Identifier(target.Name);
        var @virtual = target.IsSealed ? "" : "virtual ";
        var roots = groups.Select(g => g.Name).Where(n => n.IndexOf('.') < 0).ToList();
        writer.Blank().Open($"partial class {name} : {CSharp.Runtime}SlackClientBase, {CSharp.Runtime}ISlackClient<{name}>");
        EmitFields(writer, roots);
        writer.Summary("Initializes a new instance of the " + DocText.See(name) + " class that calls with a token.")
            .Param("token", "A bot, user, app-level or configuration token. It is sent in a header only.")
            .Param("workspace", "The workspace whose rate budgets the calls use; without it, the token has budgets of its own.")

            // The second parameter also makes the other constructor the better one for `new SlackClient(new() { … })`, which would be ambiguous without it.
            .Lines($$"""
                {{Attributes.GeneratedCode}}
                public {{name}}(string token, string? workspace = null)
                    : this(new {{CSharp.Runtime}}SlackClientOptions { Token = token ?? throw new global::System.ArgumentNullException(nameof(token)), Workspace = workspace }) { }

                """)
            .Summary("Initializes a new instance of the " + DocText.See(name) + " class with options.")
            .Param("options", "The options, which include the token.")
            .Lines($$"""
                {{Attributes.GeneratedCode}}
                public {{name}}({{CSharp.Runtime}}SlackClientOptions options) : base({{Connect(ownMethods)}}) { }

                """);
        if (!target.IsSealed)
        {
            writer.Summary("Initializes a new instance of the " + DocText.See(name) + " class without a connection, for mocks that override its members.").Lines($$"""
                {{Attributes.GeneratedCode}}
                protected {{name}}() { }

                """);
        }

        writer.Lines($$"""
            {{Attributes.GeneratedCode}}
            private {{name}}({{Connection}} connection) : base(connection) { }

            """);
        EmitProperties(writer, roots, @virtual, Attributes.GeneratedCode);
        writer.Summary("Returns a copy that calls with another token and shares everything else: connections, limiter and settings.")
            .Param("token", "The token.")
            .Param("workspace", "The workspace whose rate budgets the calls use; without it, the token has budgets of its own.")
            .Returns("The copy.")
            .Lines($$"""
                {{Attributes.GeneratedCode}}
                public {{@virtual}}{{name}} WithToken(string token, string? workspace = null) => new(SlackConnection.WithToken(token, workspace));

                """)
            .Summary("Returns a copy that asks for the token of each call and shares everything else: connections, limiter and settings.")
            .Param("provider", "The provider of tokens. It is asked before every call, so it should cache what it returns.")
            .Param("workspace", "The workspace whose rate budgets the calls use; without it, each token has budgets of its own.")
            .Returns("The copy.")
            .Lines($$"""
                {{Attributes.GeneratedCode}}
                public {{@virtual}}{{name}} WithTokenProvider({{Provider}} provider, string? workspace = null) => new(SlackConnection.WithTokenProvider(provider, workspace));

                {{Attributes.GeneratedCode}}
                static {{name}} {{CSharp.Runtime}}ISlackClient<{{name}}>.Create({{Connection}} connection) => new(connection);
                """);
        if (ownMethods.Length > 0)
        {
            writer.Blank().Lines($$"""
                {{Attributes.GeneratedCode}}
                static {{Connection}} {{CSharp.Runtime}}ISlackClient<{{name}}>.Connect({{CSharp.Runtime}}SlackClientOptions options) => {{Connect(ownMethods)}};
                """);
        }

        writer.Close();
    }

    private static string Connect(string ownMethods) => ownMethods.Length == 0
        ? $"new {Connection}(options)"
        : $"new {Connection}(options, {CSharp.Literal(ownMethods)})";

    private static void EmitGroup(CodeWriter writer, ClientTarget target, GroupPlan group)
    {
        var name = ClassName(group.Name);
        writer.Blank()
            .Summary(group.Summary.Length > 0 ? group.Summary : $"Provides the method groups below {group.Name}.")
            .Line(Attributes.GeneratedCode)
            .Open($"{target.Accessibility} partial class {name} : {CSharp.Infrastructure}SlackMethodGroup");
        EmitFields(writer, group.Children);
        writer.Summary("Initializes a new instance of the " + DocText.See(name) + " class without a connection, for mocks that override its methods.").Lines($$"""
            protected {{name}}() { }
            internal {{name}}({{Connection}} connection) : base(connection) { }

            """);
        EmitProperties(writer, group.Children, "virtual ", null);
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
    private static void EmitProperties(CodeWriter writer, IEnumerable<string> names, string @virtual, string? attributes)
    {
        foreach (var name in names)
        {
            writer.Inherited(ClassName(name));
            if (attributes is not null)
            {
                writer.Line(attributes);
            }

            writer.Line($"public {@virtual}{ClassName(name)} {Naming.Pascal(Last(name))} => {Field(name)} ??= new(SlackConnection);").Blank();
        }
    }

    private static string ClassName(string group) => Naming.Pascal(group) + "Client";

    private static string Field(string group) => "_" + Naming.Camel(Last(group)).TrimStart('@');

    private static string Last(string group) => group.Substring(group.LastIndexOf('.') + 1);
}
