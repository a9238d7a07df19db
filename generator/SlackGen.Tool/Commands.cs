using System.CommandLine;
using SlackGen.Tool.Scopes;
using SlackGen.Tool.Serve;

namespace SlackGen.Tool;

/// <summary>The commands of the tool and their exit codes.</summary>
internal static class Commands
{
    /// <summary>The exit code for a file that differs from the manifest, and for an app's manifest that lacks a scope.</summary>
    public const int NotCurrent = 1;

    /// <summary>The exit code for a manifest that is missing or has mistakes, a file that cannot be written, a project that does not build, and a port that is taken.</summary>
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

    /// <summary>Gets the root command.</summary>
    public static RootCommand Root { get; } = new("Runs a fake Slack, lists the scopes that a project needs, and writes the manifest of Slack's Web API in other forms.")
    {
        CreateTable(),
        CreateBundle(),
        CreateOpenApi(),
        ScopesCommand.Create(),
        ServeCommand.Create(),
    };

    private static Command CreateTable()
    {
        var check = new Option<bool>("--check") { Description = "Writes nothing; exits with 1 if a page is not current." };
        var command = CreateCommand("table", "Writes spec/METHODS.md and spec/EVENTS.md, the tables of all methods and events.", check);
        command.SetAction(result => WithSpec(result, spec => Math.Max(
            Write(Path.Combine(spec.Directory, "METHODS.md"), MethodTable.Write(spec), result.GetValue(check)),
            Write(Path.Combine(spec.Directory, "EVENTS.md"), EventTable.Write(spec), result.GetValue(check)))));
        return command;
    }

    private static Command CreateBundle() => CreateFileCommand("bundle", "slackgen.json", "Writes all files as one, with references, rates and categories resolved.", spec => JsonBuilder.Format(BundleWriter.Write(spec)));

    private static Command CreateOpenApi() => CreateFileCommand("openapi", "openapi.json", "Writes the manifest as OpenAPI 3.1.", spec => JsonBuilder.Format(OpenApiWriter.Write(spec)));

    private static Command CreateFileCommand(string name, string file, string description, Func<Spec, string> write)
    {
        var output = new Option<string>("--output", "-o") { Description = "The file to write.", DefaultValueFactory = _ => file };
        var check = new Option<bool>("--check") { Description = "Writes nothing; exits with 1 if the file is not current." };
        var command = CreateCommand(name, description, output, check);
        command.SetAction(result => WithSpec(result, spec => Write(result.GetValue(output)!, write(spec), result.GetValue(check))));
        return command;
    }

    private static Command CreateCommand(string name, string description, params Option[] options)
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

        // Lines are compared, so that a checkout with CRLF is current.
        var actual = File.ReadAllLines(file);
        var expected = text.TrimEnd('\n').Split('\n');
        if (actual.AsSpan().SequenceEqual(expected))
        {
            Console.WriteLine($"{file} is current.");
            return 0;
        }

        var line = actual.AsSpan().CommonPrefixLength(expected);
        Console.Error.WriteLine($"""
            {file}:{line + 1}: not current. Run the command without --check and commit the result. The first difference:
            - {actual.ElementAtOrDefault(line) ?? "(end of file)"}
            + {expected.ElementAtOrDefault(line) ?? "(end of file)"}
            """);
        return NotCurrent;
    }
}
