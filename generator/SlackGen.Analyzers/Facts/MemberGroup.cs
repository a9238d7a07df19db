using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.Facts;

/// <summary>Optional properties of a class that depend on one another, from <c>[SlackMemberGroup]</c>.</summary>
/// <param name="Group">The rule, with the names of the properties.</param>
internal sealed record MemberGroup(ArgumentGroup Group)
{
    /// <summary>Reads the groups of a class.</summary>
    public static ImmutableArray<MemberGroup> ReadAll(INamedTypeSymbol type) => (
        from attribute in type.GetAttributes()
        where attribute.AttributeClass.IsInfrastructure("SlackMemberGroupAttribute") && attribute.ConstructorArguments.Length == 2
            && attribute.ConstructorArguments[1] is { Kind: TypedConstantKind.Array, IsNull: false }
        let rule = Enum.GetValues(typeof(GroupRule)).Cast<GroupRule?>().FirstOrDefault(r => r!.Value.Word() == attribute.ConstructorArguments[0].Value as string)
        where rule is not null
        let properties = attribute.ConstructorArguments[1].Values.Select(v => v.Value).OfType<string>()
        select new MemberGroup(new ArgumentGroup(rule.Value, properties.ToEquatableArray()))).ToImmutableArray();
}
