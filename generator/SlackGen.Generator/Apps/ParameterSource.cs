using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SlackGen.Generator.Pipeline;

namespace SlackGen.Generator.Apps;

/// <summary>Reads the declarations of parameters.</summary>
internal static class ParameterSource
{
    /// <summary>Returns the type of a parameter as the user wrote it, without a question mark.</summary>
    public static string TypeText(this IParameterSymbol parameter) => AppScope.Text(Type(parameter));

    /// <summary>Returns the type argument of the type of a parameter as the user wrote it. An alias has no argument, but it names a type that exists.</summary>
    public static string TypeArgumentText(this IParameterSymbol parameter) =>
        Type(parameter).DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault() is { } generic
            ? AppScope.Text(generic.TypeArgumentList.Arguments[0])
            : ((INamedTypeSymbol)parameter.Type).TypeArguments[0].ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>Returns the location of the type of a parameter.</summary>
    public static SourceLocation TypeLocation(this IParameterSymbol parameter)
    {
        var syntax = Syntax(parameter);
        return SourceLocation.From((syntax.Type ?? (SyntaxNode)syntax).GetLocation());
    }

    // The compiler reports a parameter without a type.
    private static TypeSyntax Type(IParameterSymbol parameter) => Syntax(parameter).Type switch
    {
        NullableTypeSyntax nullable => nullable.ElementType,
        { } type => type,
        null => SyntaxFactory.IdentifierName("object"),
    };

    private static ParameterSyntax Syntax(IParameterSymbol parameter) => (ParameterSyntax)parameter.DeclaringSyntaxReferences[0].GetSyntax();
}
