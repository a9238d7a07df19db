using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>The name and the kind of a conversation.</summary>
/// <param name="Name">The name without <c>#</c>; the names of the others for direct messages.</param>
/// <param name="Kind">The kind.</param>
internal sealed record ChannelName(string Name, WorkspaceChannelKind Kind);
