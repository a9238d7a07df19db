namespace SlackGen.Testing;

/// <summary>The kinds of deliveries.</summary>
public enum FakeDeliveryKind
{
    /// <summary>An event of the Events API. It is repeated until it is acknowledged.</summary>
    Event,

    /// <summary>A slash command. It is sent once.</summary>
    Command,

    /// <summary>An interaction: a click, a shortcut, a submission of a view, a request for options. It is sent once.</summary>
    Interaction,

    /// <summary>A request about the app itself: <c>url_verification</c>, <c>ssl_check</c> or <c>app_rate_limited</c>. It is sent once.</summary>
    Notice,
}
