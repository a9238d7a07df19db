using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SlackGen.TestSupport;

namespace SlackGen.RateLimiting.Tests;

/// <summary>A Redis server of its own, which keeps nothing on disk: when it is started again it has forgotten everything.</summary>
internal sealed class RedisServer : StoreServer
{
    private readonly string binary;
    private readonly bool isCluster;
    private readonly string directory = Directory.CreateTempSubdirectory("slackgen-redis-").FullName;
    private Process process;

    private RedisServer(string binary, bool isCluster)
    {
        (this.binary, this.isCluster) = (binary, isCluster);
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
        process = Run();
    }

    public override StoreKind Kind => StoreKind.Redis;

    public int TcpPort { get; } = LocalPort.FindFree();

    public override string ConnectionString => $"127.0.0.1:{TcpPort.ToString(CultureInfo.InvariantCulture)},allowAdmin=true";

    /// <summary>Starts a server; null with a reason where there is none.</summary>
    /// <param name="isCluster">Whether it is a cluster of one server.</param>
    public static (StoreServer? Server, string Reason) TryStart(bool isCluster = false)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin")
            .Select(d => Path.Combine(d, "redis-server")).FirstOrDefault(File.Exists);
        return found is null
            ? (null, "Redis is not installed: the PATH holds no redis-server. On Debian: apt-get install redis-server.")
            : (new RedisServer(found, isCluster), "");
    }

    public override void Start() => process = Run();

    public override void Stop()
    {
        process.Kill();
        process.WaitForExit();
    }

    public override StoreView Open(string name) => new RedisView(this, name, OpenStore.Open(Kind, ConnectionString, name));

    public override void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        Stop();
        process.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private void StopAtExit(object? sender, EventArgs e) => Stop();

    private Process Run()
    {
        var start = new ProcessStartInfo(binary) { WorkingDirectory = directory, RedirectStandardOutput = true };
        string[] arguments =
        [
            "--port", TcpPort.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", directory,
            "--logfile", Path.Combine(directory, "log"), .. isCluster ? new[] { "--cluster-enabled", "yes" } : [],
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var started = Process.Start(start)!;
        for (var i = 0; i < 1500; i++)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, TcpPort);
                return started;
            }
            catch (SocketException)
            {
                Thread.Sleep(20);
            }
        }

        throw new InvalidOperationException($"Redis did not start within 30 s: {File.ReadAllText(Path.Combine(directory, "log"))}");
    }
}
