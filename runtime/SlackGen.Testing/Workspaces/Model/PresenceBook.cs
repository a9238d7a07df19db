namespace SlackGen.Testing;

/// <summary>The presence and the do-not-disturb times of users.</summary>
internal sealed class PresenceBook
{
}
