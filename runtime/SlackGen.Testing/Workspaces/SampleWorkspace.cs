namespace SlackGen.Testing;

/// <summary>The workspace that a developer sees first.</summary>
internal static class SampleWorkspace
{
    public static Workspace Create()
    {
        var workspace = new Workspace { Name = "Ghostbusters" };
        workspace.AddUser("venkman", "Peter Venkman", "U1");
        workspace.AddUser("stantz", "Ray Stantz", "U2");
        workspace.AddUser("zeddemore", "Winston Zeddemore", "U3");
        workspace.AddUser("melnitz", "Janine Melnitz", "U4");
        workspace.WhenStarted(() =>
        {
            var app = workspace.State.App;
            string[] all = [app.UserId, "U1", "U2", "U3", "U4", app.BotUserId];
            workspace.AddChannel(app.ChannelName, all, id: app.ChannelId);
            workspace.AddChannel("random", all, id: "C1");
            workspace.AddChannel("deploys", [app.UserId, "U2", "U3", app.BotUserId], id: "C2");
            workspace.AddChannel("containment", [app.UserId, "U2"], WorkspaceChannelKind.Private, "C3");
        });
        return workspace;
    }
}
