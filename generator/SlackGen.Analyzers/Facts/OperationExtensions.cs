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
}
