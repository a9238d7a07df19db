using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Packing;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Testing;

/// <summary>Reads manifests and links them as the generator does. The built-in one is compiled and checked when this assembly is built.</summary>
internal static class ManifestLoader
{
    private const string Resource = "manifest.bin";

    // Many tests start a fake each, so the built-in manifest is read once for all of them.
    private static readonly Lazy<IReadOnlyList<(string Key, ManifestFile Model)>> BuiltInModels = new(ReadBuiltIn);

    private static readonly Lazy<FakeManifest> BuiltInManifest = new(() => new FakeManifest(BuiltInFiles.Select(f => f.Model)));

    /// <summary>Gets the files of the built-in manifest, in order of precedence.</summary>
    public static IReadOnlyList<(string Key, ManifestFile Model)> BuiltInFiles => BuiltInModels.Value;

    /// <summary>Gets the manifest of every documented method.</summary>
    public static FakeManifest BuiltIn => BuiltInManifest.Value;

    /// <summary>Gets the built-in errors and tiers of every method, for manifests that have none.</summary>
    public static CommonManifest BuiltInCommon => BuiltInFiles.Select(f => f.Model.Common).First(c => c is not null)!;

    /// <exception cref="ManifestException">A file has errors, or the files do not fit together.</exception>
    public static FakeManifest Load(FakeSlackOptions options)
    {
        if (options.IsBuiltIn)
        {
            return BuiltIn;
        }

        // The locations of the built-in files are not compiled: their errors would be those of a file of the user, which replaces something.
        var builtIn = options.UseBuiltInManifest ? BuiltInFiles : [];
        return Link(builtIn
            .Select(f => (f.Key, IsUsers: false, new ParseResult(f.Model, [], new Positions())))
            .Concat(options.Manifests.Select(f => (f.Name, IsUsers: true, ManifestParser.Parse(f.Yaml)))));
    }

    private static FakeManifest Link(IEnumerable<(string Key, bool IsUsers, ParseResult Parsed)> parsed)
    {
        var files = CheckedFile.CreateAll(parsed);
        var errors = LinkChecker.FindErrors(files, "SlackClient");
        return errors.Count == 0
            ? new FakeManifest(CheckedFile.ByPrecedence(files).Select(f => f.Model))
            : throw new ManifestException([.. errors.Select(e => e.ToString())]);
    }

    private static IReadOnlyList<(string Key, ManifestFile Model)> ReadBuiltIn()
    {
        using var resource = typeof(ManifestLoader).Assembly.GetManifestResourceStream(Resource)!;
        var pack = new byte[resource.Length];
        resource.ReadExactly(pack);
        return ManifestPack.Read(pack);
    }
}
