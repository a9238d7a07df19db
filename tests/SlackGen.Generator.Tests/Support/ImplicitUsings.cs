namespace SlackGen.Generator.Tests.Support;

/// <summary>The namespaces that .NET's SDK imports into every file of a console project.</summary>
internal static class ImplicitUsings
{
    public static readonly string[] Namespaces =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    public static string Code { get; } = string.Concat(Namespaces.Select(n => $"global using global::{n};\n"));
}
