using System.Globalization;

namespace SlackGen.Benchmarks.Gate;

/// <summary>Reads the page faults of this process that needed no disk: each maps a page that the process had not, or no longer had.</summary>
internal static class PageFaults
{
    // See proc_pid_stat(5): the name in brackets may hold spaces, and minflt is the eighth field after it.
    private const int FieldAfterName = 7;

    /// <summary>Gets the count so far; null where the system does not tell it.</summary>
    public static long? Count()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var stat = File.ReadAllText("/proc/self/stat");
        return long.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[FieldAfterName], CultureInfo.InvariantCulture);
    }
}
