using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SlackGen.Testing;

namespace SlackGen.Client.Tests.Odd;

/// <summary>Uploads from end to end: an address for each file, its bytes, and one call that completes them all.</summary>
public sealed class UploadTests : FakeSlackTests
{
    [SetUp]
    public void GiveAddresses() => Fake.On("files.getUploadURLExternal").Reply(r => new
    {
        upload_url = new Uri(Fake.UploadAddress, (string?)r.Arguments["filename"]),
        file_id = $"F-{r.Arguments["filename"]}",
    });

    [Test]
    public async Task A_file_is_uploaded_and_shared()
    {
        var upload = SlackUpload.FromBytes("1;2\n3;4\n"u8.ToArray(), "report.csv");

        await Slack.Files.UploadAsync(upload, new() { ChannelId = "C1", ThreadTs = "1512085950.000216", InitialComment = "Here it is" });

        var sent = Fake.Uploads.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Fake.Requests.Select(r => r.Method), Is.EqualTo(["files.getUploadURLExternal", "files.completeUploadExternal"]));
            Assert.That(Fake.Requests[0].BodyText, Is.EqualTo("filename=report.csv&length=8"));
            Assert.That(Encoding.UTF8.GetString(sent.Start.Span), Is.EqualTo("1;2\n3;4\n"));
            Assert.That(sent.Address, Is.EqualTo(new Uri(Fake.UploadAddress, "report.csv")));
            Assert.That(sent.Token, Is.Null, "The address is the right to upload; a token would be known to whoever serves it.");
            AssertSame(Fake.Requests[1].Arguments, """
                {
                  "files": [{ "id": "F-report.csv", "title": "report.csv" }],
                  "channel_id": "C1",
                  "thread_ts": "1512085950.000216",
                  "initial_comment": "Here it is"
                }
                """);
        }
    }

    [Test]
    public async Task Several_files_are_completed_by_one_call()
    {
        using var stream = new MemoryStream([0, 1, 2, 3, 4]) { Position = 2 };
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "on disk");
            await Slack.Files.UploadAsync(
                [
                    SlackUpload.FromFile(path, "disk.txt"),
                    SlackUpload.FromStream(stream, "rest.bin"),
                    SlackUpload.FromStream(new Unseekable("cannot seek"u8.ToArray()), "pipe.txt"),
                ],
                new() { Channels = ["C1", "C2"] });
        }
        finally
        {
            File.Delete(path);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Fake.Uploads.Select(u => Encoding.UTF8.GetString(u.Start.Span)), Is.EqualTo(["on disk", "\u0002\u0003\u0004", "cannot seek"]));
            Assert.That(Fake.RequestsTo("files.getUploadURLExternal").Select(r => (long?)r.Arguments["length"]), Is.EqualTo(new long?[] { 7, 3, 11 }));
            AssertSame(Fake.RequestsTo("files.completeUploadExternal").Single().Arguments, """
                {
                  "files": [{ "id": "F-disk.txt", "title": "disk.txt" }, { "id": "F-rest.bin", "title": "rest.bin" }, { "id": "F-pipe.txt", "title": "pipe.txt" }],
                  "channels": ["C1", "C2"]
                }
                """);
            Assert.That(stream.CanRead, Is.True, "The stream stays the caller's.");
        }
    }

    [Test]
    public async Task A_title_a_description_and_a_language_go_along()
    {
        var upload = SlackUpload.FromBytes("print(1)"u8.ToArray(), "main.py");
        (upload.Title, upload.AltText, upload.SnippetType) = ("The program", "A program", "python");

        await Slack.Files.UploadAsync(upload);

        using (Assert.EnterMultipleScope())
        {
            AssertSame(Fake.Requests[0].Arguments, """{ "filename": "main.py", "length": 8, "alt_txt": "A program", "snippet_type": "python" }""");
            AssertSame(Fake.Requests[1].Arguments, """{ "files": [{ "id": "F-main.py", "title": "The program" }] }""");
        }
    }

    [Test]
    public async Task A_large_file_arrives_whole_and_tells_its_progress()
    {
        var bytes = new byte[3_000_000];
        new Random(1).NextBytes(bytes);
        var progress = new Reports();

        await Slack.Files.UploadAsync([SlackUpload.FromBytes(bytes, "a.bin"), SlackUpload.FromStream(new Unseekable(bytes), "b.bin")], progress: progress);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Fake.Uploads.Select(u => u.Sha256), Is.All.EqualTo(Convert.ToHexString(SHA256.HashData(bytes))));
            Assert.That(progress.Values.Select(v => v.BytesSent), Is.Ordered.Ascending);
            Assert.That(progress.Values, Has.Count.GreaterThan(10).And.Contains(new SlackUploadProgress(3_000_000, 6_000_000, 1, 2)));
            Assert.That(progress.Values[^1], Is.EqualTo(new SlackUploadProgress(6_000_000, 6_000_000, 2, 2)));
        }
    }

    [Test]
    public async Task All_arguments_of_the_last_step_can_be_given_except_the_files()
    {
        var completing = Spec.Method("files.completeUploadExternal").Params.Select(p => p.Property);
        var own = typeof(FilesUploadShare).GetProperties().Where(p => p.DeclaringType == typeof(FilesUploadShare)).Select(p => p.Name);
        Assert.That(own, Is.EquivalentTo(completing.Where(p => p != "Files")));

        await Slack.Files.UploadAsync(
            SlackUpload.FromBytes("x"u8.ToArray(), "x.txt"),
            new()
            {
                ChannelId = "C1",
                Blocks = [new HeaderBlock { Text = "Report" }],
                Username = "Reporter",
                IconUrl = "https://example.com/icon.png",
                IconEmoji = ":bar_chart:",
            });

        AssertSame(Fake.Requests[1].Arguments, """
            {
              "files": [{ "id": "F-x.txt", "title": "x.txt" }],
              "channel_id": "C1",
              "blocks": [{ "type": "header", "text": { "type": "plain_text", "text": "Report" } }],
              "username": "Reporter",
              "icon_url": "https://example.com/icon.png",
              "icon_emoji": ":bar_chart:"
            }
            """);
    }

    [Test]
    public async Task The_three_steps_can_be_made_one_by_one()
    {
        var file = SlackUpload.FromBytes("1;2\n"u8.ToArray(), "report.csv");
        var place = await Slack.Files.GetUploadURLExternalAsync("report.csv", 4);
        await Slack.Files.UploadBytesAsync(place.UploadUrl, file);
        await Slack.Files.CompleteUploadExternalAsync([new() { Id = place.FileId, Title = "Report" }], "C1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetString(Fake.Uploads.Single().Start.Span), Is.EqualTo("1;2\n"));
            Assert.That(Fake.Requests.Select(r => r.Method), Is.EqualTo(["files.getUploadURLExternal", "files.completeUploadExternal"]));
            AssertSame(Fake.Requests[1].Arguments, """{ "files": [{ "id": "F-report.csv", "title": "Report" }], "channel_id": "C1" }""");
        }
    }

    [Test]
    public void A_refused_upload_is_not_completed()
    {
        Fake.FaultUploads(Fault.Status(500));

        Assert.That(
            async () => await Slack.Files.UploadAsync(SlackUpload.FromBytes("x"u8.ToArray(), "x.txt")),
            Throws.TypeOf<SlackException>().With.Message.EqualTo("The upload of 'x.txt' was refused with HTTP 500.").And.Property("Method").EqualTo("upload"));
        Assert.That(Fake.RequestsTo("files.completeUploadExternal"), Is.Empty);
    }

    [Test]
    public void A_broken_connection_is_an_exception_of_ours()
    {
        Fake.FaultUploads(Fault.ResetBeforeHeaders);

        Assert.That(
            async () => await Slack.Files.UploadAsync(SlackUpload.FromBytes("x"u8.ToArray(), "x.txt")),
            Throws.TypeOf<SlackException>().With.Message.StartsWith("The upload of 'x.txt' failed after "));
    }

    [TestCase("http://files.example.com/upload/1")]
    [TestCase("ftp://files.example.com/upload/1")]
    [TestCase("upload/1")]
    public void Bytes_are_sent_over_https_only(string address)
    {
        Fake.On("files.getUploadURLExternal").Clear();
        Fake.On("files.getUploadURLExternal").Reply(new { upload_url = address, file_id = "F1" });

        Assert.That(
            async () => await Slack.Files.UploadAsync(SlackUpload.FromBytes("x"u8.ToArray(), "x.txt")),
            Throws.TypeOf<SlackException>().With.Message.EndsWith("both it and BaseAddress are on loopback.").Or.Message.EndsWith("is not an absolute URL; nothing was sent."));
    }

    [Test]
    public void No_file_at_all_is_refused()
    {
        Assert.That(async () => await Slack.Files.UploadAsync([]), Throws.ArgumentException);
        Assert.That(Fake.Requests, Is.Empty);
    }

    private static void AssertSame(JsonNode actual, string expected) =>
        Assert.That(JsonNode.DeepEquals(actual, JsonNode.Parse(expected)), Is.True, () => $"was {actual.ToJsonString()}");

    /// <summary>A stream that can only be read forward, in small pieces, as from a network.</summary>
    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 1000)], cancellationToken);
    }

    /// <summary>Keeps reports at once; <see cref="Progress{T}"/> would hand them to other threads.</summary>
    private sealed class Reports : IProgress<SlackUploadProgress>
    {
        public List<SlackUploadProgress> Values { get; } = [];

        public void Report(SlackUploadProgress value) => Values.Add(value);
    }
}
