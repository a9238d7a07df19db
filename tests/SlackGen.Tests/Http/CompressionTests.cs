using System.IO.Compression;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Http;

public sealed class CompressionTests
{
    private static readonly byte[] Json = """{"ok":true,"warning":"w"}"""u8.ToArray();

    private static IEnumerable<TestCaseData> Encoded =>
    [
        new TestCaseData("gzip", Gzip(Json)),
        new TestCaseData("GZIP", Gzip(Json)),
        new TestCaseData("x-gzip", Gzip(Json)),
        new TestCaseData("br", Brotli(Json)),
        new TestCaseData("identity", Json),
        new TestCaseData("gzip, br", Brotli(Gzip(Json))),
    ];

    [TestCaseSource(nameof(Encoded))]
    public async Task A_compressed_response_is_unpacked_whoever_sends(string encoding, byte[] body)
    {
        var call = new Call([Compressed(encoding, body)]);
        var response = await call.SendAsync(Call.Get);
        Assert.That(response.Warnings, Is.EqualTo(new[] { "w" }));
        Assert.That(call.Stub.Sent.Single().Headers, Does.Contain("Accept-Encoding: gzip, br\n"));
    }

    [Test]
    public void What_was_not_offered_is_named()
    {
        var exception = Assert.CatchAsync<SlackException>(() => new Call([Compressed("zstd", Json)]).SendAsync(Call.Post));
        Assert.That(exception!.Message, Is.EqualTo("chat.postMessage failed after 0 s: The response is compressed with 'zstd', where gzip, br were offered."));
    }

    [Test]
    public void The_limit_holds_for_what_is_unpacked()
    {
        var bomb = Gzip(new byte[1 << 20]);
        Assert.That(bomb, Has.Length.LessThan(2048));
        var exception = Assert.CatchAsync<SlackException>(() => new Call([Compressed("gzip", bomb)], o => o.MaxResponseBytes = 4096).SendAsync(Call.Get));
        Assert.That(exception!.Message, Does.Contain("larger than the 4096 bytes that MaxResponseBytes allows"));
    }

    private static Response Compressed(string encoding, byte[] body) => (_, _) =>
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return Task.FromResult(new HttpResponseMessage { Content = content });
    };

    private static byte[] Gzip(byte[] bytes) => Packed(bytes, stream => new GZipStream(stream, CompressionMode.Compress));

    private static byte[] Brotli(byte[] bytes) => Packed(bytes, stream => new BrotliStream(stream, CompressionMode.Compress));

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
