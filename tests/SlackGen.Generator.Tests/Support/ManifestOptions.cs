using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SlackGen.Generator.Tests.Support;

/// <summary>The options that MSBuild passes to the compiler: the project's directory, and the role of each additional file.</summary>
internal sealed class ManifestOptions(string projectDirectory) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options("build_property.ProjectDir", projectDirectory);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is ManifestText { Role: { } role }
        ? new Options("build_metadata.AdditionalFiles.SlackGenManifest", role)
        : Options.None;

    private sealed class Options(params string[] pair) : AnalyzerConfigOptions
    {
        public static readonly Options None = new();

        private readonly ImmutableDictionary<string, string> values = pair is [var key, var value]
            ? ImmutableDictionary.Create<string, string>(KeyComparer).Add(key, value)
            : ImmutableDictionary<string, string>.Empty;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
