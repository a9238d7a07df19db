using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Errors;

/// <summary>A constant with which code compares the code of an error.</summary>
/// <param name="Operation">The constant.</param>
/// <param name="Text">The text of the constant.</param>
/// <param name="IgnoresCase">Whether the comparison ignores case.</param>
internal sealed record CodeComparison(IOperation Operation, string Text, bool IgnoresCase)
{
    /// <summary>Returns the constants with which a value is compared: by an operator, by <c>Equals</c>, by a pattern, or by a <c>switch</c>.</summary>
    public static IEnumerable<CodeComparison> FindAll(IOperation value)
    {
        var compared = value;
        while (compared.Parent is IConversionOperation or IParenthesizedOperation || (compared.Parent is IConditionalAccessOperation access && access.WhenNotNull == compared))
        {
            compared = compared.Parent;
        }

        var ignoresCase = false;
        IEnumerable<IOperation> constants = [];
        switch (compared.Parent)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary:
                constants = [binary.LeftOperand == compared ? binary.RightOperand : binary.LeftOperand];
                break;
            case IInvocationOperation { TargetMethod.Name: nameof(Equals) } invocation:
                (constants, ignoresCase) = (Values(invocation), IgnoresCaseOf(invocation));
                break;
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: nameof(Equals), ContainingType.SpecialType: SpecialType.System_String or SpecialType.System_Object } } invocation }:
                (constants, ignoresCase) = (Values(invocation), IgnoresCaseOf(invocation));
                break;
            case IIsPatternOperation matched:
                constants = Constants(matched.Pattern);
                break;
            case IPropertySubpatternOperation matched:
                constants = Constants(matched.Pattern);
                break;
            case ISwitchOperation choice:
                constants = choice.Cases.SelectMany(c => c.Clauses).SelectMany(ConstantsOf);
                break;
            case ISwitchExpressionOperation choice:
                constants = choice.Arms.SelectMany(a => Constants(a.Pattern));
                break;
        }

        return from constant in constants
               let text = constant.ConstantText()
               where text is not null
               select new CodeComparison(constant.WithoutConversions(), text, ignoresCase);
    }

    private static IEnumerable<IOperation> Values(IInvocationOperation equals) => equals.Arguments.Select(a => a.Value).Concat(equals.Instance is { } instance ? [instance] : []);

    // The members of StringComparison that ignore case are odd. A comparison that is no constant may ignore case.
    private static bool IgnoresCaseOf(IInvocationOperation equals) =>
        equals.Arguments.FirstOrDefault(a => a.Parameter?.Type.Name == nameof(StringComparison)) is { } comparison
        && comparison.Value.ConstantValue is not { HasValue: true, Value: 0 or 2 or 4 };

    private static IEnumerable<IOperation> ConstantsOf(ICaseClauseOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation single => [single.Value],
        IPatternCaseClauseOperation pattern => Constants(pattern.Pattern),
        _ => [],
    };

    private static IEnumerable<IOperation> Constants(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => [constant.Value],
        IBinaryPatternOperation binary => Constants(binary.LeftPattern).Concat(Constants(binary.RightPattern)),
        INegatedPatternOperation negated => Constants(negated.Pattern),
        _ => [],
    };
}
