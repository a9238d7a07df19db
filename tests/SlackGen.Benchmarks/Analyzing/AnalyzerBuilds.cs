using System.Globalization;
using SlackGen.Benchmarks.Building;

namespace SlackGen.Benchmarks.Analyzing;

/// <summary>
/// The cost of all analyzers in a build: whole <c>dotnet build</c> processes of the bot with them, as a multiple of those without them, with a compiler server.
/// Both have the generators.
/// </summary>
internal static class AnalyzerBuilds
{
    private const int Rounds = 5;
    private const double Bound = 1.1;

    public static void Run(string root, Gate.Verdicts verdicts)
    {
        var directory = Directory.CreateTempSubdirectory("slackgen-analyzers-").FullName;
        try
        {
            var (without, with) = (Write(root, Path.Combine(directory, "without"), hasAnalyzers: false), Write(root, Path.Combine(directory, "with"), hasAnalyzers: true));
            var ratios = new List<double>();
            for (var round = -1; round < Rounds; round++)
            {
                // Alternating, so that neither profits from the other's server.
                var (first, second) = round % 2 == 0 ? (without, with) : (with, without);
                var (one, two) = (BuildRuns.BuildsOf(first, server: true), BuildRuns.BuildsOf(second, server: true));
                if (round >= 0)
                {
                    ratios.Add(first == with ? one / two : two / one);
                }
            }

            var ratio = Gate.Summary.Create(ratios);
            verdicts.AtMost(
                string.Create(CultureInfo.InvariantCulture, $"build of a bot of {BotSources.Files.Count} files with analyzers, times without"), ratio.Median, Bound, $"rounds {ratio.Spread}");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static ClientProject Write(string root, string directory, bool hasAnalyzers)
    {
        var analyzers = hasAnalyzers ? $"<Analyzer Include=\"{root}generator/SlackGen.Analyzers/bin/Release/netstandard2.0/SlackGen.Analyzers.dll\" />" : "";
        var project = ClientProject.Write(
            root,
            hasAnalyzers ? "with analyzers" : "without analyzers",
            directory,
            "namespace SlackGen.Benchmarks; [SlackApi(\"users.*\", \"conversations.*\", \"chat.*\", \"views.*\")] public partial class SlackClient;",
            "<OutputType>Library</OutputType><TargetFramework>net10.0</TargetFramework>",
            $"""
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <Reference Include="{root}runtime/SlackGen.Apps/bin/Release/net10.0/SlackGen.Apps.dll" />
            <Reference Include="{root}runtime/SlackGen.DependencyInjection/bin/Release/net10.0/SlackGen.DependencyInjection.dll" />
            <AdditionalFiles Include="slack-app.yaml" />
            {analyzers}
            """);
        project.Add("slack-app.yaml", BotSources.AppManifest);
        foreach (var (path, text) in BotSources.Files)
        {
            project.Add(path, text);
        }

        project.DotNet("restore");
        return project;
    }
}
