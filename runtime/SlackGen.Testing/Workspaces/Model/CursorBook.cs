namespace SlackGen.Testing;

/// <summary>The cursors that have been handed out.</summary>
internal sealed class CursorBook
{
}
