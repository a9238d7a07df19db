namespace SlackGen.Testing;

/// <summary>The roles of people in a workspace.</summary>
public enum WorkspaceRole
{
    /// <summary>A full member.</summary>
    Member,

    /// <summary>An admin, who can rename every channel and change the profiles of others.</summary>
    Admin,

    /// <summary>An owner. The first one is the primary owner.</summary>
    Owner,

    /// <summary>A guest of several channels, who cannot create, leave or invite.</summary>
    Guest,

    /// <summary>A guest of a single channel.</summary>
    SingleChannelGuest,
}
