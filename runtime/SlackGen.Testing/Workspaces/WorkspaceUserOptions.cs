namespace SlackGen.Testing;

/// <summary>The properties that <see cref="Workspace.AddUser"/> sets besides the name.</summary>
public sealed record WorkspaceUserOptions
{
    /// <summary>Gets the email address; null for the handle at <c>example.com</c>.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the role. <see cref="WorkspaceRole.Member"/> by default.</summary>
    public WorkspaceRole Role { get; init; }

    /// <summary>Gets whether the account is deactivated.</summary>
    public bool IsDeactivated { get; init; }

    /// <summary>Gets the job title; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Gets the name of the time zone in the IANA list, <c>Europe/Vienna</c>. <c>Etc/UTC</c> by default.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";
}
