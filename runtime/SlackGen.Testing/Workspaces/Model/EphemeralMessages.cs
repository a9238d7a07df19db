namespace SlackGen.Testing;

/// <summary>The messages that only one user sees.</summary>
internal sealed class EphemeralMessages
{
}
