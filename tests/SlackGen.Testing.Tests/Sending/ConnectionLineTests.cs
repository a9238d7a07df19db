using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Testing.Tests;

/// <summary>A client that does not read cannot hold up a test.</summary>
public sealed class ConnectionLineTests
{
    private static readonly WebSocketFrame Frame = new(FrameCode.Text, true, Encoding.UTF8.GetBytes("x"));

    [Test]
    public async Task A_write_that_nobody_reads_ends_the_connection()
    {
        var line = new ConnectionLine(new UnreadStream(), new FakeTimeProvider(), TimeSpan.FromMilliseconds(20));
        Assert.That(await line.WriteAsync([Frame]).Soon(), Is.False);
        Assert.That(line.Ended.IsCancellationRequested, Is.True);
    }

    [Test]
    public async Task The_5_seconds_of_a_close_frame_begin_before_it_is_written()
    {
        var clock = new FakeTimeProvider();
        var line = new ConnectionLine(new UnreadStream(), clock, TimeSpan.FromMinutes(1));
        var writing = line.WriteAsync([Frame]);
        var closing = line.CloseAsync(1000, "");
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.That(closing.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(1));
        await closing.Soon();
        Assert.That(await writing.Soon(), Is.False);
    }

    [Test]
    public async Task A_second_close_frame_does_not_postpone_the_end()
    {
        var clock = new FakeTimeProvider();
        var line = new ConnectionLine(new MemoryStream(), clock, TimeSpan.FromMinutes(1));
        await line.CloseAsync(1000, "");
        clock.Advance(TimeSpan.FromSeconds(3));
        await line.CloseAsync(1000, "");
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That(line.Ended.IsCancellationRequested, Is.True);
    }

    // A connection whose buffers are full.
    private sealed class UnreadStream : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
