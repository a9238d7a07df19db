namespace SlackGen.Testing;

/// <summary>The kinds of conversations.</summary>
public enum WorkspaceChannelKind
{
    /// <summary>A channel that everybody can find and join.</summary>
    Public,

    /// <summary>A channel that only its members see.</summary>
    Private,

    /// <summary>A direct message between two users.</summary>
    DirectMessage,

    /// <summary>A direct message between several users.</summary>
    GroupMessage,
}
