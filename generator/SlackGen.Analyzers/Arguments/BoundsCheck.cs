using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;
using SlackGen.Manifest.Model;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Compares values with the documented bounds of their arguments or fields.</summary>
internal static class BoundsCheck
{
    /// <summary>Returns the expressions that are out of bounds.</summary>
    public static IEnumerable<(IOperation Expression, BoundsMistake Mistake)> FindAll(MemberValue value)
    {
        var bounds = value.Facts.Bounds;
        return bounds == Bounds.None ? [] : Branches.FindAll(value.Value).SelectMany(branch => FindAll(branch, bounds));
    }

    /// <summary>Returns whether a text is that of a text object whose length is out of the bounds of an argument or field that contains the object.</summary>
    public static bool IsReportedOutside(MemberValue value, CompilationFacts facts)
    {
        for (var current = value.Value.Parent; current is not null and not IReturnOperation and not IBlockOperation; current = current.Parent)
        {
            if (current is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment
                && !SymbolEqualityComparer.Default.Equals(property, value.Property))
            {
                return facts.FindMember(property) is { } member
                    && FindAll(new(property, member, assignment.Value)).Any(f => f.Expression.Syntax.Span == value.Value.WithoutConversions().Syntax.Span);
            }
        }

        return false;
    }

    private static IEnumerable<(IOperation Expression, BoundsMistake Mistake)> FindAll(IOperation value, Bounds bounds)
    {
        if (TextValue.Read(value) is { } text)
        {
            return Some(text.Expression, BoundsMistake.CompareText(text, bounds));
        }

        if (ListValue.Read(value) is { } list)
        {
            return Some(value, BoundsMistake.CompareList(list.Elements.Length, list.IsWhole, bounds)).Concat(list.Elements.SelectMany(e => FindAllOfElement(e, bounds)));
        }

        return value is { ConstantValue: { HasValue: true, Value: int or long or double or float or decimal or short or byte or uint } constant, Type.TypeKind: not TypeKind.Enum }
            ? Some(value, BoundsMistake.CompareNumber(Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture), bounds))
            : [];
    }

    private static IEnumerable<(IOperation Expression, BoundsMistake Mistake)> FindAllOfElement(IOperation element, Bounds bounds) =>
        bounds.MaxItemLength is null ? []
        : TextValue.Read(element) is { } text ? Some(text.Expression, BoundsMistake.CompareElement(text, bounds))
        : ListValue.Read(element) is { } list ? Some(element, BoundsMistake.CompareElement(list, bounds))
        : [];

    private static IEnumerable<(IOperation Expression, BoundsMistake Mistake)> Some(IOperation expression, BoundsMistake? mistake) => mistake is { } found ? [(expression, found)] : [];
}
