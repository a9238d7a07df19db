using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Names messages and views in sessions and in IDs of HTML elements.</summary>
internal static class SurfaceIds
{
    public static string Of(WorkspaceMessage message) => $"m-{Ids.Of(message.ChannelId)}-{Ids.Of(message.Ts)}";

    public static string Of(WorkspaceView view) => $"v-{Ids.Of(view.Id)}";
}
