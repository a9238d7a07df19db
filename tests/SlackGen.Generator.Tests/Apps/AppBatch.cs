using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Apps;

/// <summary>Many apps in one project, each in a file and a namespace of its own, so that one compilation serves many cases.</summary>
internal sealed class AppBatch
{
    private readonly List<string> codes;
    private readonly Lazy<Generation> generation;

    public AppBatch(IEnumerable<string> codes)
    {
        this.codes = [.. codes.Distinct(StringComparer.Ordinal)];
        generation = new(() => Generation.OfAny(Project));
    }

    /// <summary>The project with all apps.</summary>
    public BotProject Project => codes.Aggregate(AppProject.OfFile(""), (project, code) => project.With(FileName(code), Text(code)));

    /// <summary>The generated half of an app.</summary>
    public string Source(string code) => generation.Value[$"{Namespace(code)}.DeployApp.g.cs"];

    /// <summary>Returns the diagnostics in the file of an app.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics(string code) =>
        generation.Value.Diagnostics.Where(d => d.Location.GetLineSpan().Path == BotProject.Directory + FileName(code)).ToList();

    /// <summary>The text of the file of an app.</summary>
    public string Text(string code) => $"{AppProject.Usings}namespace {Namespace(code)};\n\n{code}";

    /// <summary>The namespace of an app.</summary>
    public string Namespace(string code) => $"Bot.Case{codes.IndexOf(code)}";

    private string FileName(string code) => $"Case{codes.IndexOf(code)}.cs";
}
