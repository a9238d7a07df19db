using System.Reflection;
using BenchmarkDotNet.Running;
using SlackGen.Benchmarks.Analyzing;
using SlackGen.Benchmarks.Building;
using SlackGen.Benchmarks.Deliveries;
using SlackGen.Benchmarks.Fake;
using SlackGen.Benchmarks.Gate;
using SlackGen.Benchmarks.Starting;
using SlackGen.Benchmarks.Workspace;

var root = Path.GetFullPath(typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!);
var verdicts = new Verdicts();
switch (args)
{
    case ["--gate", .. var parts]:
        GateRun.Run(parts, verdicts);
        break;
    case ["--publish"]:
        GateReport.Write(root, GateRun.Run([], verdicts));
        break;
    case ["--measure", var comparison]:
        await GateProcess.MeasureAsync(comparison);
        break;
    case ["--workspace"]:
        await WorkspaceRun.RunAsync();
        break;
    case ["--page-workspace", var reader, var server]:
        await WorkspaceRun.PageAsync(reader, new Uri(server));
        break;
    case ["--deliveries"]:
        DeliveriesRun.Run(verdicts);
        break;
    case ["--measure-deliveries"]:
        await DeliveriesRun.MeasureAsync();
        break;
    case ["--fake"]:
        await FakeRun.RunAsync(verdicts);
        break;
    case ["--start-fake", var way]:
        await FakeStart.MeasureAsync(way);
        break;
    case ["--serve-fake", var kind]:
        await FakeServer.ServeAsync(kind);
        break;
    case ["--build"]:
        Console.WriteLine(GateRun.DescribeMachine());
        GeneratorRuns.Run(Path.Combine(root, "spec"));
        BuildRuns.Run(root, verdicts);
        break;
    case ["--analyzers"]:
        Console.WriteLine(GateRun.DescribeMachine());
        await AnalyzerRuns.RunAsync(verdicts);
        AnalyzerBuilds.Run(root, verdicts);
        break;
    case ["--sizes"]:
        SizeRuns.Run(root);
        break;
    case ["--start"]:
        await StartRun.RunAsync(root, verdicts);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}

return verdicts.AllKept ? 0 : 1;
