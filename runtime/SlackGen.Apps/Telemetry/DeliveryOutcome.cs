namespace SlackGen.Apps;

/// <summary>Specifies what became of a delivery.</summary>
internal enum DeliveryOutcome
{
    /// <summary>Its handlers have returned.</summary>
    Handled,

    /// <summary>A handler threw, or its reply could not be sent.</summary>
    Failed,

    /// <summary>Its handler did not return a reply before the deadline, and nothing was acknowledged.</summary>
    Late,

    /// <summary>It has no handler.</summary>
    Unhandled,

    /// <summary>The app itself caused it.</summary>
    Own,

    /// <summary>It is a repetition.</summary>
    Duplicate,

    /// <summary>The queue was full, or the app is stopping.</summary>
    Refused,

    /// <summary>The app is not installed in the workspace that it comes from, so there is no token for it.</summary>
    NotInstalled,
}
