using Microsoft.CodeAnalysis;

namespace SlackGen.Analyzers.Errors;

/// <summary>Tells code of the framework, and of SlackGen, from code that may call Slack.</summary>
internal static class CodeOrigin
{
    private static readonly string[] Work =
    [
        "Task", "ValueTask", "ConfiguredTaskAwaitable", "ConfiguredValueTaskAwaitable", "IAsyncEnumerable", "IAsyncEnumerator", "ConfiguredCancelableAsyncEnumerable", "Lazy",
    ];

    /// <summary>Returns whether a type is one of .NET or its extensions.</summary>
    public static bool IsFramework(this ITypeSymbol type) => type.ContainingAssembly?.Name is { } name
        && (name is "mscorlib" or "netstandard" or "System" or "Microsoft" || StartsWith(name, "System.") || StartsWith(name, "Microsoft."));

    /// <summary>Returns whether a type is one of SlackGen's assemblies.</summary>
    public static bool IsOfSlackGen(this ITypeSymbol type) => type.ContainingAssembly?.Name is { } name && (name == "SlackGen" || StartsWith(name, "SlackGen."));

    /// <summary>Returns whether a value of a type may run code, or mentions one that may: a task, a delegate, or a stream.</summary>
    public static bool MayRunCode(this ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Delegate or TypeKind.Dynamic } => true,
        IArrayTypeSymbol array => array.ElementType.MayRunCode(),
        INamedTypeSymbol named => Array.IndexOf(Work, named.Name) >= 0 || named.TypeArguments.Any(MayRunCode),
        _ => false,
    };

    private static bool StartsWith(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal);
}
