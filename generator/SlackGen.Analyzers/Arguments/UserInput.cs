using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Finds text that a person typed.</summary>
internal static class UserInput
{
    /// <summary>
    /// Returns the parts of a text that a person typed: in an interpolated string or concatenation, directly, or through one local variable or expression-bodied property.
    /// The result of a method is never one: it may be escaped.
    /// </summary>
    public static IEnumerable<IOperation> FindAll(IOperation text, CompilationFacts facts) => FindAll(text, facts, canFollow: true);

    private static IEnumerable<IOperation> FindAll(IOperation text, CompilationFacts facts, bool canFollow)
    {
        var part = text.WithoutConversions();
        return part switch
        {
            IInterpolatedStringOperation interpolated => interpolated.Parts.OfType<IInterpolationOperation>().SelectMany(p => FindAll(p.Expression, facts, canFollow)),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => FindAll(sum.LeftOperand, facts, canFollow).Concat(FindAll(sum.RightOperand, facts, canFollow)),
            IConditionalOperation { WhenFalse: { } otherwise } conditional => FindAll(conditional.WhenTrue, facts, canFollow).Concat(FindAll(otherwise, facts, canFollow)),

            // An escaped text is never null, so the fallback belongs to what is escaped.
            ICoalesceOperation coalesce => FindAll(coalesce.Value, facts, canFollow: false).Any() ? [part] : FindAll(coalesce.WhenNull, facts, canFollow),
            IConditionalAccessOperation access => FindAll(access.WhenNotNull, facts, canFollow: false).Any() ? [part] : [],
            IPropertyReferenceOperation reference when facts.FindMember(reference.Property)?.Content == ContentKind.UserInput => [part],
            ILocalReferenceOperation or IPropertyReferenceOperation when canFollow && FindDefinition(part) is { } definition => Follow(part, definition, facts),
            _ => [],
        };
    }

    // A name of the input itself may be used elsewhere too, where it is not markup: the text escapes it.
    private static List<IOperation> Follow(IOperation reference, IOperation definition, CompilationFacts facts)
    {
        var found = FindAll(definition, facts, canFollow: false).ToList();
        return found.Count == 1 && found[0] == definition.WithoutConversions() ? [reference] : found;
    }

    private static IOperation? FindDefinition(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => Definition(reference, local.Local, s => s is VariableDeclaratorSyntax { Initializer.Value: var value } && !IsAssigned(local.Local, s) ? value : null),
        IPropertyReferenceOperation property => Definition(reference, property.Property, s => (s as PropertyDeclarationSyntax)?.ExpressionBody?.Expression),
        _ => null,
    };

    // Another file has another semantic model, which an analyzer does not create while the user types.
    private static IOperation? Definition(IOperation reference, ISymbol symbol, Func<SyntaxNode, ExpressionSyntax?> read) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault(r => r.SyntaxTree == reference.Syntax.SyntaxTree)?.GetSyntax() is { } syntax && read(syntax) is { } expression
            ? reference.SemanticModel?.GetOperation(expression)
            : null;

    private static bool IsAssigned(ILocalSymbol local, SyntaxNode declarator)
    {
        var scope = declarator.Ancestors().First(a => a is BlockSyntax or CompilationUnitSyntax);
        return scope.DescendantNodes().Any(n => n is AssignmentExpressionSyntax { Left: var left } && IsName(left)
            || n is ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: var argument } && IsName(argument));

        bool IsName(ExpressionSyntax expression) => expression is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name;
    }
}
