using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Reads the presence of values.</summary>
internal static class MemberPresenceReader
{
    /// <summary>Returns the presence of a property in a new object.</summary>
    /// <param name="creation">The new object.</param>
    /// <param name="property">The name of the property.</param>
    /// <param name="isFinal">Whether the object is used as its initializer leaves it.</param>
    public static MemberPresence Read(IObjectCreationOperation creation, string property, bool isFinal)
    {
        var value = ObjectInitializer.FindValue(creation, property)?.WithoutConversions();
        return value is null or { ConstantValue: { HasValue: true, Value: null } }
            ? isFinal ? MemberPresence.Unset : MemberPresence.Unknown
            : IsNotNull(value) ? MemberPresence.Set : MemberPresence.Unknown;
    }

    private static bool IsNotNull(IOperation value) =>
        value is { ConstantValue.HasValue: true } or IObjectCreationOperation or IArrayCreationOperation or IInterpolatedStringOperation
        || ListValue.IsCollectionExpression(value)
        || value.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
        || value.SemanticModel?.GetTypeInfo(value.Syntax).Nullability.FlowState == NullableFlowState.NotNull;
}
