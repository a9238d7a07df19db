namespace SlackGen.Tool.Serve;

/// <summary>The places that show blocks.</summary>
internal enum SurfaceKind
{
    /// <summary>A message.</summary>
    Message,

    /// <summary>A modal.</summary>
    Modal,

    /// <summary>The Home tab.</summary>
    Home,
}
