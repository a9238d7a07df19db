using SlackGen.Tests.Support;

namespace SlackGen.Tests.Http;

public sealed class MultipartArgumentTests
{
    [Test]
    public void Each_argument_is_a_part_and_a_file_bears_its_name_and_type()
    {
        var call = EncodedCall.Of(SlackBody.Multipart, w =>
        {
            w.String("title"u8, "a é");
            w.String("none"u8, null);
            w.Int("crop_x"u8, 7);
            w.Bool("flag"u8, true);
            w.Csv<string, StringCodec>("channels"u8, ["C1", "C2"]);
            w.List<string, StringCodec>("list"u8, ["a"]);
            w.Binary("image"u8, SlackUpload.FromBytes("bytes"u8.ToArray(), "a.png"));
            w.Binary("typed"u8, Typed("text/plain; charset=utf-8"));
            w.Binary("no_image"u8, null);
        });
        Assert.That(call.Headers, Does.Contain("Content-Type: multipart/form-data; boundary=BOUNDARY"));
        Assert.That(
            call.Body.ReplaceLineEndings("\n"),
            Is.EqualTo("""
                --BOUNDARY
                Content-Disposition: form-data; name="title"

                a é
                --BOUNDARY
                Content-Disposition: form-data; name="crop_x"

                7
                --BOUNDARY
                Content-Disposition: form-data; name="flag"

                true
                --BOUNDARY
                Content-Disposition: form-data; name="channels"

                C1,C2
                --BOUNDARY
                Content-Disposition: form-data; name="list"

                ["a"]
                --BOUNDARY
                Content-Type: application/octet-stream
                Content-Disposition: form-data; name="image"; filename="a.png"

                bytes
                --BOUNDARY
                Content-Type: text/plain; charset=utf-8
                Content-Disposition: form-data; name="typed"; filename="b.txt"

                more
                --BOUNDARY--

                """.ReplaceLineEndings("\n")));
    }

    [TestCase("größe.png", "größe.png")]
    [TestCase("a\u2028b", "a\u2028b")]
    [TestCase("a;b=c.png", "a;b=c.png")]
    [TestCase("a\"; name=\"evil", "a; name=evil")]
    [TestCase("a\r\nX-Evil: 1\r\n\r\nbody", "aX-Evil: 1body")]
    public void A_file_name_cannot_leave_its_quotes(string name, string expected)
    {
        var call = EncodedCall.Of(SlackBody.Multipart, w => w.Binary("image"u8, SlackUpload.FromBytes(new byte[1], name)));
        var disposition = call.Body.Split("\r\n").Single(line => line.StartsWith("Content-Disposition", StringComparison.Ordinal));
        Assert.That(disposition, Is.EqualTo($"Content-Disposition: form-data; name=\"image\"; filename=\"{expected}\""));
        Assert.That(call.Body.Split("\r\n\r\n"), Has.Length.EqualTo(2), "headers, then the bytes");
    }

    [TestCase("image/png\r\nX-Evil: 1")]
    [TestCase("image/png;\r\n a=b")]
    [TestCase("image/png\0")]
    [TestCase("image")]
    [TestCase("")]
    public void A_media_type_that_is_none_is_refused(string type) => Assert.Throws<ArgumentException>(() => Typed(type));

    private static SlackUpload Typed(string type)
    {
        var upload = SlackUpload.FromBytes("more"u8.ToArray(), "b.txt");
        upload.ContentType = type;
        return upload;
    }
}
