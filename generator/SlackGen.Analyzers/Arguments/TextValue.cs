using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Arguments;

/// <summary>A text as far as code shows it: a string, or that of a text object.</summary>
/// <param name="Expression">The expression of the string.</param>
/// <param name="Parts">The constant parts.</param>
/// <param name="Prefix">The constant beginning.</param>
/// <param name="IsWhole">Whether it has no other parts.</param>
internal sealed record TextValue(IOperation Expression, string Parts, string Prefix, bool IsWhole)
{
    /// <summary>Gets the number of characters of the constant parts. A character outside the Basic Multilingual Plane, such as an emoji, counts as one.</summary>
    public int Length => Parts.Length - Parts.Count(char.IsLowSurrogate);

    /// <summary>Reads a value; null for one that is not text, and for text without a constant part.</summary>
    public static TextValue? Read(IOperation value)
    {
        var expression = value.WithoutConversions();
        switch (expression)
        {
            case { ConstantValue: { HasValue: true, Value: string text } }:
                return new(expression, text, text, IsWhole: true);
            case IObjectCreationOperation creation:
                return TextObject.FindText(creation) is { } inner ? Read(inner) : null;
            case IInterpolatedStringOperation interpolated:
                return Join(expression, interpolated.Parts.Select(Read));
            case IInterpolatedStringTextOperation part:
                return Read(part.Text);
            case IInterpolationOperation { Alignment: null, FormatString: null } part:
                return Read(part.Expression);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return Join(expression, [Read(sum.LeftOperand), Read(sum.RightOperand)]);
            default:
                return null;
        }
    }

    private static TextValue? Join(IOperation expression, IEnumerable<TextValue?> parts)
    {
        var all = parts.ToList();
        if (all.TrueForAll(p => p is null))
        {
            return null;
        }

        var whole = all.TakeWhile(p => p is { IsWhole: true }).ToList();
        var prefix = string.Concat(whole.Select(p => p?.Parts)) + all.ElementAtOrDefault(whole.Count)?.Prefix;
        return new(expression, string.Concat(all.Select(p => p?.Parts)), prefix, whole.Count == all.Count);
    }
}
