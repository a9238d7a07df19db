using System.CommandLine;
using System.CommandLine.Invocation;
using SlackGen.Tool.Authoring;
using SlackGen.Tool.Calls;
using SlackGen.Tool.Docs;
using SlackGen.Tool.Methods;
using SlackGen.Tool.Scopes;
using SlackGen.Tool.Serve;

namespace SlackGen.Tool;

/// <summary>The commands of the tool.</summary>
internal static class Commands
{
    /// <summary>Gets the root command.</summary>
    public static RootCommand Root { get; } = new("Calls and describes Slack's methods, runs a fake Slack, lists the scopes that a project needs, checks and writes manifests.")
    {
        MethodsCommand.Create(),
        CallCommand.Create(),
        CheckCommand.Create(),
        NewCommand.Create(),
        DiffCommand.Create(),
        CreateTable(),
        CreateBundle(),
        CreateOpenApi(),
        ScopesCommand.Create(),
        ServeCommand.Create(),
    };

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code: that of the command, or <see cref="ExitCode.BadInput"/> for a command line with mistakes.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken stopping = default)
    {
        var result = Root.Parse(args);
        var code = await result.InvokeAsync(cancellationToken: stopping).ConfigureAwait(false);
        return result.Action is ParseErrorAction ? ExitCode.BadInput : code;
    }

    private static Command CreateTable()
    {
        var check = new Option<bool>("--check") { Description = "Writes nothing; exits with 1 if a page is not current." };
        var command = CreateCommand("table", "Writes spec/METHODS.md and spec/EVENTS.md, the tables of all methods and events.", check);
        command.SetAction(result => SpecOptions.Nearest.Run(result, spec => Math.Max(
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
        command.SetAction(result => SpecOptions.Nearest.Run(result, spec => Write(result.GetValue(output)!, write(spec), result.GetValue(check))));
        return command;
    }

    private static Command CreateCommand(string name, string description, params Option[] options)
    {
        var command = new Command(name, description);
        SpecOptions.Nearest.AddTo(command);
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        return command;
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
                return ExitCode.BadInput;
            }

            Console.WriteLine($"{file} is written.");
            return 0;
        }

        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"{file} does not exist. Run the command without --check to write it.");
            return ExitCode.Found;
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
        return ExitCode.Found;
    }
}
