namespace SlackGen;

/// <summary>The exception for bytes that are not JSON or that strict decoding refuses. The transport turns it into a <see cref="SlackException"/>.</summary>
internal sealed class SlackJsonException(string message, int position) : Exception($"{message} (at byte {position})")
{
    /// <summary>Gets the position in bytes.</summary>
    public int Position { get; } = position;

    /// <summary>Gets whether the JSON exceeds a limit of the options. The same response would fail again.</summary>
    public bool ExceedsLimit { get; init; }
}
