using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Testing;

/// <summary>Reads manifests and puts them together as the generator does.</summary>
internal static class ManifestLoader
{
    // Parsing everything that is built in is most of the cost of a fake, and most tests start one each.
    private static readonly Lazy<IReadOnlyList<(string Key, bool IsUsers, ParseResult Parsed)>> BuiltInFiles = new(() => [.. ReadBuiltIn().Select(Read)]);

    private static readonly Lazy<FakeManifest> BuiltInManifest = new(() => Link(BuiltInFiles.Value));

    /// <summary>Every documented method.</summary>
    public static FakeManifest BuiltIn => BuiltInManifest.Value;

    /// <summary>What every documented method shares, for manifests that leave that out.</summary>
    public static CommonManifest BuiltInCommon => BuiltInFiles.Value.Select(f => f.Parsed.Model.Common).First(c => c is not null)!;

    /// <exception cref="ManifestException">A file has errors, or the files do not fit together.</exception>
    public static FakeManifest Load(FakeSlackOptions options)
    {
        if (options.IsBuiltIn)
        {
            return BuiltIn;
        }

        IEnumerable<(string Key, bool IsUsers, ParseResult Parsed)> builtIn = options.UseBuiltInManifest ? BuiltInFiles.Value : [];
        return Link([.. builtIn, .. options.Manifests.Select(Read)]);
    }

    private static FakeManifest Link(IEnumerable<(string Key, bool IsUsers, ParseResult Parsed)> parsed)
    {
        var files = CheckedFile.CreateAll(parsed);
        var errors = files.SelectMany(f => f.Parsed.Diagnostics.Select(d => new LinkDiagnostic(f.Summary.File, d)))
            .Concat(LinkChecker.Check(files, "SlackClient"))
            .Where(d => d.Diagnostic.Rule.IsError)
            .Select(Located)
            .ToList();
        if (errors.Count > 0)
        {
            throw new ManifestException(errors);
        }

        return new FakeManifest(CheckedFile.ByPrecedence(files).Select(f => f.Model));
    }

    private static (string Key, bool IsUsers, ParseResult Parsed) Read(ManifestText file) => (file.Name, file.IsUsers, ManifestParser.Parse(file.Yaml));

    private static string Located(LinkDiagnostic found)
    {
        var (rule, span, message) = found.Diagnostic;
        return $"{found.File}({span.Line + 1},{span.Column + 1}): error {rule.Id}: {message}";
    }

    private static IEnumerable<ManifestText> ReadBuiltIn()
    {
        var assembly = typeof(ManifestLoader).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new ManifestText("spec/" + name.Replace('\\', '/'), IsUsers: false, reader.ReadToEnd());
        }
    }
}
