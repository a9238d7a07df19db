using System.CommandLine;

namespace SlackGen.Tool;

/// <summary>The command line: what can be asked for, and the exit codes.</summary>
internal static class Commands
{
    /// <summary>A file is not what the manifest makes of it.</summary>
    public const int NotCurrent = 1;

    /// <summary>The manifest is missing or has mistakes, or a file cannot be written.</summary>
    public const int CannotRun = 2;

    private static readonly Option<DirectoryInfo?> SpecDirectory = new("--spec")
    {
        Description = "Directory of the manifest; the nearest spec/ above the current directory by default.",
    };

    private static readonly Option<FileInfo[]> Extra = new("--extra")
    {
        Description = "A project's own *.slack.yaml file, which adds to the manifest or replaces parts of it. May be repeated.",
        DefaultValueFactory = _ => [],
    };

    /// <summary>The whole command line.</summary>
    public static RootCommand Root { get; } = new("Writes the manifest of Slack's Web API in other forms.") { Table(), Bundle(), OpenApi() };

    private static Command Table()
    {
        var check = new Option<bool>("--check") { Description = "Writes nothing; exits with 1 where the page is not current." };
        var command = New("table", "Writes spec/METHODS.md, the table of all methods.", check);
        command.SetAction(result => WithSpec(result, spec => Write(Path.Combine(spec.Directory, "METHODS.md"), MethodTable.Write(spec), result.GetValue(check))));
        return command;
    }

    private static Command Bundle() => Writing("bundle", "slackgen.json", "Writes all files as one, with references, rates and categories resolved.", spec => JsonText.Of(BundleWriter.Write(spec)));

    private static Command OpenApi() => Writing("openapi", "openapi.json", "Writes the manifest as OpenAPI 3.1.", spec => JsonText.Of(OpenApiWriter.Write(spec)));

    private static Command Writing(string name, string file, string description, Func<Spec, string> write)
    {
        var output = new Option<string>("--output", "-o") { Description = "The file to write.", DefaultValueFactory = _ => file };
        var check = new Option<bool>("--check") { Description = "Writes nothing; exits with 1 where the file is not current." };
        var command = New(name, description, output, check);
        command.SetAction(result => WithSpec(result, spec => Write(result.GetValue(output)!, write(spec), result.GetValue(check))));
        return command;
    }

    private static Command New(string name, string description, params Option[] options)
    {
        var command = new Command(name, description) { SpecDirectory, Extra };
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        return command;
    }

    private static int WithSpec(ParseResult result, Func<Spec, int> run)
    {
        if ((result.GetValue(SpecDirectory)?.FullName ?? Spec.Find(Environment.CurrentDirectory)) is not { } directory || !Spec.IsAt(directory))
        {
            Console.Error.WriteLine($"There is no manifest (methods/*.yaml) in {result.GetValue(SpecDirectory)?.FullName ?? $"a spec directory of {Environment.CurrentDirectory} or above it"}.");
            return CannotRun;
        }

        if (result.GetValue(Extra)!.FirstOrDefault(f => !f.Exists) is { } missing)
        {
            Console.Error.WriteLine($"There is no file {missing.FullName}.");
            return CannotRun;
        }

        var spec = Spec.Read(directory, result.GetValue(Extra)!.Select(f => f.FullName));
        foreach (var (line, _) in spec.Diagnostics)
        {
            Console.Error.WriteLine(line);
        }

        if (spec.Common.Tiers.Count == 0)
        {
            Console.Error.WriteLine($"{directory} has no common.yaml with the budgets of the rate tiers.");
            return CannotRun;
        }

        return spec.Diagnostics.Any(d => d.IsError) ? CannotRun : run(spec);
    }

    private static int Write(string file, string text, bool check)
    {
        if (!check)
        {
            try
            {
                File.WriteAllText(file, text);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"{file} cannot be written: {e.Message}");
                return CannotRun;
            }

            Console.WriteLine($"{file} is written.");
            return 0;
        }

        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"{file} does not exist. Run the command without --check to write it.");
            return NotCurrent;
        }

        // By lines, so that a checkout with CRLF counts as current.
        var have = File.ReadAllLines(file);
        var want = text.TrimEnd('\n').Split('\n');
        if (have.AsSpan().SequenceEqual(want))
        {
            Console.WriteLine($"{file} is current.");
            return 0;
        }

        var line = have.AsSpan().CommonPrefixLength(want);
        Console.Error.WriteLine($"""
            {file}:{line + 1}: not current. Run the command without --check and commit the result. The first difference:
            - {have.ElementAtOrDefault(line) ?? "(end of file)"}
            + {want.ElementAtOrDefault(line) ?? "(end of file)"}
            """);
        return NotCurrent;
    }
}
