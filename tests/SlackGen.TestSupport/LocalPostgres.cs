using System.Diagnostics;
using System.Globalization;

namespace SlackGen.TestSupport;

/// <summary>A PostgreSQL server of its own: on a free port, in a temporary directory, with nothing written to disk in earnest.</summary>
public sealed class LocalPostgres : IDisposable
{
    private readonly string binaries;
    private readonly string directory;
    private readonly int port = LocalPort.FindFree();

    private LocalPostgres(string binaries)
    {
        this.binaries = binaries;
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
        directory = Run("mktemp", "-d", "/tmp/slackgen-postgres-XXXXXX").Trim();
        Run(Binary("initdb"), "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync");
        Start();
    }

    /// <summary>Gets the connection string of the database <c>postgres</c>.</summary>
    public string ConnectionString =>
        $"Host=127.0.0.1;Port={port.ToString(CultureInfo.InvariantCulture)};Username=postgres;Database=postgres;Timeout=15";

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(directory, "data");

    /// <summary>Starts a server; null with a reason where there is none.</summary>
    public static (LocalPostgres? Server, string Reason) TryStart()
    {
        var places = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => d, StringComparer.Ordinal).Select(d => Path.Combine(d, "bin"))
            : [];
        var found = places
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")) && File.Exists(Path.Combine(d, "pg_ctl")));
        if (found is null)
        {
            return (null, "PostgreSQL is not installed: neither /usr/lib/postgresql/*/bin nor the PATH holds initdb and pg_ctl. On Debian: apt-get install postgresql.");
        }

        return IsRoot && !File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal))
            ? (null, "PostgreSQL does not run as root, and there is no user 'postgres' to run it as.")
            : (new LocalPostgres(found), "");
    }

    /// <summary>Starts it again.</summary>
    public void Start() => Run(
        Binary("pg_ctl"), "-D", Data, "-w", "-t", "30", "-l", Path.Combine(directory, "log"), "-o",
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60",
        "start");

    /// <summary>Stops as a crash would: connections break, and committed rows are there when it starts again.</summary>
    public void Stop() => Run(Binary("pg_ctl"), "-D", Data, "-w", "-m", "immediate", "stop");

    /// <summary>Stops the server and deletes its files.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        Run(Binary("pg_ctl"), "-D", Data, "-w", "-m", "immediate", "stop");
        Run("rm", "-rf", directory);
    }

    private void StopAtExit(object? sender, EventArgs e) => Stop();

    private string Binary(string name) => Path.Combine(binaries, name);

    // PostgreSQL refuses to run as root; the Debian package makes a user for it.
    private static string Run(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        string[] line = IsRoot ? ["runuser", "-u", "postgres", "--", file, .. arguments] : [file, .. arguments];
        start.FileName = line[0];
        foreach (var argument in line.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;

        // The server that pg_ctl starts inherits the pipes: only the end of pg_ctl itself can be waited for, not the end of its output.
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            process.Kill();
            throw new InvalidOperationException($"{file} did not end within 60 s.");
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', line)} failed: {process.StandardError.ReadToEnd()}");
        }

        return file == "mktemp" ? process.StandardOutput.ReadToEnd() : "";
    }
}
