using SlackGen.MethodTable;

const int NotCurrent = 1;
const int CannotRun = 2;

if (args is not ([] or ["--check"]))
{
    Console.Error.WriteLine("""
        usage: dotnet run --project generator/SlackGen.MethodTable [-- --check]
          writes spec/METHODS.md from spec/methods/*.yaml; with --check only tells, by exit code 1, that it is not current
        """);
    return CannotRun;
}

if (Spec.Find(Environment.CurrentDirectory) is not { } directory)
{
    Console.Error.WriteLine($"There is no spec/methods with YAML files in {Environment.CurrentDirectory} or in a directory above it.");
    return CannotRun;
}

var spec = Spec.Read(directory);
if (spec.Diagnostics.Count > 0)
{
    foreach (var diagnostic in spec.Diagnostics)
    {
        Console.Error.WriteLine(diagnostic);
    }

    return CannotRun;
}

var target = Path.Combine(directory, "METHODS.md");
var table = Table.Write(spec);
if (args is [])
{
    File.WriteAllText(target, table);
    Console.WriteLine($"{target}: {spec.Methods.Count} methods");
    return 0;
}

if (!File.Exists(target))
{
    Console.Error.WriteLine($"{target} does not exist. Run the command without --check to write it.");
    return NotCurrent;
}

// By lines, so that a checkout with CRLF counts as current.
var have = File.ReadAllLines(target);
var want = table.TrimEnd('\n').Split('\n');
if (have.AsSpan().SequenceEqual(want))
{
    Console.WriteLine($"{target} is current.");
    return 0;
}

var line = have.AsSpan().CommonPrefixLength(want);
Console.Error.WriteLine($"""
    {target}:{line + 1}: not current. Run the command without --check and commit the result. The first difference:
    - {have.ElementAtOrDefault(line) ?? "(end of file)"}
    + {want.ElementAtOrDefault(line) ?? "(end of file)"}
    """);
return NotCurrent;
