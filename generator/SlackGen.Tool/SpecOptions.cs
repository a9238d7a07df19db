using System.CommandLine;

namespace SlackGen.Tool;

/// <summary>The options that choose a manifest, and the reading of it.</summary>
internal sealed class SpecOptions
{
    private readonly bool isCompiled;
    private readonly Option<DirectoryInfo?> directory;
    private readonly Option<FileInfo[]> extra = new("--extra")
    {
        Description = "A project's own *.slack.yaml file, which adds to the manifest or replaces parts of it. May be repeated.",
        DefaultValueFactory = _ => [],
    };

    private SpecOptions(bool isCompiled, string defaultDirectory)
    {
        this.isCompiled = isCompiled;
        directory = new Option<DirectoryInfo?>("--spec") { Description = $"Directory of the manifest; {defaultDirectory} by default." };
    }

    /// <summary>Gets the options of commands that write a manifest in other forms.</summary>
    public static SpecOptions Nearest { get; } = new(isCompiled: false, "the nearest spec/ above the current directory");

    /// <summary>Gets the options of commands that look things up, which run anywhere.</summary>
    public static SpecOptions Compiled { get; } = new(isCompiled: true, "the one in the tool");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="hasExtra">Whether the command takes a project's own files as an option.</param>
    public void AddTo(Command command, bool hasExtra = true)
    {
        command.Options.Add(directory);
        if (hasExtra)
        {
            command.Options.Add(extra);
        }
    }

    /// <summary>Reads the manifest and runs the command, unless there are mistakes.</summary>
    /// <returns>The exit code.</returns>
    public int Run(ParseResult result, Func<Spec, int> run) => Read(result) is { } spec ? run(spec) : ExitCode.BadInput;

    /// <summary>Reads the manifest with the extra files. Diagnostics go to the error output.</summary>
    /// <returns>The manifest; null if it is missing or has errors.</returns>
    public Spec? Read(ParseResult result)
    {
        if (ReadUnchecked(result, [.. result.GetValue(extra)!.Select(f => f.FullName)]) is not { } spec)
        {
            return null;
        }

        foreach (var diagnostic in spec.Diagnostics)
        {
            Console.Error.WriteLine(diagnostic);
        }

        if (spec.Common.Tiers.Count == 0)
        {
            Console.Error.WriteLine($"{spec.Directory} has no common.yaml with the budgets of the rate tiers.");
            return null;
        }

        return spec.Diagnostics.Any(d => d.Diagnostic.Rule.IsError) ? null : spec;
    }

    /// <summary>Reads the manifest with some files, whose mistakes are in the diagnostics. A file that cannot be read goes to the error output.</summary>
    /// <returns>The manifest; null if it is missing or a file cannot be read.</returns>
    public Spec? ReadUnchecked(ParseResult result, IReadOnlyList<string> files)
    {
        var chosen = result.GetValue(directory)?.FullName;
        var path = chosen ?? (isCompiled ? null : Spec.Find(Environment.CurrentDirectory));
        if (path is null ? !isCompiled : !Spec.IsAt(path))
        {
            Console.Error.WriteLine($"There is no manifest (methods/*.yaml) in {chosen ?? $"a spec directory of {Environment.CurrentDirectory} or above it"}.");
            return null;
        }

        if (files.FirstOrDefault(f => !File.Exists(f)) is { } missing)
        {
            Console.Error.WriteLine($"There is no file {missing}.");
            return null;
        }

        try
        {
            return path is null ? Spec.ReadCompiled(files) : Spec.Read(path, files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The manifest cannot be read: {e.Message}");
            return null;
        }
    }
}
