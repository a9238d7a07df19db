namespace SlackGen.Apps;

/// <summary>The time at which a connection received its last byte.</summary>
internal sealed class SocketPulse(TimeProvider time)
{
    private long last = time.GetTimestamp();

    /// <summary>Gets the time since the last byte.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref last));

    /// <summary>Notes that bytes have arrived.</summary>
    public void Beat() => Volatile.Write(ref last, time.GetTimestamp());
}
