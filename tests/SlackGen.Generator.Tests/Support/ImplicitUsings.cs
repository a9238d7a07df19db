namespace SlackGen.Generator.Tests.Support;

/// <summary>The namespaces that .NET's SDK imports into every file of a console project.</summary>
internal static class ImplicitUsings
{
    public static readonly string[] Namespaces =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    public static string Code { get; } = Write(Namespaces);

    /// <summary>Those of a web project.</summary>
    public static string Web { get; } = Write(
    [
        .. Namespaces,
        "System.Net.Http.Json",
        "Microsoft.AspNetCore.Builder",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing",
        "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting",
        "Microsoft.Extensions.Logging",
    ]);

    private static string Write(IEnumerable<string> namespaces) => string.Concat(namespaces.Select(n => $"global using global::{n};\n"));
}
