namespace SlackGen.Testing;

/// <summary>A slash command of the app.</summary>
/// <param name="Command">The command with its slash, <c>/deploy</c>.</param>
/// <param name="Description">The description that people see.</param>
/// <param name="UsageHint">The hint about what may follow the command; null for none.</param>
/// <param name="EscapesReferences">Whether the app receives users and channels in the text as references, <c>&lt;@U1|egon&gt;</c>.</param>
public sealed record FakeAppCommand(string Command, string Description, string? UsageHint, bool EscapesReferences);
