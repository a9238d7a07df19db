using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;
using SlackGen.Manifest;

namespace SlackGen.Generator.Tests.Conventions;

/// <summary>No generated type takes a name that every file of a user's project means something else by.</summary>
[Category("Slow")]
public class PublicNameTests
{
    [Test]
    public void No_generated_type_is_named_like_one_that_NET_imports_implicitly()
    {
        var taken = ImplicitUsings.Namespaces.SelectMany(PublicTypesOf).ToHashSet(StringComparer.Ordinal);
        Assert.That(taken, Does.Contain("File").And.Contain("Task").And.Contain("Range"), "the names that are compared with are those of the framework");

        Assert.That(FullClient.GeneratedTypes.Select(t => t.Name).Where(taken.Contains), Is.Empty);
    }

    [Test]
    public void Nor_like_one_that_the_web_SDK_imports() =>
        Assert.That(FullClient.GeneratedTypes.Select(t => t.Name).Where(ImplicitNames.All.Contains), Is.Empty);

    [Test]
    public void No_generated_type_is_named_like_one_of_the_runtime()
    {
        // User code imports both namespaces.
        var runtime = typeof(SlackApiAttribute).Assembly.GetExportedTypes().Where(t => t.Namespace == "SlackGen").Select(t => t.Name.Split('`')[0]).ToHashSet(StringComparer.Ordinal);

        Assert.That(FullClient.GeneratedTypes.Select(t => t.Name).Where(runtime.Contains), Is.Empty);
    }

    private static IEnumerable<string> PublicTypesOf(string ns)
    {
        INamespaceSymbol found = FullClient.Generation.Output.GlobalNamespace;
        foreach (var word in ns.Split('.'))
        {
            found = found.GetNamespaceMembers().Single(n => n.Name == word);
        }

        return found.GetTypeMembers().Where(t => t.DeclaredAccessibility == Accessibility.Public).Select(t => t.Name);
    }
}
