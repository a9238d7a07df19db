using System.Globalization;

namespace SlackGen.Benchmarks.Building;

/// <summary>The size of a client of three methods in a program that is published trimmed, and compiled ahead of time.</summary>
internal static class SizeRuns
{
    private const string ThreeMethods = """
        using SlackGen;

        var slack = new SlackClient(args[0]);
        Console.WriteLine((await slack.Users.InfoAsync("U1")).User?.Name);
        Console.WriteLine((await slack.Calls.InfoAsync("R1")).Call.Title);
        await slack.Chat.PostMessageAsync(new() { Channel = "C1", Text = "hi" });

        [SlackApi("users.info", "calls.info", "chat.postMessage")]
        public partial class SlackClient;
        """;

    public static void Run(string root)
    {
        var directory = Directory.CreateTempSubdirectory("slackgen-size-").FullName;
        try
        {
            Publish(root, Path.Combine(directory, "trimmed"), "trimmed", "net10.0", "<PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained>", "SlackGen.dll", "p.dll");
            const string Aot = "<PublishAot>true</PublishAot>";
            if (!Publish(root, Path.Combine(directory, "aot10"), "ahead of time compiled", "net10.0", Aot, "p", "p.exe"))
            {
                Publish(root, Path.Combine(directory, "aot9"), "ahead of time compiled", "net9.0", Aot, "p", "p.exe");
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static bool Publish(string root, string directory, string kind, string framework, string properties, params string[] files)
    {
        var runtime = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        var name = $"{kind} {framework} program with three methods";
        try
        {
            var project = ClientProject.Write(root, name, directory, ThreeMethods, $"<OutputType>Exe</OutputType><TargetFramework>{framework}</TargetFramework><RuntimeIdentifier>{runtime}</RuntimeIdentifier><InvariantGlobalization>true</InvariantGlobalization>{properties}");
            var warnings = project.DotNet("publish", "-c", "Release", "-o", "out").Split('\n').Where(l => l.Contains("warning", StringComparison.Ordinal)).Distinct().ToList();
            var sizes = files.Select(f => project.Made(Path.Combine("out", f))).Where(f => f.Exists).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name} {f.Length / 1024} KB"));
            Console.WriteLine($"       {name}: {string.Join(", ", sizes)}, {warnings.Count} warnings");
            warnings.ForEach(Console.WriteLine);
            return true;
        }
        catch (InvalidOperationException e)
        {
            // Trimming and ahead-of-time compilation need packs that not every machine can restore.
            Console.WriteLine($"       {name}: not measured: {e.Message.Split('\n').FirstOrDefault(l => l.Contains("error", StringComparison.Ordinal))?.Trim()}");
            return false;
        }
    }
}
