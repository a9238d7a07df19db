using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>The base of tests of messages, which have channels of their own: a public one with the bot, a public and a private one without it.</summary>
public abstract class MessageTests : WorkspaceTests
{
    /// <summary>A public channel with the bot, the app's person and U2.</summary>
    protected const string Lab = "C0LAB";

    /// <summary>A public channel without the bot.</summary>
    protected const string Hall = "C0HALL";

    /// <summary>A private channel without the bot.</summary>
    protected const string Vault = "C0VAULT";

    protected const string Bot = "U0FAKEBOT";

    protected const string Person = "U0FAKEUSER";

    [SetUp]
    public void AddChannels()
    {
        Workspace.AddChannel("lab", [Person, "U2", Bot], id: Lab);
        Workspace.AddChannel("hall", [Person, "U2"], id: Hall);
        Workspace.AddChannel("vault", [Person, "U2"], WorkspaceChannelKind.Private, Vault);
    }

    /// <summary>Posts a text to the lab and returns the timestamp.</summary>
    protected async Task<string> PostAsync(string text, string? threadTs = null, string token = FakeSlack.BotToken, string channel = Lab) =>
        (string)(await SucceedAsync("chat.postMessage", new { channel, text, thread_ts = threadTs }, token))["ts"]!;

    /// <summary>Returns the messages that <c>conversations.history</c> lists, newest first.</summary>
    protected async Task<IReadOnlyList<JsonObject>> HistoryAsync(string channel = Lab, string token = FakeSlack.UserToken) =>
        [.. (await SucceedAsync("conversations.history", new { channel }, token))["messages"]!.AsArray().Select(m => m!.AsObject())];

    /// <summary>Returns a thread as <c>conversations.replies</c> lists it.</summary>
    protected async Task<IReadOnlyList<JsonObject>> RepliesAsync(string ts) =>
        [.. (await SucceedAsync("conversations.replies", new { channel = Lab, ts }))["messages"]!.AsArray().Select(m => m!.AsObject())];

    protected void Archive(string channel) => Workspace.Channel(channel).Entity.IsArchived = true;

    /// <summary>Adds a notice that somebody joined, and returns its timestamp.</summary>
    protected string AddNotice()
    {
        var state = Workspace.State;
        lock (state.Gate)
        {
            var notice = new MessageEntity { Ts = state.NextTimestamp(), UserId = "U2", Subtype = "channel_join", Text = "<@U2> has joined the channel" };
            return MessagePosting.Post(state, state.Channels[Lab], notice).Ts;
        }
    }
}
