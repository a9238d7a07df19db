namespace SlackGen.Testing;

/// <summary>The workspace that a developer sees first.</summary>
internal static class SampleWorkspace
{
    private const string Peter = "U1";
    private const string Ray = "U2";
    private const string Winston = "U3";
    private const string Janine = "U4";
    private const string Dana = "U5";
    private const string Louis = "U6";
    private const string Vinz = "U7";

    public static Workspace Create()
    {
        var workspace = new Workspace { Name = "Ghostbusters" };
        workspace.AddUser("venkman", "Peter Venkman", Peter, new() { Role = WorkspaceRole.Owner, Title = "Founder", TimeZone = "America/New_York" });
        workspace.AddUser("stantz", "Ray Stantz", Ray, new() { Role = WorkspaceRole.Admin, Title = "Engineering", TimeZone = "America/New_York" });
        workspace.AddUser("zeddemore", "Winston Zeddemore", Winston, new() { Title = "Operations", TimeZone = "America/Chicago" });
        workspace.AddUser("melnitz", "Janine Melnitz", Janine, new() { Title = "Support", TimeZone = "Europe/Vienna" });
        workspace.AddUser("barrett", "Dana Barrett", Dana, new() { Role = WorkspaceRole.Guest, Title = "Customer" });
        workspace.AddUser("tully", "Louis Tully", Louis, new() { Role = WorkspaceRole.SingleChannelGuest, Title = "Accountant" });
        workspace.AddUser("clortho", "Vinz Clortho", Vinz, new() { IsDeactivated = true });
        workspace.AddBot("buildbot", "A0BUILD", "B0BUILD", "U0BUILD");
        workspace.WhenStarted(() => Fill(workspace));
        return workspace;
    }

    private static void Fill(Workspace workspace)
    {
        AddChannels(workspace, workspace.State.App);
        var today = workspace.State.Now;
        AddGeneral(workspace, today);
        AddDeploys(workspace, today);
        AddOthers(workspace, today);
        workspace.AddUsergroup("engineering", "Engineering", [Ray, workspace.State.App.UserId], ["C2"], "S1");
        workspace.AddUsergroup("on-call", "On call", [Winston], id: "S2");
        workspace.AddEmoji("slimer", "https://emoji.example.com/slimer.png");
        workspace.AddEmoji("ghost_green", "alias:slimer");
    }

    private static void AddChannels(Workspace workspace, FakeAppIdentity app)
    {
        string[] all = [app.UserId, Peter, Ray, Winston, Janine, app.BotUserId];
        workspace.AddChannel(app.ChannelName, all, id: app.ChannelId, topic: "Who you gonna call?", purpose: "News for everybody.");
        workspace.AddChannel("random", all, id: "C1", purpose: "Everything else.");
        workspace.AddChannel(
            "deploys",
            [app.UserId, Ray, Winston, app.BotUserId, "U0BUILD"],
            id: "C2",
            topic: "Production is green",
            purpose: "What goes live, and what goes back.");
        workspace.AddChannel("containment", [app.UserId, Ray], WorkspaceChannelKind.Private, "C3", topic: "Never cross the streams");
        workspace.AddChannel("customers", [Janine, Peter, Dana, Louis], id: "C4", purpose: "Calls of customers.");
        workspace.AddChannel("old-site", [Peter, Ray], id: "C5").Entity.IsArchived = true;
        workspace.AddChannel("", [Peter, app.UserId], WorkspaceChannelKind.DirectMessage, "D1");
        workspace.AddChannel("", [app.BotUserId, app.UserId], WorkspaceChannelKind.DirectMessage, "D2");
        workspace.AddChannel("", [app.UserId, Ray, Winston], WorkspaceChannelKind.GroupMessage, "G1");
    }

    private static void AddGeneral(Workspace workspace, DateTimeOffset today)
    {
        var general = workspace.State.App.ChannelId;
        var welcome = workspace.AddMessage(general, Peter, "Welcome, everybody. The new firehouse opens on Monday.", today.AddDays(-3));
        var lunch = workspace.AddMessage(general, Janine, "Who is in for lunch on Friday?", today.AddDays(-2));
        workspace.AddMessage(general, Ray, "Me. Anything with marshmallows?", today.AddDays(-2).AddMinutes(4), lunch.Ts);
        workspace.AddMessage(general, Winston, "I book a table for five.", today.AddDays(-2).AddMinutes(9), lunch.Ts);
        React(workspace, general, lunch, ("thumbsup", [Peter, Ray]), ("pizza", [Winston]));
        Pin(workspace, general, welcome, Janine);
        workspace.AddMessage(general, Winston, "The line is busy since this morning. Please call back from the other one.", today.AddHours(-20));
    }

    private static void AddDeploys(Workspace workspace, DateTimeOffset today)
    {
        var app = workspace.State.App;
        workspace.AddMessage("C2", "U0BUILD", "Build 4.11 passed all tests.", today.AddDays(-1));
        var question = workspace.AddMessage("C2", Ray, "Shall 4.11 go live today?", today.AddDays(-1).AddMinutes(3));
        workspace.AddMessage("C2", app.UserId, "Yes, after the backup.", today.AddDays(-1).AddMinutes(7), question.Ts);
        workspace.AddMessage("C2", Winston, "The backup is done.", today.AddDays(-1).AddMinutes(31), question.Ts);
        var live = workspace.AddMessage("C2", app.BotUserId, "4.11 is live.", today.AddDays(-1).AddMinutes(40));
        React(workspace, "C2", live, ("tada", [Ray, app.UserId]));
        workspace.State.Bookmarks.Add(new BookmarkEntity
        {
            Id = "Bk1",
            ChannelId = "C2",
            Title = "Runbook",
            Link = "https://runbook.example.com/deploys",
            Emoji = ":books:",
            Created = today.AddDays(-2).ToUnixTimeSeconds(),
            UserId = Ray,
        });
    }

    private static void AddOthers(Workspace workspace, DateTimeOffset today)
    {
        var app = workspace.State.App;
        workspace.AddMessage("C1", Peter, "I have seen a dog in the fridge.", today.AddHours(-30));
        workspace.AddMessage("C3", Ray, "The grid holds. I check it again at six.", today.AddHours(-9));
        workspace.AddMessage("C4", Dana, "There is that noise again, on the roof.", today.AddHours(-5));
        workspace.AddMessage("C5", Peter, "This channel moves to #random.", today.AddDays(-90));
        workspace.AddMessage("D1", Peter, "Do you have a minute?", today.AddHours(-2));
        workspace.AddMessage("D2", app.BotUserId, "Hello! Mention me in a channel, or write to me here.", today.AddDays(-3));
        workspace.AddMessage("G1", Ray, "Same car as last time?", today.AddHours(-26));
    }

    private static void Pin(Workspace workspace, string channel, WorkspaceMessage message, string user) =>
        workspace.State.Pins.Add(channel, new PinBook.Pin(message.Ts, user, workspace.State.Now.AddDays(-1).ToUnixTimeSeconds()));

    // A fake with a low limit of messages has dropped the message already.
    private static void React(Workspace workspace, string channel, WorkspaceMessage message, params (string Name, string[] Users)[] reactions)
    {
        if (workspace.State.Channels[channel].Messages.TryGetValue(message.Ts, out var entity))
        {
            entity.Reactions.AddRange(reactions.Select(r => (r.Name, r.Users.ToList())));
        }
    }
}
