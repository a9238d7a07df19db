using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace SlackGen.Generator.Tests.Support;

/// <summary>The references of a bot's project: the framework that runs the tests, and the runtime package with all that it depends on.</summary>
internal static class References
{
    private static readonly string FrameworkDirectory = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    public static ImmutableArray<MetadataReference> All { get; } = Framework()
        .Concat(PackageOf(typeof(SlackApiAttribute).Assembly))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToImmutableArray();

    /// <summary>The framework of web projects.</summary>
    public static IEnumerable<string> AspNetCore { get; } = In(Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Builder.WebApplication).Assembly.Location)!);

    private static IEnumerable<string> Framework() => In(FrameworkDirectory);

    private static IEnumerable<string> In(string directory) => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetDirectoryName(path) == directory);

    // The assembly and those of its dependencies that are not part of the framework.
    public static IEnumerable<string> PackageOf(Assembly assembly)
    {
        var found = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        Add(assembly);
        return found.Values.Select(a => a.Location);

        void Add(Assembly next)
        {
            if (Path.GetDirectoryName(next.Location) != FrameworkDirectory && found.TryAdd(next.FullName!, next))
            {
                foreach (var name in next.GetReferencedAssemblies())
                {
                    Add(Assembly.Load(name));
                }
            }
        }
    }
}
