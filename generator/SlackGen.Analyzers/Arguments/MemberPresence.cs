namespace SlackGen.Analyzers.Arguments;

/// <summary>Specifies whether a new object has a value for a property.</summary>
internal enum MemberPresence
{
    /// <summary>The code does not prove it.</summary>
    Unknown,

    /// <summary>It has a value.</summary>
    Set,

    /// <summary>It has none, or null.</summary>
    Unset,
}
