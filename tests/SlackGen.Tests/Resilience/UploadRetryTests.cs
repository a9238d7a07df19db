using System.Net;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Resilience;

public sealed class UploadRetryTests
{
    private static readonly SlackMethod Method = new("users.setPhoto") { Tier = 4, Body = SlackBody.Multipart, Idempotent = true };

    [TestCase("429 with Retry-After")]
    [TestCase("500 with HTML")]
    [TestCase("reset before the headers")]
    public void A_stream_that_cannot_seek_is_not_sent_twice(string failure)
    {
        using var stream = new ForwardStream([.. "bytes"u8]);
        var call = new Call([Failure.All.Single(f => f.Name == failure).Response, Responses.Ok]);
        Assert.CatchAsync<SlackException>(() => call.SendAsync(Method, Photo(SlackUpload.FromStream(stream, "a.png"))));
        Assert.That((call.Stub.Sent.Count, stream.IsOpen), Is.EqualTo((1, true)));
    }

    [Test]
    public void Bytes_and_seekable_streams_are_sent_again_from_the_start()
    {
        using var stream = new MemoryStream([.. "..bytes"u8]) { Position = 2 };
        foreach (var upload in new[] { SlackUpload.FromStream(stream, "a.png"), SlackUpload.FromBytes("bytes"u8.ToArray(), "a.png") })
        {
            var call = new Call([Responses.Html(500), Responses.Throttled("1"), Responses.Ok]);
            Assert.DoesNotThrowAsync(() => call.SendAsync(Method, Photo(upload)));
            Assert.That(call.Stub.Sent.Select(s => s.Body.Split("\r\n\r\n")[1].Split("\r\n")[0]), Is.EqualTo(new[] { "bytes", "bytes", "bytes" }));
        }

        Assert.That(stream.CanRead, Is.True, "it stays the caller's");
    }

    [Test]
    public void A_connection_that_never_was_has_taken_nothing_of_a_stream()
    {
        using var stream = new ForwardStream([.. "bytes"u8]);
        using var http = new HttpClient(new Refusing());
        var call = new Call([], o => o.HttpClient = http);
        Assert.DoesNotThrowAsync(() => call.SendAsync(Method, Photo(SlackUpload.FromStream(stream, "a.png"))));
    }

    private static WrittenRequest Photo(SlackUpload upload) => new(w => w.Binary("image"u8, upload));

    private sealed class Refusing : HttpMessageHandler
    {
        private int attempts;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (attempts++ == 0)
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError);
            }

            Assert.That(await request.Content!.ReadAsStringAsync(cancellationToken), Does.Contain("bytes"));
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"ok":true}""") };
        }
    }
}
