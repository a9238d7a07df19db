namespace SlackGen;

/// <summary>Bytes that are not JSON, or not the JSON that strict decoding wants. The transport turns it into a <see cref="SlackException"/>.</summary>
internal sealed class SlackJsonException(string message, int position) : Exception($"{message} (at byte {position})")
{
    public int Position { get; } = position;

    /// <summary>Gets whether the JSON exceeds a limit that an option sets: the same response would fail again.</summary>
    public bool ExceedsLimit { get; init; }
}
