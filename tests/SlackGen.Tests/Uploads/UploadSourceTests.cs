using SlackGen.Tests.Support;

namespace SlackGen.Tests.Uploads;

/// <summary>Failures of the caller's files, streams and handlers: the caller gets the exception as it was thrown, and nothing is sent again.</summary>
public sealed class UploadSourceTests
{
    private static readonly string[] OnlyThePlace = ["files.getUploadURLExternal"];

    private readonly Uploading uploading = new([Responses.Html(200)]);

    public static IEnumerable<Exception> Failures => [new IOException("The pipe is broken."), new ObjectDisposedException("pipe"), new InvalidOperationException("No."), new NotSupportedException("No.")];

    [TestCaseSource(nameof(Failures))]
    public void A_stream_that_breaks_while_it_is_sent_throws_what_it_threw(Exception failure)
    {
        using var stream = new Breaking(failure);
        Assert.That(Assert.CatchAsync(() => uploading.UploadAsync(SlackUpload.FromStream(stream, "a.txt", 10))), Is.SameAs(failure));
        Assert.That((uploading.Slack.Steps, stream.CanRead), Is.EqualTo((OnlyThePlace, true)));
    }

    [TestCaseSource(nameof(Failures))]
    public void A_stream_that_breaks_on_its_way_to_the_temporary_file_throws_what_it_threw(Exception failure)
    {
        using var stream = new Breaking(failure);
        Assert.That(Assert.CatchAsync(() => uploading.UploadAsync(SlackUpload.FromStream(stream, "a.txt"))), Is.SameAs(failure));
        Assert.That(uploading.Slack.Steps, Is.Empty);
    }

    [TestCaseSource(nameof(Failures))]
    public void A_seekable_stream_that_breaks_is_not_sent_again(Exception failure)
    {
        using var stream = new Breaking(failure) { IsSeekable = true };
        Assert.That(Assert.CatchAsync(() => uploading.UploadAsync(SlackUpload.FromStream(stream, "a.txt"))), Is.SameAs(failure));
        Assert.That((stream.Reads, uploading.Slack.Steps), Is.EqualTo((2, OnlyThePlace)));
    }

    [Test]
    public void A_stream_that_gives_up_by_itself_is_not_a_cancellation()
    {
        foreach (var length in new[] { (long?)null, 10 })
        {
            using var stream = new Breaking(new TaskCanceledException("The stream's own."));
            var upload = length is { } known ? SlackUpload.FromStream(stream, "a.txt", known) : SlackUpload.FromStream(stream, "a.txt");
            var thrown = Assert.ThrowsAsync<IOException>(() => uploading.UploadAsync(upload));
            Assert.That(thrown.Message, Is.EqualTo("The stream of 'a.txt' was canceled while it was read."));
        }
    }

