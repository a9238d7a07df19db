using System.Text;

namespace SlackGen.Generator.Tests.Support;

/// <summary>
/// Compares generated files with those beside the test, by the conventions of Verify.SourceGenerators, which could replace this file without touching a snapshot:
/// <c>{TestClass}.{TestMethod}#{HintName}.verified.cs</c> with the hint name on the first line, UTF-8 with a byte order mark, lines that end in <c>\n</c>.
/// </summary>
internal static class Snapshot
{
    /// <summary>Set to 1, what is generated becomes the snapshot.</summary>
    private const string AcceptVariable = "SLACKGEN_ACCEPT";

    // A release changes it and nothing else.
    private static readonly string GeneratorVersion = typeof(ClientGenerator).Assembly.GetName().Version!.ToString(3);

    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Compares what the running test generated.</summary>
    /// <param name="generation">What was generated.</param>
    /// <param name="isIgnored">Files that the test is not about.</param>
    public static void Verify(Generation generation, Func<string, bool> isIgnored)
    {
        var test = TestContext.CurrentContext.Test;
        var folders = test.Namespace!.Split('.').Skip(typeof(Repository).Assembly.GetName().Name!.Count(c => c == '.') + 1);
        var directory = Path.Combine([RepositoryFolder.Root, "tests", typeof(Repository).Assembly.GetName().Name!, .. folders]);
        Verify(generation, isIgnored, directory, $"{test.ClassName!.Split('.')[^1]}.{test.MethodName}");
    }

    /// <summary>Compares with the snapshots of a test in a directory.</summary>
    public static void Verify(Generation generation, Func<string, bool> isIgnored, string directory, string test)
    {
        var problems = new List<string>();
        var unseen = Directory.EnumerateFiles(directory, $"{test}#*.verified.cs").ToHashSet(StringComparer.Ordinal);
        foreach (var (hint, source) in generation.Sources.Where(s => !isIgnored(s.Key)))
        {
            var stem = Path.Combine(directory, $"{test}#{Path.GetFileNameWithoutExtension(hint)}");
            unseen.Remove(stem + ".verified.cs");
            if (Compare(stem, Received(hint, source)) is { } problem)
            {
                problems.Add(problem);
            }
        }

        problems.AddRange(unseen.Select(file => $"{Path.GetFileName(file)} is the snapshot of a file that is not generated any more."));
        if (problems.Count > 0)
        {
            Assert.Fail(string.Join("\n\n", problems));
        }
    }

    /// <summary>Returns what is compared: the text of a generated file with its name, and without the version of the generator.</summary>
    public static string Received(string hint, string source) =>
        $"//HintName: {hint}\n{source.Replace($"\"SlackGen\", \"{GeneratorVersion}\"", "\"SlackGen\", \"{version}\"", StringComparison.Ordinal)}";

    private static string? Compare(string stem, string received)
    {
        var (verifiedFile, receivedFile) = (stem + ".verified.cs", stem + ".received.cs");
        File.Delete(receivedFile);
        Assert.That(received, Does.Not.Contain('\r'), "generated lines end in \\n on every machine");

        // A checkout on Windows may have changed the ends of lines.
        var verified = File.Exists(verifiedFile) ? File.ReadAllText(verifiedFile).Replace("\r\n", "\n", StringComparison.Ordinal) : null;
        if (received == verified)
        {
            return null;
        }

        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(verifiedFile, received, Utf8WithMark);
            return null;
        }

        File.WriteAllText(receivedFile, received, Utf8WithMark);
        return verified is null
            ? $"There is no {Path.GetFileName(verifiedFile)}; what was generated is in {receivedFile}."
            : $"{Path.GetFileName(verifiedFile)} differs{FirstDifference(verified, received)}\n(accept with {AcceptVariable}=1)";
    }

    private static string FirstDifference(string verified, string received)
    {
        var (old, now) = (verified.Split('\n'), received.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => At(old, i) != At(now, i));
        return $" in line {line + 1}:\n  verified: {At(old, line)}\n  received: {At(now, line)}";

        static string At(string[] lines, int line) => line < lines.Length ? lines[line] : "(the end of the file)";
    }
}
