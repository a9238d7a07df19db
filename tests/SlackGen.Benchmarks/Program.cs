using BenchmarkDotNet.Running;
using SlackGen.Benchmarks.Gate;

if (args is ["--gate"])
{
    var verdicts = new Verdicts();
    DecodingGate.Run(verdicts);
    EncodingGate.Run(verdicts);
    await CallsGate.RunAsync(verdicts);
    return verdicts.AllKept ? 0 : 1;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
