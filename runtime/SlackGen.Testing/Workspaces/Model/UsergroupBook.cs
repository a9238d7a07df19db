namespace SlackGen.Testing;

/// <summary>The user groups and their members.</summary>
internal sealed class UsergroupBook
{
}
