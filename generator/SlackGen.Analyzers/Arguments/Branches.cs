using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Finds the values that an expression may have.</summary>
internal static class Branches
{
    /// <summary>Returns the values without conversions: both branches of a conditional expression, both sides of <c>??</c>, or the expression itself.</summary>
    public static IEnumerable<IOperation> FindAll(IOperation value) => value.WithoutConversions() switch
    {
        IConditionalOperation { WhenFalse: { } otherwise } conditional => FindAll(conditional.WhenTrue).Concat(FindAll(otherwise)),
        ICoalesceOperation coalesce => FindAll(coalesce.Value).Concat(FindAll(coalesce.WhenNull)),
        var other => [other],
    };
}
