using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>canvases.access.*</c>.</summary>
internal static class CanvasAccessMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("canvases.access.set", Set),
        new("canvases.access.delete", Delete),
    ];

    private static JsonObject Set(WorkspaceCall call)
    {
        var (canvas, channels, users) = Read(call);
        var level = call.Text("access_level") switch
        {
            "read" => CanvasAccess.Read,
            "write" => CanvasAccess.Write,
            "owner" => CanvasAccess.Owner,
            _ => throw new WorkspaceErrorException("invalid_parameters"),
        };
        if (level == CanvasAccess.Owner)
        {
            // Only one user owns a canvas.
            CanvasMethods.VerifyLevel(call, canvas, CanvasAccess.Owner);
            canvas.OwnerId = users is [var owner] ? owner : throw new WorkspaceErrorException("invalid_parameters");
            return [];
        }

        channels.ForEach(c => canvas.ChannelAccess[c] = level);
        users.ForEach(u => canvas.UserAccess[u] = level);
        return [];
    }

    private static JsonObject Delete(WorkspaceCall call)
    {
        var (canvas, channels, users) = Read(call);
        channels.ForEach(c => canvas.ChannelAccess.Remove(c));
        users.ForEach(u => canvas.UserAccess.Remove(u));
        return [];
    }

    private static (CanvasEntity Canvas, List<string> Channels, List<string> Users) Read(WorkspaceCall call)
    {
        var canvas = CanvasMethods.CanvasOf(call);
        CanvasMethods.VerifyLevel(call, canvas, CanvasAccess.Write);
        var channels = call.List("channel_ids").Select(id => call.FindChannel(id)?.Id ?? throw new WorkspaceErrorException("channel_not_found")).ToList();
        var users = call.List("user_ids").ToList();
        return users.TrueForAll(call.State.Users.ContainsKey) ? (canvas, channels, users) : throw new WorkspaceErrorException("user_not_found");
    }
}
