namespace SlackGen.Tool.Serve;

/// <summary>The commands of a message or view.</summary>
internal enum ElementVerb
{
    /// <summary>Keeps what is typed, and tells the app nothing.</summary>
    Keep,

    /// <summary>Clicks a button.</summary>
    Click,

    /// <summary>Chooses the values of an element.</summary>
    Choose,

    /// <summary>Asks the app for the choices of a menu.</summary>
    Find,

    /// <summary>Submits a modal.</summary>
    Submit,

    /// <summary>Closes a modal.</summary>
    Close,
}
