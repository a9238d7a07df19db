namespace SlackGen.Testing;

/// <summary>Fits a workspace to the app and the clock of the fake that starts with it. The caller holds the gate.</summary>
internal static class WorkspaceStart
{
    /// <summary>Verifies that the workspace suits an app, before anything of it changes.</summary>
    /// <exception cref="InvalidOperationException">The app's bot is a person, or its person is a bot.</exception>
    public static void Verify(WorkspaceState state, FakeAppIdentity app)
    {
        if (state.Users.GetValueOrDefault(app.BotUserId) is { IsBot: false } bot)
        {
            throw new InvalidOperationException($"The user {bot.Id} is the bot user of the app, but a person of the workspace. Add it with AddBot.");
        }

        if (state.Users.GetValueOrDefault(app.UserId) is { IsBot: true } person)
        {
            throw new InvalidOperationException($"The user {person.Id} is the person of the app, but a bot of the workspace. Add it with AddUser.");
        }
    }

    /// <summary>Adds the bot user of the app, unless there is a bot with its ID or name.</summary>
    public static void AdoptBot(Workspace workspace)
    {
        var (state, app) = (workspace.State, workspace.State.App);
        var bot = state.Users.GetValueOrDefault(app.BotUserId)
            ?? state.Users.Values.FirstOrDefault(u => u.IsBot && u.Name == app.BotName)
            ?? workspace.AddBot(app.BotName, app.AppId, app.BotId, app.BotUserId).Entity;
        (app.BotUserId, app.BotId, app.BotName, bot.AppId) = (bot.Id, bot.BotId!, bot.Name, app.AppId);
    }

    /// <summary>Adds the person of the app, unless there is one with that ID or name.</summary>
    public static void AdoptPerson(Workspace workspace)
    {
        var (state, app) = (workspace.State, workspace.State.App);
        var person = state.Users.GetValueOrDefault(app.UserId)
            ?? state.Users.Values.FirstOrDefault(u => !u.IsBot && u.Name == app.UserName)
            ?? workspace.AddUser(app.UserName, id: app.UserId).Entity;
        (app.UserId, app.UserName) = (person.Id, person.Name);
    }

    /// <summary>Sets the channel in which the person acts to the one with the ID or name of the app's channel. Without one, the app's channel does not exist.</summary>
    public static void AdoptChannel(WorkspaceState state)
    {
        var app = state.App;
        var channel = state.Channels.GetValueOrDefault(app.ChannelId) ?? state.Channels.Values.FirstOrDefault(c => !c.IsDirect && c.Name == app.ChannelName);
        if (channel is not null)
        {
            (app.ChannelId, app.ChannelName) = (channel.Id, channel.Name);
        }
    }

    /// <summary>Sets times that lie in the future of the fake's clock to the present: the system's clock set them.</summary>
    public static void LimitTimes(WorkspaceState state)
    {
        var now = state.Now.ToUnixTimeSeconds();
        foreach (var user in state.Users.Values)
        {
            user.Updated = Math.Min(user.Updated, now);
        }

        foreach (var channel in state.Channels.Values)
        {
            channel.Created = Math.Min(channel.Created, now);
            channel.Updated = Math.Min(channel.Updated, state.Now.ToUnixTimeMilliseconds());
            channel.Topic = channel.Topic with { LastSet = Math.Min(channel.Topic.LastSet, now) };
            channel.Purpose = channel.Purpose with { LastSet = Math.Min(channel.Purpose.LastSet, now) };
        }

        foreach (var group in state.Usergroups.All)
        {
            (group.Created, group.Updated) = (Math.Min(group.Created, now), Math.Min(group.Updated, now));
        }

        LimitMessages(state);
    }

    // The messages keep their order, within a channel and among channels.
    private static void LimitMessages(WorkspaceState state)
    {
        var now = WorkspaceState.ToTimestamp(state.Now);
        var future = state.Channels.Values
            .SelectMany(c => c.Messages.Values.Select(m => (Channel: c, Message: m)))
            .Where(f => string.CompareOrdinal(f.Message.Ts, now) > 0)
            .OrderBy(f => f.Message.Ts, StringComparer.Ordinal)
            .ToList();
        foreach (var (channel, message) in future)
        {
            channel.Messages.Remove(message.Ts);
            message.Ts = state.NextTimestamp();
            message.Replies.ForEach(r => r.ThreadTs = message.Ts);
        }

        future.ForEach(f => f.Channel.Messages.Add(f.Message.Ts, f.Message));
    }
}
