namespace SlackGen.Apps.Tests.SocketMode;

public sealed class SocketFrameBoundaryTests
{
    [Test]
    public void Frames_of_all_sizes_are_followed_however_they_are_cut()
    {
        var random = new Random(1);
        foreach (var cut in new[] { 1, 2, 3, 7, 64, 70_000 })
        {
            var boundary = new SocketFrameBoundary();
            foreach (var size in new[] { 0, 1, 125, 126, 127, 65_535, 65_536, 70_000 })
            {
                var frame = Frame(size, random);
                for (var at = 0; at < frame.Length; at += cut)
                {
                    boundary.Advance(frame.AsSpan(at, Math.Min(cut, frame.Length - at)));
                    if (boundary.IsBetweenFrames != (at + cut >= frame.Length))
                    {
                        Assert.Fail($"IsBetweenFrames is {boundary.IsBetweenFrames} after byte {at + cut} of {frame.Length}.");
                    }
                }
            }
        }
    }

    [Test]
    public async Task A_ping_is_written_between_frames_only()
    {
        var bytes = new MemoryStream();
        var wire = new SocketWire(bytes, new SocketPulse(TimeProvider.System));
        var frame = Frame(20, new Random(2));

        await wire.PingAsync(CancellationToken.None);
        Assert.That(bytes.Length, Is.Zero, "during the handshake");
        wire.BeginFrames();
        await wire.PingAsync(CancellationToken.None);
        Assert.That(bytes.Length, Is.EqualTo(6));
        await wire.WriteAsync(frame.AsMemory(0, 10));
        await wire.PingAsync(CancellationToken.None);
        Assert.That(bytes.Length, Is.EqualTo(16), "within a frame");
        await wire.WriteAsync(frame.AsMemory(10));
        await wire.PingAsync(CancellationToken.None);

        byte[] ping = [0x89, 0x80, 0, 0, 0, 0];
        Assert.That(bytes.ToArray(), Is.EqualTo((byte[])[.. ping, .. frame, .. ping]));
    }

    private static byte[] Frame(int size, Random random)
    {
        var body = new byte[size];
        random.NextBytes(body);
        byte[] length = size < 126 ? [(byte)(0x80 | size)]
            : size <= ushort.MaxValue ? [0x80 | 126, (byte)(size >> 8), (byte)size]
            : [0x80 | 127, 0, 0, 0, 0, 0, (byte)(size >> 16), (byte)(size >> 8), (byte)size];
        return [0x81, .. length, 1, 2, 3, 4, .. body];
    }
}
