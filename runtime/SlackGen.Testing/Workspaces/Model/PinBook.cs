namespace SlackGen.Testing;

/// <summary>The pinned messages of each channel.</summary>
internal sealed class PinBook
{
}
