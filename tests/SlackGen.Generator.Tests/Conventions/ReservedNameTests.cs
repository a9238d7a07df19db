using System.Reflection;
using SlackGen.Generator.Tests.Support;
using SlackGen.Manifest;

namespace SlackGen.Generator.Tests.Conventions;

/// <summary>Names of the base classes' members: no field or argument may have one, because it would hide the member or not compile.</summary>
public sealed class ReservedNameTests
{
    [TestCaseSource(nameof(MembersOf), new object[] { typeof(SlackModel) })]
    [TestCase("WireNames")]
    public void A_field_of_a_type_cannot_be_called_as(string member) => AssertTaken($$"""
        group: demo
        summary: For tests.
        types:
          thing:
            summary: A thing.
            fields:
              x: { type: string, name: {{member}}, summary: For tests. }
        """);

    [TestCaseSource(nameof(MembersOf), new object[] { typeof(SlackResponse) })]
    [TestCase("WireNames")]
    public void A_field_of_a_response_cannot_be_called_as(string member) => AssertTaken($$"""
        group: demo
        summary: For tests.
        methods:
          send:
            summary: Sends.
            returns:
              x: { type: string, name: {{member}}, summary: For tests. }
        """);

    [TestCaseSource(nameof(MembersOf), new object[] { typeof(SlackRequest) })]
    public void An_argument_cannot_be_called_as(string member) => AssertTaken($$"""
        group: demo
        summary: For tests.
        methods:
          send:
            summary: Sends.
            params:
              x: { type: string, name: {{member}}, summary: For tests. }
        """);

    [TestCaseSource(nameof(MembersOf), new object[] { typeof(SlackModel) })]
    [TestCase("WireNames")]
    [TestCase("Codec")]
    public void A_discriminator_cannot_be_called_as(string member) => AssertTaken($$"""
        group: demo
        summary: For tests.
        types:
          thing:
            summary: A thing.
            union: {{member}}
            of: { a: first }
          first:
            summary: The first.
            fields: { x: { type: string, summary: For tests. } }
        """);

    [TestCase("codec")]
    [TestCase("create")]
    [TestCase("object")]
    public void What_no_class_has_is_free(string name)
    {
        var generation = Generation.Of(BotProject.Of(BotProject.Client, ManifestText.Users(BotProject.Directory + "demo.slack.yaml", $$"""
            group: demo
            summary: For tests.
            methods:
              send:
                summary: Sends.
                params:
                  {{name}}: { type: thing, summary: For tests. }
                returns:
                  {{name}}: { type: thing, required: true, summary: For tests. }
            types:
              thing:
                summary: A thing.
                fields:
                  {{name}}: { type: list<kind>, summary: For tests. }
                  of_kind: { type: any_thing, summary: For tests. }
              any_thing:
                summary: Any thing.
                union: type
                of: { {{name}}: thing }
              kind:
                summary: A kind.
                enum: { {{name}}: The only one. }
            """)));

        Assert.That(generation["demo.slack.g.cs"], Does.Contain($" {Naming.Pascal(name)} {{ get; set; }}"));
    }

    // What a derived class in another assembly sees.
    private static IEnumerable<string> MembersOf(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
        .Where(m => m switch
        {
            MethodInfo { IsSpecialName: true } => false,
            MethodBase method => method is MethodInfo && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly),
            PropertyInfo property => property.GetAccessors(nonPublic: true).Any(a => a.IsPublic || a.IsFamily || a.IsFamilyOrAssembly),
            FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
            _ => true,
        })
        .Select(m => m.Name)
        .Distinct(StringComparer.Ordinal);

    private static void AssertTaken(string yaml) =>
        Assert.That(ManifestParser.Parse(yaml).Diagnostics.Select(d => d.Rule.Id), Does.Contain("SLACKGEN117"));
}
