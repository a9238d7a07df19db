using SlackGen.Tests.Uploads;

namespace SlackGen.Tests.Downloads;

/// <summary>A download that breaks off continues where that is possible, begins again where the stream can seek, and fails otherwise.</summary>
public sealed class DownloadResumeTests
{
    private static readonly byte[] Bytes = "0123456789"u8.ToArray();

    [TestCase("\"v1\"", "\"v1\"")]
    [TestCase("W/\"v1\"", null)]
    [TestCase(null, null)]
    public async Task The_rest_is_requested_if_the_file_is_the_same(string? tag, string? condition)
    {
        var downloading = new Downloading(Downloading.Content(Bytes, arriving: 4, tag: tag), Downloading.Content(Bytes, from: 4));
        using var content = new Forward();
        await downloading.DownloadAsync(Downloading.File(), content);
        Assert.That(downloading.Sent.Select(s => (s.Range, s.IfRange)), Is.EqualTo(new[] { ((string?)null, (string?)null), ("bytes=4-", condition) }));
        Assert.That(content.ToArray(), Is.EqualTo(Bytes));
    }

    [Test]
    public async Task A_server_that_begins_again_begins_the_stream_again()
    {
        var downloading = new Downloading(Downloading.Content(Bytes, arriving: 4), Downloading.Content("abcdefghij"u8.ToArray(), tag: "\"v2\""));
        using var content = new MemoryStream();
        content.Write("head"u8);
        var progress = new Reports();
        await downloading.DownloadAsync(Downloading.File(), content, progress);
        Assert.That(content.ToArray(), Is.EqualTo("headabcdefghij"u8.ToArray()));
        Assert.That(progress.Values, Is.EqualTo([4L, 10L]));
    }

