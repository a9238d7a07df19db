namespace SlackGen.Testing.Tests;

public sealed class MemoryPipeTests
{
    private const int MoreThanBuffered = (1024 * 1024) + 1;

    private readonly byte[] target = new byte[100_000];

    [Test]
    public async Task Bytes_arrive_in_order_in_pieces_of_any_size()
    {
        var pipe = new MemoryPipe();
        await pipe.WriteAsync(new byte[] { 1, 2, 3 }, default);
        await pipe.WriteAsync(new byte[] { 4 }, default);
        pipe.End();
        var read = new List<byte>();
        int count;
        while ((count = await pipe.ReadAsync(target.AsMemory(0, 2), default)) > 0)
        {
            read.AddRange(target[..count]);
        }

        Assert.That(read, Is.EqualTo(new byte[] { 1, 2, 3, 4 }));
        Assert.That(pipe.IsDrained, Is.True);
    }

    [Test]
    public async Task A_failure_follows_the_bytes_before_it()
    {
        var pipe = new MemoryPipe();
        await pipe.WriteAsync(new byte[] { 1 }, default);
        pipe.End(() => new IOException("reset"));
        pipe.End();
        Assert.That(await pipe.ReadAsync(target, default), Is.EqualTo(1));
        Assert.That(async () => await pipe.ReadAsync(target, default), Throws.InstanceOf<IOException>().With.Message.EqualTo("reset"));
        Assert.That(pipe.IsDrained, Is.False);
    }

    [Test]
    public async Task A_writer_waits_for_a_reader_that_is_far_behind()
    {
        var pipe = new MemoryPipe();
        var writing = pipe.WriteAsync(new byte[MoreThanBuffered], default).AsTask();
        Assert.That(writing.IsCompleted, Is.False);
        await pipe.ReadAsync(target.AsMemory(0, 10_000), default);
        await writing.Soon();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Either_end_releases_a_waiting_writer(bool byReader)
    {
        var pipe = new MemoryPipe();
        var writing = pipe.WriteAsync(new byte[MoreThanBuffered], default).AsTask();
        if (byReader)
        {
            pipe.Close();
        }
        else
        {
            pipe.End();
        }

        await writing.Soon();
        await pipe.WriteAsync(new byte[MoreThanBuffered], default).AsTask().Soon();
    }

    [Test]
    public void A_read_ends_with_its_token_and_after_the_reader_has_left()
    {
        var pipe = new MemoryPipe();
        using var ended = new CancellationTokenSource();
        var reading = pipe.ReadAsync(target, ended.Token).AsTask();
        ended.Cancel();
        Assert.That(() => reading, Throws.InstanceOf<OperationCanceledException>());
        pipe.Close();
        Assert.That(async () => await pipe.ReadAsync(target, default), Throws.InstanceOf<ObjectDisposedException>());
    }
}
