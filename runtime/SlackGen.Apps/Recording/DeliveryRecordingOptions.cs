namespace SlackGen.Apps;

/// <summary>The options of a recording of deliveries.</summary>
public sealed class DeliveryRecordingOptions
{
    private long maxBytes = 16 * 1024 * 1024;

    internal DeliveryRecordingOptions()
    {
    }

    /// <summary>
    /// Gets or sets whether the recording keeps what people wrote: messages, input, the text of commands, names of people and channels. The default is false, because a
    /// recording outlives the retention and the access rules of the workspace: each letter is then replaced by <c>x</c>, each digit by <c>0</c>, and a date by <c>2000-01-01</c>. IDs, timestamps, and
    /// what the app itself has set, such as action IDs and values of buttons, are kept either way. Tokens, response URLs and trigger IDs are never recorded.
    /// </summary>
    public bool KeepTexts { get; set; }

    /// <summary>
    /// Gets or sets the size in bytes at which the recording ends, counting what the file had before, from 1,024. The default is 16 MiB. Later deliveries are handled and
    /// not recorded.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1,024.</exception>
    public long MaxBytes
    {
        get => maxBytes;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1024);
            maxBytes = value;
        }
    }
}
