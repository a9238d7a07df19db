using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>The name and the kind of a conversation.</summary>
/// <param name="Name">The name without <c>#</c>; the names of the others for direct messages.</param>
/// <param name="Kind">The kind.</param>
internal sealed record ChannelName(string Name, WorkspaceChannelKind Kind)
{
    /// <summary>Gets the name as people write it: that of a channel begins with <c>#</c>.</summary>
    public string Label => IsChannel(Kind) ? "#" + Name : Name;

    /// <summary>Returns whether conversations of a kind are channels, and not direct messages.</summary>
    public static bool IsChannel(WorkspaceChannelKind kind) => kind is WorkspaceChannelKind.Public or WorkspaceChannelKind.Private;
}
