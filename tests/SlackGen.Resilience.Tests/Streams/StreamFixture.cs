using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using SlackGen.Testing;
using SlackGen.Types;

namespace SlackGen.Resilience.Tests.Streams;

/// <summary>A client and a fake Slack with a workspace, over HTTP.</summary>
public abstract class StreamFixture
{
    /// <summary>The time after which a test has failed, on however slow a machine.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    protected const string Channel = "C1";

    private ILoggerFactory loggers = null!;

    protected FakeSlack Slack { get; private set; } = null!;

    protected SlackClient Client { get; private set; } = null!;

    protected LogSink Log { get; private set; } = null!;

    /// <summary>Gets the text of all pieces that Slack received, in order.</summary>
    protected string Sent => string.Concat(Pieces);

    /// <summary>Gets the text of each call that Slack received, in order.</summary>
    protected IEnumerable<string> Pieces => Slack.Requests.Where(r => r.Method is "chat.appendStream" or "chat.stopStream").Select(TextOf);

    /// <summary>Gets the message as Slack has it.</summary>
    protected JsonObject Message => Slack.Workspace!.Channel(Channel).Messages.Select(m => m.Json).Single(m => m["streaming_state"] is not null);

    protected (string? Text, string? State) Shown => ((string?)Message["text"], (string?)Message["streaming_state"]);

    [SetUp]
    public async Task StartAsync()
    {
        Log = new LogSink();
        loggers = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        Slack = await FakeSlack.StartAsync(o =>
        {
            o.Workspace = Workspace.Sample();
            Configure(o);
        });
        var options = new SlackClientOptions { Token = FakeSlack.BotToken, BaseAddress = Slack.BaseAddress, LoggerFactory = loggers };
        Configure(options);
        Client = new SlackClient(options);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await Slack.DisposeAsync();
        loggers.Dispose();
        Log.Dispose();
    }

    /// <summary>Starts a message.</summary>
    protected Task<SlackMessageStream<IMessageChunk, ChatStreamCompletion, ChatStopStreamResponse>> StreamAsync(string? token = null) =>
        Client.Chat.StreamAsync(new() { Channel = Channel, RecipientUserId = "U2", RecipientTeamId = "T0FAKETEAM", Token = token });

    protected virtual void Configure(FakeSlackOptions options)
    {
    }

    // Pieces follow each other at once.
    protected virtual void Configure(SlackClientOptions options) => options.Tiers["chat.appendStream"] = new SlackRate(1000, 1);

    protected static async IAsyncEnumerable<string> Source(params IEnumerable<string> pieces)
    {
        foreach (var piece in pieces)
        {
            await Task.Yield();
            yield return piece;
        }
    }

    private static string TextOf(RecordedRequest request) =>
        (string?)request.Arguments["markdown_text"] ?? string.Concat((request.Arguments["chunks"] as JsonArray ?? []).Select(c => (string?)c!["text"]));
}
