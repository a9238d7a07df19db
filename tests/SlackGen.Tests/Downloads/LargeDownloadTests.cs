using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using SlackGen.Tests.Uploads;

namespace SlackGen.Tests.Downloads;

/// <summary>Memory stays constant however large a download is, and every byte arrives at its place.</summary>
[NonParallelizable]
public sealed class LargeDownloadTests
{
    private const long Megabyte = 1024 * 1024;

    [Test]
    public async Task Sixty_four_megabytes_allocate_less_than_two()
    {
        const long Length = 64 * Megabyte;
        var downloading = new Downloading(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new GeneratedStream(Length, canSeek: true)) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            return response;
        });
        using var target = new Checking();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await downloading.DownloadAsync(Downloading.File(Length), target);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.That((target.Received, target.IsWhole), Is.EqualTo((Length, true)));
        Assert.That(allocated, Is.LessThan(2 * Megabyte));
    }

    [Test]
    [Category("Slow")]
    public async Task A_gigabyte_from_a_socket_keeps_the_working_set()
    {
        const long Length = 1024 * Megabyte;
        const long MaxGrowth = 64 * Megabyte;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, Length);
        var server = new Uri($"http://{listener.LocalEndpoint}/");
        var downloading = new Downloading(o => (o.BaseAddress, o.HttpClient, o.TimeProvider) = (new Uri(server, "api/"), null, TimeProvider.System));
        using var target = new Checking();
        var (before, peak) = (Environment.WorkingSet, 0L);
        target.Each = () => peak = Math.Max(peak, Environment.WorkingSet - before);
        await downloading.DownloadAsync(Downloading.File(Length, new Uri(server, "files-pri/a.bin").AbsoluteUri), target);
        await serving;
        TestContext.Out.WriteLine($"The working set grew by {peak / (double)Megabyte:0.0} MB.");
        Assert.That((target.Received, target.IsWhole), Is.EqualTo((Length, true)));
        Assert.That(peak, Is.LessThan(MaxGrowth));
    }

    private static async Task ServeAsync(TcpListener listener, long length)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        _ = await stream.ReadAsync(new byte[8192]);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: {length}\r\n\r\n"));
        using var content = new GeneratedStream(length, canSeek: true);
        await content.CopyToAsync(stream);
    }

    /// <summary>Checks bytes against those of a <see cref="GeneratedStream"/> and keeps none.</summary>
    private sealed class Checking : MemoryStream
    {
        private long looked;

        public long Received { get; private set; }

        public bool IsWhole { get; private set; } = true;

        /// <summary>The action that runs every 16 MB.</summary>
        public Action Each { get; set; } = () => { };

        public override bool CanSeek => false;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            IsWhole &= GeneratedStream.IsAt(Received, buffer.Span);
            Received += buffer.Length;
            if (Received - looked >= 16 * Megabyte)
            {
                looked = Received;
                Each();
            }

            return default;
        }
    }
}
