using SlackGen.Generator.Pipeline;
using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>Emits the client class, and the classes of its sub-clients without their methods, which <see cref="MethodEmitter"/> emits.</summary>
internal static class ClientEmitter
{
    private const string Provider = "global::System.Func<global::System.Threading.CancellationToken, global::System.Threading.Tasks.ValueTask<string>>";

    private const string Connection = CSharp.Infrastructure + "SlackConnection";

    /// <summary>Emits the file.</summary>
    public static string Emit(ClientInput input)
    {
        var (target, groups, ownMethods, _) = input;
        var writer = CSharp.File(target.Namespace, ClientTypesAttribute(input));
        EmitClient(writer, target, groups, ownMethods);
        foreach (var group in groups)
        {
            EmitGroup(writer, target, group);
        }

        return writer.ToString();
    }

    // Projects that reference this one read which shared types it changes (SLACKGEN008). Only the project's own tests can see internal types.
    private static IEnumerable<string> ClientTypesAttribute(ClientInput input) => !input.Target.IsPublic ? []
        : [$"[assembly: {CSharp.Infrastructure}SlackClientTypes({string.Join(", ", input.Changed.Prepend(input.Target.FullName).Select(CSharp.Literal))})]"];

    // Each member carries the attributes instead of the class, so that the user's part of it stays covered by tests and open to debuggers.
    private static void EmitClient(CodeWriter writer, ClientTarget target, EquatableArray<GroupPlan> groups, string ownMethods)
    {
        var name = CSharp.Identifier(target.Name);
        var @virtual = target.IsSealed ? "" : "virtual ";
        var roots = groups.Select(g => g.Name).Where(n => n.IndexOf('.') < 0).ToList();
        writer.Blank().Open($"partial class {name} : {CSharp.Runtime}SlackClientBase, {CSharp.Runtime}ISlackClient<{name}>");
        EmitFields(writer, roots);
        writer.Summary("Initializes a new instance of the " + DocText.See(name) + " class with a token.")
            .Param("token", "The bot, user, app-level or configuration token. It is sent only in a header.")
            .Param("workspace", "The workspace whose rate budgets the calls use; without it, the token has budgets of its own.")

            // The optional parameter also makes the other constructor the better overload for `new SlackClient(new() { … })`, which would be ambiguous without it.
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
        writer.Summary("Returns a copy that uses another token and shares connections, rate limiter and settings with this client.")
            .Param("token", "The token.")
            .Param("workspace", "The workspace whose rate budgets the calls use; without it, the token has budgets of its own.")
            .Returns("The copy.")
            .Lines($$"""
                {{Attributes.GeneratedCode}}
                public {{@virtual}}{{name}} WithToken(string token, string? workspace = null) => new(SlackConnection.WithToken(token, workspace));

                """)
            .Summary("Returns a copy that gets the token of each call from a provider and shares connections, rate limiter and settings with this client.")
            .Param("provider", "The function that returns the token. It is called before every call, so it should cache the token.")
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
        var name = ClassNames.Client(group.Name);
        writer.Blank()
            .Summary(group.Summary.Length > 0 ? group.Summary : $"Provides the method groups below {group.Name}.")
            .Line(Attributes.GeneratedCode);
        if (Attributes.ClientTokens(target) is { } tokens)
        {
            writer.Line(tokens);
        }

        writer.Open($"{target.Accessibility} partial class {name} : {CSharp.Infrastructure}SlackMethodGroup");
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
            writer.Line($"private {ClassNames.Client(group)}? {FieldName(group)};");
        }

        if (groups.Count > 0)
        {
            writer.Blank();
        }
    }

    // A sub-client is created on first use, so that a client, or a copy with another token, allocates none that it does not use.
    private static void EmitProperties(CodeWriter writer, IEnumerable<string> names, string @virtual, string? attributes)
    {
        foreach (var name in names)
        {
            writer.Inherited(ClassNames.Client(name));
            if (attributes is not null)
            {
                writer.Line(attributes);
            }

            writer.Line($"public {@virtual}{ClassNames.Client(name)} {Naming.Pascal(LastWord(name))} => {FieldName(name)} ??= new(SlackConnection);").Blank();
        }
    }

    private static string FieldName(string group) => CSharp.Identifier(Naming.Camel(LastWord(group)).TrimStart('@'));

    private static string LastWord(string group) => group.Substring(group.LastIndexOf('.') + 1);
}
