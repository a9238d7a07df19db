using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SlackGen.Analyzers.Facts;

namespace SlackGen.Analyzers.Arguments;

/// <summary>Recognizes objects that a string can stand for, such as <c>PlainText</c>.</summary>
internal static class TextObject
{
    /// <summary>Returns the property that a constructor or conversion sets to a string; null for any other method.</summary>
    public static IPropertySymbol? FindTextProperty(IMethodSymbol? method) =>
        method is { MethodKind: MethodKind.Constructor or MethodKind.Conversion, Parameters: { Length: 1 } parameters, ContainingType: { } type }
        && parameters[0].Type.SpecialType == SpecialType.System_String
        && type.BaseType.IsRuntime("SlackModel")
            ? FindProperty(type, parameters[0].Name)
            : null;

    /// <summary>Returns the text of a new object; null if it is not a text object, or the code does not show its text.</summary>
    public static IOperation? FindText(IObjectCreationOperation creation)
    {
        if (creation.Arguments.Length == 1)
        {
            return FindTextProperty(creation.Constructor) is null ? null : creation.Arguments[0].Value;
        }

        // The constructor with the text says which property it is.
        var text = (creation.Type as INamedTypeSymbol)?.InstanceConstructors.Select(FindTextProperty).FirstOrDefault(p => p is not null);
        return text is null ? null : ObjectInitializer.FindValue(creation, text.Name);
    }

    // The parameter is named as the property, in camel case.
    private static IPropertySymbol? FindProperty(INamedTypeSymbol type, string parameter) =>
        type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => string.Equals(p.Name, parameter, StringComparison.OrdinalIgnoreCase));
}
