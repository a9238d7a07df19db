using System.Text;

namespace SlackGen.Package.Tests;

/// <summary>The compiled manifest of the fake follows the YAML files, also where a file is removed, which is no newer file.</summary>
[Category("Slow")]
public sealed class CompiledManifestTests
{
    [Test]
    public async Task A_file_that_is_removed_leaves_the_compiled_manifest()
    {
        var folder = PackedPackages.NewDirectory("manifest");
        var spec = Directory.CreateDirectory(Path.Combine(folder, "spec")).FullName + Path.DirectorySeparatorChar;
        foreach (var group in new[] { "ants", "bees" })
        {
            await File.WriteAllTextAsync(Path.Combine(spec, group + ".yaml"), $$"""
                group: {{group}}
                summary: Insects.
                methods:
                  count:
                    summary: Counts.
                """);
        }

        Assert.That(await CompileAsync(folder, spec), Does.Contain("spec/ants.yaml").And.Contain("spec/bees.yaml"));
        File.Delete(Path.Combine(spec, "bees.yaml"));
        Assert.That(await CompileAsync(folder, spec), Does.Contain("spec/ants.yaml").And.Not.Contain("spec/bees.yaml"));
    }

    private static async Task<string> CompileAsync(string folder, string spec)
    {
        var target = Path.Combine(folder, "obj") + Path.DirectorySeparatorChar;
        await DotNet.RunAsync(
            RepositoryFolder.Root,
            PackedPackages.OwnCache,
            "msbuild",
            "runtime/SlackGen.Testing/SlackGen.Testing.csproj",
            "-t:CompileManifest",
            "-p:Configuration=Release",
            "-p:TargetFramework=net10.0",
            "-p:BuildProjectReferences=false",
            $"-p:SpecDirectory={spec}",
            $"-p:IntermediateOutputPath={target}");
        return Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(target, "manifest.bin")));
    }
}
