namespace SlackGen.Testing;

/// <summary>The calls and their participants.</summary>
internal sealed class CallBook
{
}
