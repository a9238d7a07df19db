namespace SlackGen.Testing;

/// <summary>The options of the replay of a recording.</summary>
public sealed class ReplayOptions
{
    /// <summary>
    /// Gets or sets whether events keep the <c>event_id</c> of the recording. The default is false: each has a new one, so that an app that has handled the recording
    /// before handles it again. An event that the recording has twice has the same ID twice, either way.
    /// </summary>
    public bool KeepEventIds { get; set; }

    /// <summary>
    /// Gets or sets whether the deliveries have the pauses of the recording, on <see cref="FakeSlackOptions.TimeProvider"/>. The default is false: each is sent when
    /// the one before is on the wire.
    /// </summary>
    public bool KeepPace { get; set; }
}
