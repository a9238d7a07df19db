using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace SlackGen.Analyzers.Tests.Support;

/// <summary>Gives a test the manifest from which its own client is generated, as the package does.</summary>
internal static class OwnClient
{
    private const string Key = "build_metadata.AdditionalFiles.SlackGenManifest";

    private static readonly ImmutableArray<ManifestFile> Manifest =
    [
        .. from folder in new[] { (Name: "methods", Kind: "spec"), (Name: "types", Kind: "types") }
           from file in Directory.GetFiles(Path.Combine(RepositoryFolder.Spec, folder.Name), "*.yaml").Order(StringComparer.Ordinal)
           select new ManifestFile($"/spec/{folder.Name}/{Path.GetFileName(file)}", File.ReadAllText(file), folder.Kind),
    ];

    /// <summary>Gets the files.</summary>
    public static IEnumerable<AdditionalText> Files => Manifest;

    /// <summary>Gets the options that name the kinds of the files.</summary>
    public static AnalyzerConfigOptionsProvider Options { get; } = new Provider();

    /// <summary>Adds the manifest to a test.</summary>
    public static void AddManifest(SolutionState state)
    {
        var config = new StringBuilder("is_global = true\n");
        foreach (var file in Manifest)
        {
            state.AdditionalFiles.Add((file.Path, file.Text));
            config.Append($"[{file.Path}]\n{Key} = {file.Kind}\n");
        }

        state.AnalyzerConfigFiles.Add(("/manifest.globalconfig", config.ToString()));
    }

    private sealed class ManifestFile(string path, string text, string kind) : AdditionalText
    {
        private readonly SourceText source = SourceText.From(text);

        public override string Path { get; } = path;

        public string Text { get; } = text;

        public string Kind { get; } = kind;

        public override SourceText GetText(CancellationToken cancellationToken = default) => source;
    }

    private sealed class Provider : AnalyzerConfigOptionsProvider
    {
        private static readonly Values None = new(null);

        public override AnalyzerConfigOptions GlobalOptions => None;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is ManifestFile file ? new Values(file.Kind) : None;
    }

    private sealed class Values(string? kind) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => (value = key == Key ? kind : null) is not null;
    }
}
