using System.Diagnostics;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Uploads;

/// <summary>Memory stays constant however large an upload is, and every byte arrives at its place.</summary>
[NonParallelizable]
[Category("Slow")]
public sealed class LargeUploadTests
{
    private const long Megabyte = 1024 * 1024;

    private const long MaxGrowth = 64 * Megabyte;

    [TestCase(false)]
    [TestCase(true)]
    public Task Two_hundred_megabytes(bool isSpooled) => UploadAsync(200 * Megabyte, isSpooled);

    [TestCase(false)]
    [TestCase(true)]
    [Explicit("Takes a minute; through a temporary file it needs 5 GB of disk.")]
    public Task Five_gigabytes(bool isSpooled) => UploadAsync(5 * 1024 * Megabyte, isSpooled);

    private static async Task UploadAsync(long length, bool isSpooled)
    {
        await using var server = new RawUploadServer();
        using var folder = new TemporaryFolder();
        var (received, isWhole) = (0L, true);
        server.OnUpload = async (stream, announced, _, cancellationToken) =>
        {
            await RawUploadServer.DrainAsync(
                stream,
                announced,
                (position, bytes) =>
                {
                    received += bytes.Length;
                    isWhole &= GeneratedStream.IsAt(position, bytes.Span);
                },
                cancellationToken);
            await RawUploadServer.RespondAsync(stream, "200 OK", "OK", cancellationToken);
        };
        var uploading = new Uploading([], o => (o.BaseAddress, o.TimeProvider, o.HttpClient) = (server.BaseAddress, TimeProvider.System, null));
        await uploading.UploadAsync(SlackUpload.FromStream(new GeneratedStream(Megabyte, canSeek: true), "warm-up.bin"));
        (received, isWhole) = (0, true);

        using var stream = new GeneratedStream(length, canSeek: !isSpooled);
        var variable = Environment.GetEnvironmentVariable("TMPDIR");
        Environment.SetEnvironmentVariable("TMPDIR", folder.Path);
        var memory = new Peak();
        var watch = Stopwatch.StartNew();
        try
        {
            await uploading.UploadAsync(SlackUpload.FromStream(stream, "large.bin"), progress: memory);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", variable);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        TestContext.Out.WriteLine(
            $"{length / Megabyte:N0} MB in {seconds:0.0} s ({length / Megabyte / seconds:0} MB/s); managed heap grew by {memory.Managed / (double)Megabyte:0.0} MB, working set by {memory.WorkingSet / (double)Megabyte:0.0} MB.");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((received, isWhole, server.Uploads), Is.EqualTo((length, true, 2)));
            Assert.That(memory.Managed, Is.LessThan(MaxGrowth));
            Assert.That(memory.WorkingSet, Is.LessThan(MaxGrowth));
            Assert.That(memory.Last, Is.EqualTo(length));
            Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
        }
    }

    /// <summary>The largest growth of memory while an upload is under way.</summary>
    private sealed class Peak : IProgress<SlackUploadProgress>
    {
        private readonly long managed = GC.GetTotalMemory(forceFullCollection: true);
        private readonly long workingSet = Environment.WorkingSet;
        private long looked;

        public long Managed { get; private set; }

        public long WorkingSet { get; private set; }

        public long Last { get; private set; }

        public void Report(SlackUploadProgress report)
        {
            var value = report.BytesSent;
            Last = value;
            if (value - looked < 4 * Megabyte)
            {
                return;
            }

            looked = value;
            Managed = Math.Max(Managed, GC.GetTotalMemory(forceFullCollection: false) - managed);
            WorkingSet = Math.Max(WorkingSet, Environment.WorkingSet - workingSet);
        }
    }
}