    [Test]
    public void A_server_that_begins_again_is_an_error_if_the_stream_cannot_seek()
    {
        var downloading = new Downloading(Downloading.Content(Bytes, arriving: 4), Downloading.Content(Bytes));
        var thrown = Assert.ThrowsAsync<SlackException>(() => downloading.DownloadAsync(Downloading.File(), new Forward()));
        Assert.That(thrown.Message, Does.Contain("broke off after 4 bytes and cannot be continued").And.Contain("cannot seek"));
        Assert.That(downloading.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Another_part_than_the_one_that_was_asked_for_is_not_written()
    {
        var downloading = new Downloading(Downloading.Content(Bytes, arriving: 4), Downloading.Content(Bytes, from: 2), Downloading.Content(Bytes));
        using var content = new MemoryStream();
        await downloading.DownloadAsync(Downloading.File(), content);
        Assert.That(content.ToArray(), Is.EqualTo(Bytes));
        Assert.That(downloading.Sent.Select(s => s.Range), Is.EqualTo([null, "bytes=4-", null]));
    }

    [Test]
    public void Another_part_is_an_error_if_the_stream_cannot_seek()
    {
        var downloading = new Downloading(Downloading.Content(Bytes, arriving: 4), Downloading.Content(Bytes, from: 2));
        var thrown = Assert.ThrowsAsync<SlackException>(() => downloading.DownloadAsync(Downloading.File(), new Forward()));
        Assert.That(thrown.Message, Is.EqualTo(
            "The download of 'a.bin' could not be continued after 4 bytes: the server sent another part. It was not requested again, because the stream cannot seek."));
        Assert.That(downloading.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_server_that_changes_its_mind_again_and_again_is_not_asked_without_end()
    {
        const int Part = 2 * 1024 * 1024;
        var bytes = new byte[3 * Part];
        var (beginning, middle, another) = (
            Downloading.Content(bytes, arriving: Part), Downloading.Content(bytes, from: Part, arriving: Part), Downloading.Content(bytes, from: 1));
        var downloading = new Downloading(o => o.Retry.MaxRetries = 3, [.. Enumerable.Range(0, 5).SelectMany(_ => new[] { beginning, middle, another })]);
        var thrown = Assert.ThrowsAsync<SlackException>(() => downloading.DownloadAsync(Downloading.File(bytes.Length), new MemoryStream()));
        Assert.That(thrown.Message, Does.Contain("The connection was reset."));
        Assert.That(downloading.Sent, Has.Count.EqualTo(5), "the three retries after the progress of the second request");
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows keeps the folder of an open file.")]
    public void A_part_that_cannot_be_deleted_does_not_hide_the_failure()
    {
        var folder = Directory.CreateTempSubdirectory("slackgen-download-").FullName;
        var downloading = new Downloading(Downloading.Content(Bytes));
        var thrown = Assert.CatchAsync(() => downloading.DownloadAsync(Downloading.File(), Path.Combine(folder, "a.bin"), new Throwing(folder)));
        Assert.That(thrown, Is.TypeOf<InvalidOperationException>());
    }

    [Test]
    [Category("Slow")]
    public async Task Progress_gives_the_retries_back()
    {
        const int Part = 1024 * 1024;
        var bytes = new byte[10 * Part];
        new Random(3).NextBytes(bytes);
        var responses = Enumerable.Range(0, 10).Select(i => Downloading.Content(bytes, from: i * Part, arriving: i < 9 ? Part : null)).ToArray();
        var downloading = new Downloading(o => o.Retry.MaxRetries = 1, responses);
        using var content = new Forward();
        await downloading.DownloadAsync(Downloading.File(bytes.Length), content);
        Assert.That(content.ToArray(), Is.EqualTo(bytes));
    }

    [Test]
    public void Without_progress_the_retries_end()
    {
        var downloading = new Downloading(o => o.Retry.MaxRetries = 1, Downloading.Content(Bytes, arriving: 0));
        var thrown = Assert.ThrowsAsync<SlackException>(() => downloading.DownloadAsync(Downloading.File(), new MemoryStream()));
        Assert.That(thrown.Message, Is.EqualTo("The download of 'a.bin' failed after 0 of 10 bytes: The connection was reset."));
        Assert.That(downloading.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public void More_bytes_than_the_file_has_are_an_error()
    {
        var downloading = new Downloading(request =>
        {
            var response = Downloading.Content([.. Bytes, .. Bytes])(request);
            response.Content.Headers.ContentLength = Bytes.Length;
            return response;
        });
        var thrown = Assert.ThrowsAsync<SlackException>(() => downloading.DownloadAsync(Downloading.File(), new MemoryStream()));
        Assert.That(thrown.Message, Does.Contain("the server sends 20 bytes, but the file has 10"));
        Assert.That(downloading.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void Compressed_content_is_an_error()
    {
        var downloading = new Downloading(request =>
        {
            var response = Downloading.Content(Bytes)(request);
            response.Content.Headers.ContentEncoding.Add("gzip");
            return response;
        });
        var thrown = Assert.ThrowsAsync<SlackException>(() => downloading.DownloadAsync(Downloading.File(), new MemoryStream()));
        Assert.That(thrown.Message, Does.EndWith("its content is compressed, which was not asked for."));
    }

    [Test]
    public void What_the_stream_throws_comes_out_as_it_is()
    {
        var failure = new IOException("The disk is full.");
        var downloading = new Downloading(Downloading.Content(Bytes));
        Assert.That(Assert.CatchAsync(() => downloading.DownloadAsync(Downloading.File(), new Failing(failure))), Is.SameAs(failure));
        Assert.That(downloading.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_caller_that_cancels_gets_its_own_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        var downloading = new Downloading(r =>
        {
            cancel.Cancel();
            return Downloading.Content(Bytes, arriving: 4)(r);
        });
        var thrown = Assert.CatchAsync<OperationCanceledException>(() => downloading.DownloadAsync(Downloading.File(), new MemoryStream(), null, cancel.Token));
        Assert.That(thrown.CancellationToken, Is.EqualTo(cancel.Token));
    }

    private sealed class Throwing(string folder) : IProgress<long>
    {
        public void Report(long value)
        {
            Directory.Delete(folder, recursive: true);
            throw new InvalidOperationException("The progress failed.");
        }
    }

    private sealed class Forward : MemoryStream
    {
        public override bool CanSeek => false;
    }

    private sealed class Failing(Exception failure) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromException(failure);
    }
}
