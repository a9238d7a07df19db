using System.CommandLine;
using System.Text.RegularExpressions;

namespace SlackGen.Tool.Authoring;

/// <summary>The command <c>new</c>.</summary>
internal static partial class NewCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The name of the method, such as reports.create." };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The file to write, such as reports.slack.yaml; the standard output by default." };
        var force = new Option<bool>("--force") { Description = "Replaces a file that exists." };
        var method = new Command("method", "Writes the YAML of a new method, with comments, to fill in.") { name, output, force };
        SpecOptions.Compiled.AddTo(method);
        method.SetAction(result => SpecOptions.Compiled.Run(result, spec => Write(spec, result.GetValue(name)!, result.GetValue(output)?.ToString(), result.GetValue(force))));
        return new Command("new", "Writes YAML to begin with.") { method };
    }

    private static int Write(Spec spec, string name, string? file, bool replaces)
    {
        if (!MethodName().IsMatch(name))
        {
            return ExitCode.Fail($"'{name}' is not the name of a method: a group and a method, separated by a dot, such as reports.create.");
        }

        if (spec.FindMethod(name) is not null)
        {
            return ExitCode.Fail($"The manifest has {name} already. `slackgen methods {name}` describes it; `extend: true` in a *.slack.yaml file adds to it.");
        }

        var text = MethodYaml.Skeleton(name);
        if (spec.FindErrors(file ?? $"{name}.slack.yaml", text) is { Count: > 0 } errors)
        {
            return ExitCode.Fail($"No method can have the name {name}: {errors[0].Diagnostic.Message}");
        }

        if (file is null)
        {
            Console.Out.Write(text);
            return ExitCode.Success;
        }

        try
        {
            using var stream = new FileStream(file, replaces ? FileMode.Create : FileMode.CreateNew);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }
        catch (IOException) when (!replaces && File.Exists(file))
        {
            return ExitCode.Fail($"{file} exists. --force replaces it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ExitCode.Fail($"{file} cannot be written: {e.Message}");
        }

        Console.Out.WriteLine($"{file} is written. `slackgen check {file}` checks it.");
        return ExitCode.Success;
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex MethodName();
}
