using System.Diagnostics;
using System.Globalization;

namespace SlackGen.Benchmarks.Building;

/// <summary>What a build costs with a client in it, above the build of an empty project: whole <c>dotnet build</c> processes, in turn.</summary>
internal static class BuildRuns
{
    private const int Rounds = 5;

    private static readonly Dictionary<string, double> Bounds = new() { ["60 methods"] = 0.6, ["all methods"] = 1.7 };

    public static void Run(string root, Gate.Verdicts verdicts)
    {
        var directory = Directory.CreateTempSubdirectory("slackgen-build-").FullName;
        try
        {
            var projects = Selections.All.Prepend(("empty", (string?)null!)).Select((s, i) => (s.Item1, Directory: Write(root, Path.Combine(directory, $"p{i}"), s.Item2))).ToList();
            foreach (var (_, project) in projects)
            {
                DotNet(project, "restore");
            }

            foreach (var server in new[] { true, false })
            {
                Measure(projects, server, verdicts);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Measure(List<(string Name, string Directory)> projects, bool server, Gate.Verdicts verdicts)
    {
        var times = projects.Select(_ => new double[Rounds]).ToArray();
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < projects.Count; i++)
            {
                File.WriteAllText(Path.Combine(projects[i].Directory, "Edit.cs"), $"class Edit{round + 1} {{ }}");
                var watch = Stopwatch.StartNew();
                DotNet(projects[i].Directory, "build", "--no-restore", $"-p:UseSharedCompilation={server}");
                if (round >= 0)
                {
                    times[i][round] = watch.Elapsed.TotalSeconds;
                }
            }
        }

        for (var i = 1; i < projects.Count; i++)
        {
            var increment = Gate.Paired.Median(times[i].Zip(times[0], (a, b) => a - b));
            var name = $"build of {projects[i].Name} above an empty project, seconds";
            if (server && Bounds.TryGetValue(projects[i].Name, out var bound))
            {
                verdicts.AtMost(name, increment, bound, "with a compiler server");
            }
            else
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       {name}: {increment:0.00} ({(server ? "with a compiler server" : "with a cold compiler")})"));
            }
        }
    }

    private static string Write(string root, string directory, string? patterns)
    {
        Directory.CreateDirectory(directory);
        var bin = "bin/Release/";
        File.WriteAllText(Path.Combine(directory, "p.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{root}runtime/SlackGen/{bin}net10.0/SlackGen.dll" />
                <Analyzer Include="{root}generator/SlackGen.Generator/{bin}netstandard2.0/SlackGen.Generator.dll" />
                <Analyzer Include="{root}generator/SlackGen.Manifest/{bin}netstandard2.0/SlackGen.Manifest.dll" />
                <Analyzer Include="{typeof(YamlDotNet.Core.Parser).Assembly.Location}" />
                <AdditionalFiles Include="{root}spec/methods/*.yaml;{root}spec/types/*.yaml" SlackGenManifest="spec" />
                <CompilerVisibleItemMetadata Include="AdditionalFiles" MetadataName="SlackGenManifest" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(directory, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(directory, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(directory, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(
            Path.Combine(directory, "SlackClient.cs"),
            patterns is null ? "public partial class SlackClient { }" : $"[SlackGen.SlackApi({patterns})] public partial class SlackClient {{ }}");
        return directory;
    }

    private static void DotNet(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nologo", "-v", "q"]) { WorkingDirectory = directory, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
        }
    }
}
