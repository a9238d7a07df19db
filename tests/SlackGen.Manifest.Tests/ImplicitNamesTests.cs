using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests;

public sealed class ImplicitNamesTests
{
    // What Microsoft.NET.Sdk, Microsoft.NET.Sdk.Worker and Microsoft.NET.Sdk.Web import.
    private static readonly HashSet<string> Namespaces =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Net.Http.Json", "System.Threading",
        "System.Threading.Tasks", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    [Test]
    public void The_list_is_what_the_reference_assemblies_say()
    {
        var expected = Repository.ReferencePacks
            .SelectMany(pack => Directory.EnumerateFiles(Path.Combine(pack, "ref"), "*.dll", SearchOption.AllDirectories))
            .SelectMany(PublicTypes)
            .Where(name => !name.EndsWith("Extensions", StringComparison.Ordinal) && (name == "Attribute" || !name.EndsWith("Attribute", StringComparison.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
        Assert.That(expected, Does.Contain("File").And.Contains("IApplicationBuilder"), "both packs were read");
        Assert.That(ImplicitNames.All, Is.EquivalentTo(expected));
    }

    private static List<string> PublicTypes(string path)
    {
        using var assembly = new PEReader(File.OpenRead(path));
        var metadata = assembly.GetMetadataReader();
        return metadata.TypeDefinitions
            .Select(metadata.GetTypeDefinition)
            .Where(t => (t.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public && Namespaces.Contains(metadata.GetString(t.Namespace)))
            .Select(t => metadata.GetString(t.Name).Split('`')[0])
            .ToList();
    }
}
