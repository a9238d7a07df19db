namespace SlackGen.Testing;

/// <summary>The canvases and their sections.</summary>
internal sealed class CanvasBook
{
}
