using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SlackGen.Generator.Tests.Support;

/// <summary>A manifest file in memory, with the metadata that tells a built-in file from a user's.</summary>
internal sealed class ManifestText : AdditionalText
{
    private readonly SourceText text;

    private ManifestText(string path, string yaml, string? role)
    {
        Path = path;
        Yaml = yaml;
        Role = role;
        text = SourceText.From(yaml, System.Text.Encoding.UTF8);
    }

    public override string Path { get; }

    public string Yaml { get; }

    /// <summary>The item's <c>SlackGenManifest</c> metadata.</summary>
    public string? Role { get; }

    /// <summary>A file that comes with the package.</summary>
    public static ManifestText BuiltIn(string path, string yaml) => new(path, yaml, "spec");

    /// <summary>A file that comes with the package, with types that are compiled into the runtime.</summary>
    public static ManifestText Shared(string path, string yaml) => new(path, yaml, "types");

    /// <summary>A file that comes with the package, with types of what Slack sends to apps.</summary>
    public static ManifestText ForUsersFiles(string path, string yaml) => new(path, yaml, "events");

    /// <summary>A file of types, as the runtime passes it to its own compiler.</summary>
    public static ManifestText OfRuntime(string path, string yaml) => new(path, yaml, "runtime-types");

    /// <summary>A file of the user's own project.</summary>
    public static ManifestText Users(string path, string yaml) => new(path, yaml, null);

    /// <summary>The file that all methods share, as the runtime passes it to its own compiler.</summary>
    public static ManifestText Common(string path, string yaml) => new(path, yaml, "runtime");

    /// <summary>The file after an edit.</summary>
    public ManifestText Edit(string old, string replacement)
    {
        Assert.That(Yaml, Does.Contain(old), "the edit finds nothing to replace");
        return new ManifestText(Path, Yaml.Replace(old, replacement, StringComparison.Ordinal), Role);
    }

    /// <summary>The same file in another place.</summary>
    public ManifestText At(string path) => new(path, Yaml, Role);

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;
}
