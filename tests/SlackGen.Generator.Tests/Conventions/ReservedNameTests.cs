using System.Reflection;
using SlackGen.Manifest;

namespace SlackGen.Generator.Tests.Conventions;

/// <summary>What the base classes have already, no field or argument may be called: it would hide the member, or not compile.</summary>
public sealed class ReservedNameTests
{
    [TestCaseSource(nameof(MembersOf), new object[] { typeof(SlackModel) })]
    [TestCase("WireNames")]
    [TestCase("Codec")]
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
    public void A_field_of_an_answer_cannot_be_called_as(string member) => AssertTaken($$"""
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
