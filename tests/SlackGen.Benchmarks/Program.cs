using System.Reflection;
using BenchmarkDotNet.Running;
using SlackGen.Benchmarks.Building;
using SlackGen.Benchmarks.Gate;

var root = Path.GetFullPath(typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!);
var verdicts = new Verdicts();
switch (args)
{
    case ["--gate", .. var parts]:
        // First, in a process like a user's: what the other parts leave behind in heap and compiled code costs calls up to two percent.
        if (parts is [] or ["calls"])
        {
            await CallsGate.RunAsync(verdicts);
        }

        if (parts is [] or ["decoding"])
        {
            DecodingGate.Run(verdicts);
        }

        if (parts is [] or ["encoding"])
        {
            EncodingGate.Run(verdicts);
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
