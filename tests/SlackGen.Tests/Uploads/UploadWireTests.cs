using System.Net.Sockets;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Uploads;

/// <summary>Uploads over real connections.</summary>
[Category("Slow")]
public sealed class UploadWireTests
{
    private static readonly byte[] Large = new byte[20_000_000];

    private RawUploadServer server = null!;

    [SetUp]
    public void Start() => server = new RawUploadServer();

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_connection_that_is_cut_amid_the_bytes_is_made_again()
    {
        var received = 0L;
        server.OnUpload = async (stream, length, attempt, cancellationToken) =>
        {
            await RawUploadServer.DrainAsync(stream, attempt == 1 ? 100_000 : length, (_, bytes) => received += bytes.Length, cancellationToken);
            if (attempt == 1)
            {
                stream.Socket.LingerState = new LingerOption(true, 0);
                stream.Close();
                throw new IOException("Cut.");
            }

            await RawUploadServer.RespondAsync(stream, "200 OK", "OK", cancellationToken);
        };
        await Client(null).UploadAsync(SlackUpload.FromBytes(Large, "a.bin"));
        Assert.That((server.Uploads, received), Is.EqualTo((2, 100_000L + Large.Length)));
        Assert.That(server.Paths, Is.EqualTo(new[] { "/api/files.getUploadURLExternal", "/upload/1", "/upload/1", "/api/files.completeUploadExternal" }));
    }

    [Test]
    public void A_server_that_stops_reading_ends_the_upload()
    {
        server.OnUpload = async (stream, _, _, cancellationToken) =>
        {
            await RawUploadServer.DrainAsync(stream, 100_000, null, cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        };
        var client = Client(o => (o.AttemptTimeout, o.Retry.MaxRetries) = (TimeSpan.FromMilliseconds(300), 0));
        var thrown = Assert.ThrowsAsync<SlackException>(() => client.SendBytesAsync(server.UploadUrl, SlackUpload.FromBytes(Large, "a.bin")));
        Assert.That(thrown.Message, Does.Match("^The upload of 'a.bin' made no progress for 0.3 s, after [1-9][0-9]* of 20000000 bytes.$"));
    }

    [Test]
    public void A_server_that_never_responds_ends_the_upload()
    {
        server.OnUpload = async (stream, length, _, cancellationToken) =>
        {
            await RawUploadServer.DrainAsync(stream, length, null, cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        };
        var client = Client(o => (o.AttemptTimeout, o.Retry.MaxRetries) = (TimeSpan.FromMilliseconds(300), 1));
        var thrown = Assert.ThrowsAsync<SlackException>(() => client.SendBytesAsync(server.UploadUrl, Uploading.Bytes()));
        Assert.That((thrown.Message, server.Uploads), Is.EqualTo(("The upload of 'a.txt' made no progress for 0.3 s, after 5 of 5 bytes.", 2)));
    }

    [Test]
    public void A_connection_that_is_refused_is_tried_again()
    {
        // Bound, never listening: the port stays taken and every connection to it is refused.
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        var logs = new RecordingLogs();
        var client = Client(o => (o.LoggerFactory, o.Retry.MaxRetries) = (logs, 2));
        var thrown = Assert.ThrowsAsync<SlackException>(() => client.SendBytesAsync($"http://{closed.LocalEndPoint}/1", Uploading.Bytes()));
        Assert.That(thrown.Message, Does.StartWith("The upload of 'a.txt' failed after 0 of 5 bytes: Connection refused"));
        Assert.That(logs.Entries.Count(e => e.Text.StartsWith("upload will be retried", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task A_redirect_is_a_failure_also_where_the_HttpClient_follows_it(int status)
    {
        await using var elsewhere = new RawUploadServer();
        var received = 0L;
        elsewhere.OnUpload = (stream, _, _, cancellationToken) => RawUploadServer.DrainAsync(stream, 1, (_, bytes) => received += bytes.Length, cancellationToken);
        server.OnUpload = async (stream, length, _, cancellationToken) =>
        {
            await RawUploadServer.DrainAsync(stream, length, null, cancellationToken);
            await RawUploadServer.RespondAsync(stream, $"{status} Moved\r\nLocation: {elsewhere.BaseAddress}x", "", cancellationToken);
        };
        using var following = new HttpClient();
        foreach (var http in new[] { null, following })
        {
            var client = Client(o => o.HttpClient = http);
            var thrown = Assert.ThrowsAsync<SlackException>(() => client.SendBytesAsync(server.UploadUrl, Uploading.Bytes()));
            Assert.That((thrown.Message.Contains("redirect", StringComparison.Ordinal), thrown.Method), Is.EqualTo((true, "upload")), thrown.Message);
        }

        Assert.That((server.Uploads, received), Is.EqualTo((2, 0L)));
    }

    private Uploading Client(Action<SlackClientOptions>? configure) => new([], o =>
    {
        (o.BaseAddress, o.TimeProvider, o.HttpClient) = (server.BaseAddress, TimeProvider.System, null);
        o.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        configure?.Invoke(o);
    });
}
