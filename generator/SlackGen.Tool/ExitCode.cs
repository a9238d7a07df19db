using SlackGen.Manifest;

namespace SlackGen.Tool;

/// <summary>The exit codes of all commands. The README of the tool lists them.</summary>
internal static class ExitCode
{
    /// <summary>Success.</summary>
    public const int Success = 0;

    /// <summary>A check or comparison that found something: a file that is not current, a missing scope, a mistake in YAML, a difference.</summary>
    public const int Found = 1;

    /// <summary>Input with which the command cannot run: an unknown option, a wrong argument, a missing file, a manifest with mistakes.</summary>
    public const int BadInput = 2;

    /// <summary>A call without a usable response.</summary>
    public const int NoResponse = 3;

    /// <summary>Ctrl+C.</summary>
    public const int Cancelled = 130;

    private const int FirstOfErrors = 10;

    /// <summary>Returns the code for an error that Slack returned: 10 for an unknown category, 11 to 18 for the others.</summary>
    public static int Of(ErrorCategory? category) => FirstOfErrors + (int)(category ?? 0);

    /// <summary>Writes what is wrong with the input, and returns the code for it.</summary>
    public static int Fail(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.Error.WriteLine(line);
        }

        return BadInput;
    }
}
