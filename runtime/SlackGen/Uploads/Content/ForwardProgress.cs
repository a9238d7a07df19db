namespace SlackGen;

/// <summary>Reports progress that never decreases: an attempt that begins again reports only bytes beyond those that were reported before.</summary>
/// <param name="progress">The caller's progress; null for none. Failures of it are thrown as a <see cref="CallerException"/>.</param>
internal sealed class ForwardProgress(IProgress<long>? progress)
{
    private long reported;

    /// <summary>Reports the number of bytes.</summary>
    public void Report(long bytes)
    {
        if (progress is null || bytes <= reported)
        {
            return;
        }

        reported = bytes;
        try
        {
            progress.Report(bytes);
        }
        catch (Exception e)
        {
            throw new CallerException(e);
        }
    }
}
