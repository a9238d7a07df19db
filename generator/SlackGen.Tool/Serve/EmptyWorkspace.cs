using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>A workspace with nothing but the app's bot, one person and the channel that both are in.</summary>
internal static class EmptyWorkspace
{
    public static Workspace Create(FakeAppIdentity app)
    {
        var workspace = new Workspace { Name = "Empty" };
        workspace.WhenStarted(() => workspace.AddChannel(app.ChannelName, [app.UserId, app.BotUserId], id: app.ChannelId));
        return workspace;
    }
}
