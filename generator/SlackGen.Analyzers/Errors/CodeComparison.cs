using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Errors;

/// <summary>A comparison of the code of an error with a constant.</summary>
/// <param name="Code">The property with the code.</param>
/// <param name="Constant">The constant.</param>
/// <param name="Text">The text of the constant.</param>
/// <param name="IgnoresCase">Whether the comparison ignores case.</param>
internal sealed record CodeComparison(IPropertyReferenceOperation Code, IOperation Constant, string Text, bool IgnoresCase)
{
    /// <summary>Gets the kinds of operation that compare.</summary>
    public static ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(
        OperationKind.Binary,
        OperationKind.Invocation,
        OperationKind.IsPattern,
        OperationKind.PropertySubpattern,
        OperationKind.Switch,
        OperationKind.SwitchExpression);

    /// <summary>Returns the comparisons that an operation makes: one by an operator, by <c>Equals</c> or by a pattern, or those of a <c>switch</c>.</summary>
    public static IEnumerable<CodeComparison> FindAll(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary =>
            Create(FindCode(binary.LeftOperand) ?? FindCode(binary.RightOperand), [binary.LeftOperand, binary.RightOperand]),
        IInvocationOperation { TargetMethod: { Name: nameof(Equals), ContainingType.SpecialType: SpecialType.System_String or SpecialType.System_Object } } equals =>
            Create(Values(equals).Select(FindCode).FirstOrDefault(c => c is not null), Values(equals), IgnoresCaseOf(equals)),
        IIsPatternOperation matched => Create(FindCode(matched.Value), Constants(matched.Pattern)),
        IPropertySubpatternOperation matched => Create(FindCode(matched.Member), Constants(matched.Pattern)),
        ISwitchOperation choice => Create(FindCode(choice.Value), choice.Cases.SelectMany(c => c.Clauses).SelectMany(ConstantsOf)),
        ISwitchExpressionOperation choice => Create(FindCode(choice.Value), choice.Arms.SelectMany(a => Constants(a.Pattern))),
        _ => [],
    };

    private static IEnumerable<CodeComparison> Create(IPropertyReferenceOperation? code, IEnumerable<IOperation> operands, bool ignoresCase = false) => code is null
        ? []
        : from operand in operands
          let text = operand.ConstantText()
          where text is not null
          select new CodeComparison(code, operand.WithoutConversions(), text, ignoresCase);

    // The code of an exception, or the error of its response.
    private static IPropertyReferenceOperation? FindCode(IOperation value) => value.WithoutConversions() switch
    {
        IConditionalAccessOperation access => FindCode(access.WhenNotNull),
        IPropertyReferenceOperation { Property: { Name: "Code" or "Error", Type.SpecialType: SpecialType.System_String } } code => code,
        _ => null,
    };

    private static IEnumerable<IOperation> Values(IInvocationOperation equals) => equals.Arguments.Select(a => a.Value).Concat(equals.Instance is { } instance ? [instance] : []);

    // The members of StringComparison that ignore case are odd. A comparison that is not a constant may ignore case.
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
