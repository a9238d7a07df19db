using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;
using TypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace SlackGen.Generator.Tests.Conventions;

/// <summary>Coverage, debuggers and analyzers can tell what is generated, and the user's own half of the client from it.</summary>
[Category("Slow")]
public class GeneratedAttributeTests
{
    private static IEnumerable<INamedTypeSymbol> All => FullClient.GeneratedTypes.Where(t => t.Name != "SlackClient");

    [Test]
    public void Every_type_says_which_version_of_the_generator_made_it()
    {
        var version = typeof(ClientGenerator).Assembly.GetName().Version!.ToString(3);
        var wrong = All.Where(t => Find(t, "GeneratedCodeAttribute")?.ConstructorArguments.Select(a => a.Value).SequenceEqual(["SlackGen", version]) != true);

        Assert.That(wrong.Select(t => t.Name), Is.Empty);
    }

    [Test]
    public void Every_class_and_struct_is_left_out_of_coverage_and_stepped_over()
    {
        var wrong = All.Where(t => t.TypeKind is TypeKind.Class or TypeKind.Struct && !IsExcluded(t));

        Assert.That(wrong.Select(t => t.Name), Is.Empty);
    }

    [Test]
    public void The_client_class_says_so_of_each_generated_member_so_that_the_users_half_stays_covered()
    {
        var client = FullClient.GeneratedTypes.Single(t => t.Name == "SlackClient");
        var members = client.GetMembers().Where(m => m is IMethodSymbol { AssociatedSymbol: null, IsImplicitlyDeclared: false } or IPropertySymbol).ToList();

        Assert.That(IsExcluded(client), Is.False);
        Assert.That(members, Is.Not.Empty);
        Assert.That(members.Where(m => !IsExcluded(m)).Select(m => m.Name), Is.Empty);
    }

    [Test]
    public void A_users_file_and_a_built_in_one_may_generate_parts_of_the_same_class()
    {
        var generation = Generation.Of(BotProject.Of(BotProject.Client, Part(ManifestText.BuiltIn, "/package/manifest/methods/demo.yaml", "go"), Part(ManifestText.Users, BotProject.Directory + "demo.slack.yaml", "come")));
        var shorthands = generation.Output.Assembly.GetTypeByMetadataName("Bot.DemoClientExtensions")!;

        Assert.That(shorthands.GetMembers().OfType<IMethodSymbol>().Select(m => m.Name), Is.EquivalentTo(new[] { "GoAsync", "ComeAsync" }));

        static ManifestText Part(Func<string, string, ManifestText> make, string path, string method) => make(path, $$"""
            group: demo
            summary: For tests.
            methods:
              {{method}}: { summary: Goes., params: { id: { type: string, required: true, summary: Which. } } }
            """);
    }

    private static bool IsExcluded(ISymbol symbol) =>
        Find(symbol, "ExcludeFromCodeCoverageAttribute") is not null && Find(symbol, "DebuggerNonUserCodeAttribute") is not null;

    private static AttributeData? Find(ISymbol symbol, string name) => symbol.GetAttributes().SingleOrDefault(a => a.AttributeClass!.Name == name);
}
