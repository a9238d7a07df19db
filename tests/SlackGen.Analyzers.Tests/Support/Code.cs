using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace SlackGen.Analyzers.Tests.Support;

/// <summary>The code around the code under analysis.</summary>
internal static class Code
{
    /// <summary>Gets the references: everything that the tests run with, except the compiler.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToImmutableArray();

    /// <summary>Gets an empty set of reference assemblies: the tests add <see cref="References"/>, so that nothing is downloaded.</summary>
    public static ReferenceAssemblies NoAssemblies { get; } = new("net10.0");

    /// <summary>The usings of a project with a client and an app.</summary>
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Acme;
        global using SlackGen;
        global using SlackGen.Apps;
        global using SlackGen.Types;
        """;

    /// <summary>Returns an app with handlers.</summary>
    public static string App(string handlers) => $$"""
        namespace Bot;

        [SlackApp]
        public partial class DeployApp
        {
            {{handlers}}
        }
        """;

    /// <summary>Returns a class whose method contains statements. <c>slack</c> is the client.</summary>
    public static string Method(string statements) => $$"""
        namespace Bot;

        public sealed class Announcer(SlackClient slack, CancellationToken stopping)
        {
            public async Task RunAsync()
            {
                {{statements}}
                await Task.Yield();
            }
        }
        """;
}
