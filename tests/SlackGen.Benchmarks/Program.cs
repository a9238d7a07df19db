using System.Reflection;
using BenchmarkDotNet.Running;
using SlackGen.Benchmarks.Building;
using SlackGen.Benchmarks.Gate;

var root = Path.GetFullPath(typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!);
var verdicts = new Verdicts();
switch (args)
{
    case ["--gate", .. var parts]:
        if (parts is [] or ["decoding"])
        {
            DecodingGate.Run(verdicts);
        }

        if (parts is [] or ["encoding"])
        {
            EncodingGate.Run(verdicts);
        }

        if (parts is [] or ["calls"])
        {
            await CallsGate.RunAsync(verdicts);
        }

        break;
    case ["--build"]:
        GeneratorRuns.Run(Path.Combine(root, "spec"));
        BuildRuns.Run(root, verdicts);
        break;
    case ["--sizes"]:
        SizeRuns.Run(root);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}

return verdicts.AllKept ? 0 : 1;
