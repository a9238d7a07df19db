using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace SlackGen.Package.Tests;

/// <summary>The same commit gives the same package in whatever folder it is built, and its symbols lead to the sources of that commit.</summary>
[Category("Slow")]
[Parallelizable(ParallelScope.None)]
public sealed class ReproducibleTests
{
    // GUID of the Source Link record in portable PDBs.
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private string root = "";

    [Test]
    public async Task Two_folders_give_the_same_files()
    {
        var source = Path.Combine(root, "source");
        Copy(source);
        await GitAsync(source, "init", "-q");
        await GitAsync(source, "add", "-A");
        await GitAsync(source, "-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "copy");
        var commit = (await GitAsync(source, "rev-parse", "HEAD")).Trim();

        // Names of different lengths: what a path leaves behind shows even where it is padded.
        using var first = await PackCloneAsync("a");
        using var second = await PackCloneAsync("another-folder");
        var (documents, link) = ReadSymbols(PackedPackages.Read(first.GetEntry("lib/net10.0/SlackGen.dll")!));

        Assert.Multiple(() =>
        {
            Assert.That(Digests(second), Is.EqualTo(Digests(first)).And.ContainKey("analyzers/dotnet/cs/SlackGen.Generator.dll"));
            Assert.That(documents, Is.Not.Empty.And.All.StartsWith("/_/"));
            Assert.That(link, Does.Contain($"https://raw.githubusercontent.com/example/slackgen/{commit}/*"));
        });
    }

    [SetUp]
    public void CreateRoot() => root = Directory.CreateTempSubdirectory("slackgen-reproducible-").FullName;

    [TearDown]
    public void DeleteRoot() => Directory.Delete(root, recursive: true);

    private async Task<ZipArchive> PackCloneAsync(string name)
    {
        await GitAsync(root, "clone", "-q", "source", name);
        var clone = Path.Combine(root, name);
        await GitAsync(clone, "remote", "set-url", "origin", "https://github.com/example/slackgen.git");
        await DotNet.RunAsync(clone, PackedPackages.OwnCache, "pack", "runtime/SlackGen", "-c", "Release", "-o", Path.Combine(clone, "artifacts"));
        return ZipFile.OpenRead(Path.Combine(clone, "artifacts", "SlackGen.0.1.0.nupkg"));
    }

    private static async Task<string> GitAsync(string directory, params string[] command)
    {
        var (exitCode, output) = await DotNet.TryRunAsync("git", directory, PackedPackages.OwnCache, command);
        Assert.That(exitCode, Is.Zero, $"git {string.Join(' ', command)}\n{output}");
        return output;
    }

    private static void Copy(string to)
    {
        var from = RepositoryFolder.Root;
        foreach (var file in Directory.GetFiles(from).Concat(new[] { "generator", "runtime", "spec" }.SelectMany(d => Directory.GetFiles(Path.Combine(from, d), "*", SearchOption.AllDirectories))))
        {
            var path = Path.GetRelativePath(from, file);
            if (!path.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or ".git"))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, path))!);
                File.Copy(file, Path.Combine(to, path));
            }
        }
    }

    private static Dictionary<string, string> Digests(ZipArchive package) => package.Entries.ToDictionary(
        e => e.FullName,
        e => Convert.ToHexString(SHA256.HashData(PackedPackages.Read(e).ToArray())));

    private static (List<string> Documents, string Link) ReadSymbols(Stream assembly)
    {
        using var reader = new PEReader(assembly);
        var entry = reader.ReadDebugDirectory().Single(d => d.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = reader.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var symbols = provider.GetMetadataReader();
        var documents = symbols.Documents.Select(d => symbols.GetString(symbols.GetDocument(d).Name)).ToList();
        var link = symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation).Single(i => symbols.GetGuid(i.Kind) == SourceLink);
        return (documents, Encoding.UTF8.GetString(symbols.GetBlobBytes(link.Value)));
    }
}
