using SlackGen.Tests.Support;

namespace SlackGen.Tests.Uploads;

/// <summary>An upload takes as long as it takes; an attempt that makes no progress for <c>AttemptTimeout</c> ends.</summary>
public sealed class UploadStallTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    private readonly ManualTimeProvider clock = new() { SkipsPauses = true };

    [Test]
    public async Task A_server_that_never_responds_ends_the_attempt_and_the_bytes_are_sent_again()
    {
        var uploading = new Uploading([Responses.Hangs, Responses.Html(200)], clock: clock);
        var upload = uploading.UploadAsync(Uploading.Bytes());
        Eventually.Becomes(() => uploading.Slack.SentBytes.Count, 1);
        clock.Advance(Limit);
        await upload;
        Assert.That(uploading.Slack.SentBytes, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_server_that_never_responds_is_the_failure_when_no_attempt_is_left()
    {
        var uploading = new Uploading([Responses.Hangs], o => o.Retry.MaxRetries = 0, clock);
        var upload = uploading.UploadAsync(Uploading.Bytes());
        Eventually.Becomes(() => uploading.Slack.SentBytes.Count, 1);
        clock.Advance(Limit - TimeSpan.FromMilliseconds(1));
        Assert.That(upload.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        var thrown = Assert.ThrowsAsync<SlackException>(() => upload);
        Assert.That((thrown.Message, thrown.Method), Is.EqualTo(("The upload of 'a.txt' made no progress for 100 s, after 5 of 5 bytes.", "upload")));
    }

    [Test]
    public void A_server_that_stops_reading_ends_the_attempt()
    {
        var uploading = new Uploading([Responses.Html(200)], o => o.Retry.MaxRetries = 0, clock);
        var target = new Gate { OpenFor = 3 };
        uploading.Slack.Target = () => target;
        var upload = uploading.UploadAsync(SlackUpload.FromBytes(new byte[100_000], "a.bin"));
        Eventually.Becomes(() => target.Writes, 4);
        clock.Advance(Limit);
        var thrown = Assert.ThrowsAsync<SlackException>(() => upload);
        Assert.That(thrown.Message, Is.EqualTo("The upload of 'a.bin' made no progress for 100 s, after 49152 of 100000 bytes."));
    }

    [Test]
    public async Task A_server_that_reads_slowly_is_waited_for()
    {
        var uploading = new Uploading([Responses.Html(200)], clock: clock);
        var target = new Gate { OpenFor = int.MaxValue, OnWrite = () => clock.Advance(Limit * 0.9) };
        uploading.Slack.Target = () => target;
        await uploading.UploadAsync(SlackUpload.FromBytes(new byte[500_000], "a.bin"));
        Assert.That(clock.Elapsed, Is.GreaterThan(Limit * 25));
        Assert.That(uploading.Slack.SentBytes, Has.Count.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_stream_that_gives_nothing_is_the_callers_failure(bool isSpooled)
    {
        using var stream = new Silent(ignoresToken: true);
        var uploading = new Uploading([Responses.Html(200)], clock: clock);
        var upload = uploading.UploadAsync(isSpooled ? SlackUpload.FromStream(stream, "a.bin") : SlackUpload.FromStream(stream, "a.bin", 5));
        Eventually.Becomes(() => stream.Reads, 2);
        clock.Advance(Limit);
        var thrown = Assert.ThrowsAsync<TimeoutException>(() => upload);
        Assert.That(thrown.Message, Is.EqualTo("The stream of 'a.bin' returned no bytes for 100 s, after 3 bytes."));
        Assert.That(uploading.Slack.Steps, Is.EqualTo(isSpooled ? [] : new[] { "files.getUploadURLExternal" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_caller_can_cancel_a_stream_that_gives_nothing(bool isSpooled)
    {
        using var stream = new Silent(ignoresToken: true);
        using var cancel = new CancellationTokenSource();
        var uploading = new Uploading([Responses.Html(200)], clock: clock);
        var upload = uploading.UploadAsync(isSpooled ? SlackUpload.FromStream(stream, "a.bin") : SlackUpload.FromStream(stream, "a.bin", 5), cancellationToken: cancel.Token);
        Eventually.Becomes(() => stream.Reads, 2);
        await cancel.CancelAsync();
        var thrown = Assert.CatchAsync<OperationCanceledException>(() => upload);
        Assert.That(thrown.CancellationToken, Is.EqualTo(cancel.Token));
    }

    [Test]
    public async Task A_stream_that_gives_slowly_is_waited_for()
    {
        using var stream = new Slow(clock, Limit * 0.9, reads: 20);
        var uploading = new Uploading([Responses.Html(200)], clock: clock);
        await uploading.UploadAsync(SlackUpload.FromStream(stream, "a.bin"));
        Assert.That((clock.Elapsed, uploading.Slack.SentBytes.Single().Body.Length), Is.EqualTo((Limit * 0.9 * 20, 20)));
    }

    /// <summary>Takes some writes, and no more until the caller gives up.</summary>
    private sealed class Gate : MemoryStream
    {
        private int writes;

        public int OpenFor { get; init; }

        public Action OnWrite { get; init; } = () => { };

        public int Writes => Volatile.Read(ref writes);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Increment(ref writes) > OpenFor)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            OnWrite();
        }
    }

    /// <summary>Gives three bytes and then nothing, not even an end.</summary>
    private sealed class Silent(bool ignoresToken) : MemoryStream
    {
        private int reads;

        public override bool CanSeek => false;

        public int Reads => Volatile.Read(ref reads);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Increment(ref reads) == 1)
            {
                return 3;
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, ignoresToken ? CancellationToken.None : cancellationToken);
            return 0;
        }
    }

    /// <summary>Gives a byte at a time, after a while each.</summary>
    private sealed class Slow(ManualTimeProvider clock, TimeSpan pause, int reads) : MemoryStream
    {
        private int left = reads;

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (left-- <= 0)
            {
                return new ValueTask<int>(0);
            }

            clock.Advance(pause);
            return new ValueTask<int>(1);
        }
    }
}
