namespace SlackGen.Testing;

/// <summary>The levels of access to a canvas, from the lowest.</summary>
internal enum CanvasAccess
{
    Read,
    Write,
    Owner,
}
