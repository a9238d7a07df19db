namespace SlackGen.Testing;

/// <summary>The reasons for which an app does not receive an event.</summary>
public enum UndeliveredReason
{
    /// <summary>No request URL was named by <see cref="FakeSlack.DeliverTo(Uri, string, HttpMessageHandler?)"/>, and no app has ever connected over Socket Mode.</summary>
    NoApp,

    /// <summary>The manifest of the app lists no such event.</summary>
    NotSubscribed,

    /// <summary>The manifest of the app lists the event, but none of the scopes that it requires.</summary>
    MissingScope,

    /// <summary>The app's bot is not a member of the channel.</summary>
    NotVisible,

    /// <summary>The app had more than 30,000 events within an hour.</summary>
    RateLimited,

    /// <summary>As many events wait as <see cref="FakeSlackOptions.MaxRecorded"/> allows.</summary>
    QueueFull,

    /// <summary>The fake failed to send the event. The act that caused the event has the exception.</summary>
    Failed,

    /// <summary>The app is not installed in the workspace.</summary>
    NotInstalled,
}