    [TestCaseSource(nameof(Failures))]
    public void A_part_of_a_form_that_breaks_throws_what_it_threw_and_the_call_is_not_repeated(Exception failure)
    {
        using var stream = new Breaking(failure) { IsSeekable = true };
        var call = new Call([Responses.Ok]);
        var method = new SlackMethod("users.setPhoto") { Tier = 4, Body = SlackBody.Multipart, Idempotent = true };
        var request = new WrittenRequest(w => w.Binary("image"u8, SlackUpload.FromStream(stream, "a.png")));
        Assert.That(Assert.CatchAsync(() => call.SendAsync(method, request)), Is.SameAs(failure));
        Assert.That((stream.Reads, call.Stub.Sent.Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public void A_file_that_a_form_cannot_open_is_the_callers_failure()
    {
        var call = new Call([Responses.Ok]);
        var method = new SlackMethod("users.setPhoto") { Tier = 4, Body = SlackBody.Multipart, Idempotent = true };
        var request = new WrittenRequest(w => w.Binary("image"u8, SlackUpload.FromFile("/no/such/file.png")));
        Assert.That(Assert.CatchAsync(() => call.SendAsync(method, request)), Is.InstanceOf<IOException>());
        Assert.That(call.Stub.Sent, Is.Empty);
    }

    [Test]
    public void A_progress_handler_that_throws_ends_the_upload_with_what_it_threw()
    {
        var failure = new IOException("The window is closed.");
        Assert.That(Assert.CatchAsync(() => uploading.UploadAsync(Uploading.Bytes(), progress: new Throwing(failure))), Is.SameAs(failure));
        Assert.That(uploading.Slack.Steps, Is.EqualTo(OnlyThePlace));
    }

    [Test]
    public void A_failure_of_the_callers_is_logged_without_Slack()
    {
        using var stream = new Breaking(new IOException("The pipe is broken."));
        Assert.ThrowsAsync<IOException>(() => uploading.UploadAsync(SlackUpload.FromStream(stream, "a.txt", 10)));
        Assert.That(uploading.Logs.Entries.Select(e => e.Text), Has.Some.EqualTo("upload failed: IOException"));
    }

    [TestCase(4, typeof(IOException), "'a.txt' continues after 4 bytes, the length that was given. Was it changed while it was sent?")]
    [TestCase(6, typeof(EndOfStreamException), "'a.txt' ended after 5 bytes, but its length was given as 6. Was it changed while it was sent?")]
    public void A_stream_of_another_length_than_was_given_is_not_completed(long length, Type type, string message)
    {
        foreach (var stream in new Stream[] { new ForwardStream([.. "bytes"u8]), new MemoryStream([.. "bytes"u8]) })
        {
            using (stream)
            {
                var thrown = Assert.CatchAsync(() => uploading.UploadAsync(SlackUpload.FromStream(stream, "a.txt", length)));
                Assert.That((thrown.GetType(), thrown.Message), Is.EqualTo((type, message)));
            }
        }

        Assert.That(uploading.Slack.Steps, Is.EqualTo(new[] { OnlyThePlace[0], OnlyThePlace[0] }));
    }

    [TestCase("byte", typeof(EndOfStreamException))]
    [TestCase("bytes and more", typeof(IOException))]
    public void A_file_that_changes_after_its_length_was_told_is_not_completed(string later, Type type)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.txt", [.. "bytes"u8]);
        ValueTask<string> ChangeFileAsync(CancellationToken cancellationToken)
        {
            // The first call is under way: the length has been found.
            File.WriteAllText(path, later);
            return new ValueTask<string>(Secret.Token);
        }

        var waiting = new Uploading([Responses.Html(200)], o => (o.Token, o.TokenProvider) = (null, ChangeFileAsync));
        Assert.That(Assert.CatchAsync(() => waiting.UploadAsync(SlackUpload.FromFile(path))).GetType(), Is.EqualTo(type));
        Assert.That(waiting.Slack.Steps, Is.EqualTo(OnlyThePlace));
    }

    [Test]
    public void No_bytes_in_memory_are_refused_at_once() => Assert.That(
        () => SlackUpload.FromBytes(Array.Empty<byte>(), "a.txt"),
        Throws.ArgumentException.With.Message.StartsWith("'a.txt' has no bytes to upload."));

    [Test]
    public void A_file_or_stream_without_bytes_is_refused_before_anything_is_sent()
    {
        using var folder = new TemporaryFolder();
        using var atEnd = new MemoryStream([1, 2, 3]) { Position = 3 };
        using var forward = new ForwardStream([]);
        foreach (var upload in new[] { SlackUpload.FromFile(folder.Write("a.txt", [])), SlackUpload.FromStream(atEnd, "a.txt"), SlackUpload.FromStream(forward, "a.txt") })
        {
            var thrown = Assert.ThrowsAsync<ArgumentException>(() => uploading.UploadAsync([Uploading.Bytes(), upload]));
            Assert.That(thrown.Message, Is.EqualTo("'a.txt' has no bytes to upload. Is the file empty, or is the stream at its end?"));
            Assert.ThrowsAsync<ArgumentException>(() => uploading.SendBytesAsync(Uploading.Url, upload));
        }

        Assert.That(uploading.Slack.Sent, Is.Empty);
    }

    [Test]
    public void A_closed_stream_is_refused()
    {
        var stream = new MemoryStream([1, 2, 3]);
        var upload = SlackUpload.FromStream(stream, "a.txt");
        stream.Dispose();
        Assert.ThrowsAsync<ObjectDisposedException>(() => uploading.UploadAsync(upload));
        Assert.That(() => SlackUpload.FromStream(stream, "a.txt"), Throws.ArgumentException.With.Message.StartsWith("The stream of 'a.txt' cannot be read. Is it closed?"));
        Assert.That(() => SlackUpload.FromStream(stream, "a.txt", 3), Throws.ArgumentException);
        Assert.That(uploading.Slack.Sent, Is.Empty);
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_length_below_one_is_refused(long length)
    {
        using var stream = new MemoryStream([1]);
        Assert.That(() => SlackUpload.FromStream(stream, "a.txt", length), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_missing_file_is_found_before_anything_is_sent()
    {
        Assert.CatchAsync<IOException>(() => uploading.UploadAsync([Uploading.Bytes(), SlackUpload.FromFile("/no/such/file.txt")]));
        Assert.That(uploading.Slack.Sent, Is.Empty);
    }

    [Test]
    public void No_file_and_a_null_file_are_refused_before_anything_is_sent()
    {
        Assert.ThrowsAsync<ArgumentException>(() => uploading.UploadAsync(Array.Empty<SlackUpload>()));
        Assert.ThrowsAsync<ArgumentNullException>(() => uploading.UploadAsync([Uploading.Bytes(), null!]));
        Assert.That(uploading.Slack.Sent, Is.Empty);
    }

    [Test]
    public async Task A_stream_whose_length_is_given_needs_no_temporary_file()
    {
        using var stream = new ForwardStream([.. "bytes"u8]);
        using var folder = new TemporaryFolder();
        var variable = Environment.GetEnvironmentVariable("TMPDIR");
        Environment.SetEnvironmentVariable("TMPDIR", Path.Combine(folder.Path, "none"));
        try
        {
            await uploading.UploadAsync(SlackUpload.FromStream(stream, "a.txt", 5));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", variable);
        }

        Assert.That(uploading.Slack.SentBytes.Single().Body, Is.EqualTo("bytes"));
    }

    /// <summary>Gives some bytes and breaks.</summary>
    private sealed class Breaking(Exception failure) : MemoryStream(new byte[10])
    {
        public bool IsSeekable { get; init; }

        public int Reads { get; private set; }

        public override bool CanSeek => IsSeekable;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return ++Reads == 1 ? 3 : throw failure;
        }
    }

    private sealed class Throwing(Exception failure) : IProgress<SlackUploadProgress>
    {
        public void Report(SlackUploadProgress value) => throw failure;
    }
}
