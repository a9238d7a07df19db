namespace SlackGen.Apps;

/// <summary>The time at which a connection received its last byte.</summary>
internal sealed class SocketPulse(TimeProvider time)
{
    private long last = time.GetTimestamp();

    /// <summary>Gets the time since the last byte.</summary>
    public TimeSpan Silence
    {
        get
        {
            // The clock is read first: a thread that is held up in between then sees too short a silence, never too long a one.
            var now = time.GetTimestamp();
            var silence = time.GetElapsedTime(Volatile.Read(ref last), now);
            return silence > TimeSpan.Zero ? silence : TimeSpan.Zero;
        }
    }

    /// <summary>Notes that bytes have arrived.</summary>
    public void Beat() => Volatile.Write(ref last, time.GetTimestamp());
}
