using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Scopes;

/// <summary>A kind of conversation, which has a family of scopes of its own.</summary>
/// <param name="Word">The word on the wire.</param>
/// <param name="Property">The property of <c>ConversationType</c>.</param>
/// <param name="Family">The first part of its scopes: <c>groups</c> of <c>groups:history</c>.</param>
internal sealed record ConversationKind(string Word, string Property, string Family)
{
    /// <summary>The kind that methods list if a call does not say which.</summary>
    public static readonly ConversationKind Default = new("public_channel", "PublicChannel", "channels");

    private static readonly ConversationKind[] All =
    [
        Default,
        new("private_channel", "PrivateChannel", "groups"),
        new("mpim", "Mpim", "mpim"),
        new("im", "Im", "im"),
    ];

    /// <summary>Gets the families of all kinds.</summary>
    public static ImmutableArray<string> Families { get; } = All.Select(k => k.Family).ToImmutableArray();

    /// <summary>
    /// Returns the families of the conversations that an ID may have; null for another text. Private channels and group direct messages have IDs of either form.
    /// </summary>
    public static ImmutableArray<string>? FamiliesOf(string id) => id.Length == 0 ? null : id[0] switch
    {
        'C' => ImmutableArray.Create("channels", "groups", "mpim"),
        'G' => ImmutableArray.Create("groups", "mpim"),
        'D' => ImmutableArray.Create("im"),
        _ => null,
    };

    /// <summary>Returns whether a type is a list of kinds.</summary>
    public static bool IsList(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } && IsKind(arguments[0]);

    /// <summary>Returns the kinds in a list; null where they are not constant.</summary>
    public static IReadOnlyList<ConversationKind>? ReadAll(IOperation list)
    {
        var found = new List<ConversationKind>();
        return Read(list, found) && found.Count > 0 ? found : null;
    }

    private static bool Read(IOperation operation, List<ConversationKind> found)
    {
        if (operation.ConstantText() is { } text)
        {
            return text.Split(',').All(word => Add(All.FirstOrDefault(k => k.Word == word.Trim())));
        }

        return operation switch
        {
            IConversionOperation conversion => Read(conversion.Operand, found),
            IPropertyReferenceOperation { Property: { IsStatic: true } property } when IsKind(property.ContainingType) => Add(All.FirstOrDefault(k => k.Property == property.Name)),
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.All(e => Read(e, found)),

            // This compiler's version may have no class for the operation.
            { Syntax: CollectionExpressionSyntax } => operation.ChildOperations.All(e => Read(e, found)),
            _ => false,
        };

        bool Add(ConversationKind? kind)
        {
            if (kind is not null)
            {
                found.Add(kind);
            }

            return kind is not null;
        }
    }

    private static bool IsKind(ITypeSymbol type) => type.IsShared("ConversationType");
}
