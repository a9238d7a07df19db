using System.Diagnostics;
using System.Globalization;

namespace SlackGen.Benchmarks.Building;

/// <summary>
/// The time of a build with a client in it, as a multiple of the build of an empty project that references the same package: whole <c>dotnet build</c>
/// processes. With a compiler server each project is built several times in a row, as its developer does, and the first is not counted: it pays for what
/// another project left in the server. The projects come in another order each round, and a project's round is compared with the empty project's of the
/// same round.
/// </summary>
internal static class BuildRuns
{
    private const int Rounds = 5;
    private const int BuildsInARow = 4;

    // Times the build of the empty project.
    private static readonly Dictionary<(string Project, bool Server), double> Bounds = new()
    {
        [("3 methods", true)] = 1.15,
        [("60 methods", true)] = 1.5,
        [("all methods", true)] = 2.3,
        [("3 methods", false)] = 1.35,
        [("60 methods", false)] = 1.8,
        [("all methods", false)] = 3.2,
    };

    public static void Run(string root, Gate.Verdicts verdicts)
    {
        var directory = Directory.CreateTempSubdirectory("slackgen-build-").FullName;
        try
        {
            var projects = Selections.All
                .Select(s => (s.Name, Client: $"[SlackGen.SlackApi({s.Patterns})] public partial class SlackClient {{ }}"))
                .Prepend((Name: "empty", Client: "public partial class SlackClient { }"))
                .Select((p, i) => ClientProject.Write(root, p.Name, Path.Combine(directory, $"p{i}"), p.Client, "<OutputType>Library</OutputType><TargetFramework>net10.0</TargetFramework>"))
                .ToList();
            projects.ForEach(p => p.DotNet("restore"));

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

    private static void Measure(List<ClientProject> projects, bool server, Gate.Verdicts verdicts)
    {
        var times = projects.Select(_ => new double[Rounds]).ToArray();
        var order = Enumerable.Range(0, projects.Count).ToArray();
        var random = new Random(20_261_121);
        for (var round = -1; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                var time = BuildsOf(projects[i], server);
                if (round >= 0)
                {
                    times[i][round] = time;
                }
            }
        }

        for (var i = 1; i < projects.Count; i++)
        {
            var ratio = Gate.Summary.Create(times[i].Zip(times[0], (a, b) => a / b));
            var note = string.Create(
                CultureInfo.InvariantCulture,
                $"rounds {ratio.Spread}; {Gate.Summary.MedianOf(times[i]):0.00} s, empty {Gate.Summary.MedianOf(times[0]):0.00} s");
            var name = $"build of {projects[i].Name}, {(server ? "compiler server" : "cold compiler")}, times empty";
            verdicts.AtMost(name, ratio.Median, Bounds[(projects[i].Name, server)], note);
        }
    }

    /// <summary>Returns the seconds of one build. A compiler without a server remembers nothing, and one build is as good as several.</summary>
    public static double BuildsOf(ClientProject project, bool server)
    {
        var times = new List<double>();
        for (var build = 0; build < (server ? BuildsInARow : 1); build++)
        {
            project.Edit($"class Edit{Stopwatch.GetTimestamp()} {{ }}");
            var watch = Stopwatch.StartNew();
            project.DotNet("build", "--no-restore", $"-p:UseSharedCompilation={server}");
            times.Add(watch.Elapsed.TotalSeconds);
        }

        return Gate.Summary.MedianOf(server ? times.Skip(1) : times);
    }
}
