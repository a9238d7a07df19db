using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SlackGen.Analyzers.Facts;

/// <summary>Reads operations.</summary>
internal static class OperationExtensions
{
    /// <summary>Returns the operation within conversions and parentheses.</summary>
    public static IOperation WithoutConversions(this IOperation operation)
    {
        var current = operation;
        while (true)
        {
            switch (current)
            {
                case IConversionOperation conversion:
                    current = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    current = parenthesized.Operand;
                    break;
                default:
                    return current;
            }
        }
    }

    /// <summary>Returns the constant text of an operation, also of one that converts a text into an object; null for any other operation.</summary>
    public static string? ConstantText(this IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: string text } ? text
        : operation.WithoutConversions().ConstantValue is { HasValue: true, Value: string converted } ? converted
        : null;

    /// <summary>Returns the value that a local variable is initialized with; null for none.</summary>
    public static IOperation? Initializer(this ILocalReferenceOperation reference)
    {
        var root = (IOperation)reference;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        var initializer = root.Descendants().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, reference.Local))?.GetVariableInitializer()?.Value;

        // Code that does not compile yet may initialize a variable with itself. Going back only, a chain of variables ends.
        return initializer is not null && initializer.Syntax.Span.End < reference.Syntax.SpanStart ? initializer : null;
    }
}
