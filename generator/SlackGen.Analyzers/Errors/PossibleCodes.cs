using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;
using SlackGen.Manifest;

namespace SlackGen.Analyzers.Errors;

/// <summary>The codes that the error of a call can have.</summary>
/// <param name="Calls">The called methods, as messages name them.</param>
/// <param name="Own">The codes of the methods' own errors; empty if they have none.</param>
/// <param name="Common">The codes that every method can return.</param>
/// <param name="IsTyped">Whether the exception has the enum of the errors.</param>
internal sealed record PossibleCodes(string Calls, ImmutableArray<ErrorFacts> Own, ErrorFacts Common, bool IsTyped)
{
    private IEnumerable<string> Codes => Own.Add(Common).SelectMany(e => e.Codes.Keys).Distinct(StringComparer.Ordinal).OrderBy(c => c, StringComparer.Ordinal);

    /// <summary>Returns the codes that a property of an exception can have; null where the code does not show which calls throw the exception.</summary>
    /// <param name="code">The property with the code.</param>
    /// <param name="facts">The facts.</param>
    public static PossibleCodes? Find(IPropertyReferenceOperation code, CompilationFacts facts)
    {
        if (facts.FindError(facts.CommonError) is not { } common || FindException(code) is not { } exception)
        {
            return null;
        }

        if (CaughtException.ErrorOf(exception.Type) is { } error)
        {
            return facts.FindError(error) is { } own ? new(Quote(facts.FindMethodOf(error)?.Name ?? error.Name), ImmutableArray.Create(own), common, IsTyped: true) : null;
        }

        if (exception.Value is null || CaughtException.FindClause(exception.Value) is not { } clause)
        {
            return null;
        }

        var calls = GuardedCalls.Find(clause, facts);
        if (calls.IsEmpty)
        {
            return null;
        }

        var names = calls.Select(c => Quote(c.Facts.Name)).Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal);
        var enums = calls.Select(c => c.Facts.Error is { } e ? facts.FindError(e) : null).OfType<ErrorFacts>().ToImmutableArray();
        return new(string.Join(" or ", names), enums, common, IsTyped: false);
    }

    /// <summary>Returns whether an error can have a code.</summary>
    public bool Contains(CodeComparison comparison) =>
        Codes.Contains(comparison.Text, comparison.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>Returns the code of which a text is a misspelling; null where it may be another code.</summary>
    public string? FindMeant(string text) => Suggestion.Misspelt(text, Codes);

    /// <summary>Returns the property of the exception that has the member of a code, and the member; null if the exception has none.</summary>
    public (string Property, IFieldSymbol Member)? FindMember(string code)
    {
        if (IsTyped && Own[0].Members.TryGetValue(code, out var own))
        {
            return ("Error", own);
        }

        return Common.Members.TryGetValue(code, out var common) ? ("CommonError", common) : null;
    }

    // The code is a property of the exception, or of the response of the exception.
    private static (ITypeSymbol? Type, IOperation? Value)? FindException(IPropertyReferenceOperation code)
    {
        if (code.Property is { Name: "Code" } && code.Property.ContainingType.IsApiException())
        {
            return FindSource(code.Instance, code);
        }

        return code.Property is { Name: "Error" } && code.Property.ContainingType.IsRuntime("SlackResponse")
            && code.Instance?.WithoutConversions() is IPropertyReferenceOperation { Property.Name: "Response" } response
            && response.Property.ContainingType.IsApiException()
            ? FindSource(response.Instance, response)
            : null;
    }

    private static (ITypeSymbol? Type, IOperation? Value)? FindSource(IOperation? instance, IPropertyReferenceOperation property) => instance switch
    {
        null => null,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } when property.Parent is IPropertySubpatternOperation { Parent: IRecursivePatternOperation pattern } =>
            (pattern.MatchedType, CaughtException.FindMatched(pattern)),
        IConditionalAccessInstanceOperation => (instance.Type, null),
        _ => (instance.WithoutConversions().Type is { } type && CaughtException.ErrorOf(type) is not null ? type : instance.Type, instance),
    };

    private static string Quote(string name) => $"'{name}'";
}
