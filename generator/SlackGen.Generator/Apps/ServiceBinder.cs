using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SlackGen.Generator.Emit;

namespace SlackGen.Generator.Apps;

/// <summary>Binds parameters to services.</summary>
internal static class ServiceBinder
{
    /// <summary>Binds a parameter of a constructor or a handler; null if it cannot be a service. A parameter with the default null is an optional service.</summary>
    public static AppArgument? Bind(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        if (parameter.RefKind != RefKind.None || !IsService(type))
        {
            return null;
        }

        if (type.Is("System", "IServiceProvider"))
        {
            return new(ArgumentSource.Services);
        }

        var isOptional = parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null };
        var attribute = KeyAttribute(parameter);
        if (attribute is null)
        {
            return new(ArgumentSource.Service, parameter.TypeText(), IsOptional: isOptional);
        }

        return attribute.ConstructorArguments.Length == 1 && Key(attribute.ConstructorArguments[0]) is { } key
            ? new(ArgumentSource.KeyedService, parameter.TypeText(), key, isOptional)
            : null;
    }

    /// <summary>Returns whether a parameter carries <c>[FromKeyedServices]</c>.</summary>
    public static bool IsKeyed(IParameterSymbol parameter) => KeyAttribute(parameter) is not null;

    private static AttributeData? KeyAttribute(IParameterSymbol parameter) =>
        parameter.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is("Microsoft.Extensions.DependencyInjection", "FromKeyedServicesAttribute"));

    // A type that does not exist yet may be made by another generator.
    private static bool IsService(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        { TypeKind: not (TypeKind.Class or TypeKind.Interface) } => false,
        { SpecialType: SpecialType.System_Object or SpecialType.System_String } => false,
        _ => !type.IsIn(AppSymbols.Types) && !type.IsIn(AppSymbols.Namespace) && type.EventAttribute() is null,
    };

    // Keys compare by their type too, so a number keeps it.
    private static string? Key(TypedConstant key) => key switch
    {
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Enum, Type: { } type, Value: { } value } => $"({FullName(type)})({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})",
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({FullName(type)})",
        { Kind: TypedConstantKind.Primitive, Value: string text } => CSharp.Literal(text),
        { Kind: TypedConstantKind.Primitive, Value: float or double } => null,
        { Kind: TypedConstantKind.Primitive, Type: { } type, Value: { } value } => $"({FullName(type)})({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})",
        _ => null,
    };

    private static string FullName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
