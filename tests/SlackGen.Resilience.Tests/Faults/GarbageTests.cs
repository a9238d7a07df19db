using System.IO.Compression;
using System.Text;
using SlackGen.Resilience.Tests.Support;

namespace SlackGen.Resilience.Tests.Faults;

/// <summary>Responses that no HTTP server should give.</summary>
public sealed class GarbageTests
{
    // The server closes after each response; without saying so, a client may send the next request into the closing connection.
    private const string Ok = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n";

    public static IEnumerable<TestCaseData> Responses =>
    [
        Case("nothing", ""),
        Case("not HTTP", "SSH-2.0-OpenSSH_9.6\r\n"),
        Case("half of the headers", "HTTP/1.1 200 OK\r\nContent-Ty"),
        Case("endless headers", $"HTTP/1.1 200 OK\r\nX: {new string('x', 100_000)}\r\n\r\n"),
        Case("a chunk without length", $"{Ok}Transfer-Encoding: chunked\r\n\r\nhello\r\n"),
        Case("gzip that is none", $"{Ok}Content-Encoding: gzip\r\nContent-Length: 11\r\n\r\n{{\"ok\":true}}"),
        Case("deflate, which was not offered", $"{Ok}Content-Encoding: deflate\r\nContent-Length: 11\r\n\r\n{{\"ok\":true}}"),
        Case("brotli that is none", $"{Ok}Content-Encoding: br\r\nContent-Length: 11\r\n\r\n{{\"ok\":true}}"),
        Case("half of gzip", [.. Encoding.ASCII.GetBytes($"{Ok}Content-Encoding: gzip\r\n\r\n"), .. HalfOfGzip()]),
        Case("an unknown encoding", $"{Ok}Content-Encoding: rot13\r\nContent-Length: 11\r\n\r\n{{\"bx\":gehr}}"),
        Case("an unknown charset", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json; charset=klingon\r\nContent-Length: 11\r\n\r\n{\"ok\":true}"),
        Case("JSON that is no object", $"{Ok}Content-Length: 4\r\n\r\ntrue"),
        Case("two objects", $"{Ok}Content-Length: 22\r\n\r\n{{\"ok\":true}}{{\"ok\":true}}"),
        Case("an ok that is not UTF-8", [.. Encoding.ASCII.GetBytes($"{Ok}Content-Length: 12\r\n\r\n{{\"ok\":\""), 0xC3, 0x28, (byte)'"', (byte)'}', (byte)' ']),
    ];

    [TestCaseSource(nameof(Responses))]
    public async Task Garbage_is_a_SlackException_and_repeats_only_what_is_idempotent(byte[] response)
    {
        await using var bench = await Bench.StartAsync();
        await using var server = new WireServer(_ => response);
        bench.Options.BaseAddress = server.Address;
        var posted = Assert.CatchAsync<SlackException>(() => Call.PostMessage.SendAsync(bench.Client, CancellationToken.None));
        Assert.That(server.Requests, Has.Count.EqualTo(1), posted.ToString());
        var got = Assert.CatchAsync<SlackException>(() => Call.Info.SendAsync(bench.Client, CancellationToken.None));
        Assert.That(server.Requests, Has.Count.EqualTo(1 + 3), got.ToString());
    }

    private static TestCaseData Case(string name, string response) => Case(name, Encoding.ASCII.GetBytes(response));

    private static TestCaseData Case(string name, byte[] response) => new TestCaseData(response).SetArgDisplayNames(name);

    private static byte[] HalfOfGzip()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes($$"""{"ok":true,"text":"{{string.Concat(Enumerable.Range(0, 200))}}"}"""));
        }

        return compressed.ToArray()[..(int)(compressed.ToArray().Length / 2)];
    }
}
