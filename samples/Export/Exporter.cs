using System.Globalization;
using System.Text.Json;
using SlackGen;
using SlackGen.Types;

namespace Export;

/// <summary>Exports a workspace to a folder, or continues an export that was interrupted.</summary>
/// <param name="slack">The client.</param>
/// <param name="folder">The path of the folder.</param>
/// <param name="view">Shows the progress.</param>
internal sealed class Exporter(SlackClient slack, string folder, IExportView view)
{
    // Errors that concern one conversation. All others end the export.
    private static readonly string[] Unreadable = ["not_in_channel", "channel_not_found", "channel_is_limited_access", "method_not_supported_for_channel_type"];

    /// <summary>Gets the number of conversations that are exported at once. Their calls share the rate limits of the client.</summary>
    public int MaxParallel { get; init; } = 4;

    /// <summary>Gets the number of items on a page.</summary>
    public int PageSize { get; init; } = 200;

    /// <summary>Gets the clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Exports what is not exported yet.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled. The next run continues.</exception>
    /// <exception cref="InvalidDataException">The folder has something else, or is damaged.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var me = await slack.Auth.TestAsync(null, cancellationToken);
        var export = ExportFolder.Open(folder, me.TeamId ?? "", TimeProvider.GetUtcNow());
        if (export.State.IsComplete)
        {
            return;
        }

        ConversationType[] all = [ConversationType.PublicChannel, ConversationType.PrivateChannel, ConversationType.Mpim, ConversationType.Im];
        await WriteAsync(export, "users", cursor => slack.Users.ListPagesAsync(new() { Cursor = cursor, Limit = PageSize }), cancellationToken);
        await WriteAsync(export, "channels", cursor => slack.Conversations.ListPagesAsync(new() { Cursor = cursor, Limit = PageSize, Types = all }), cancellationToken);
        await WriteFilesAsync(export, cancellationToken);

        // The channels of the file, which stay the same in every run.
        var channels = File.ReadLines(export.PathOf("channels")).Select(line => SlackJson.Parse<Conversation>(line).Id ?? "");
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(channels, parallel, async (channel, cancellation) =>
        {
            await WriteMembersAsync(export, channel, cancellation);
            await WriteMessagesAsync(export, channel, cancellation);
        });
        export.Complete();
    }

    private Task WriteAsync<TItem>(ExportFolder export, string name, Func<string?, IAsyncEnumerable<ISlackPage<TItem>>> pages, CancellationToken cancellationToken)
        where TItem : ISlackModel =>
        WriteAsync(export, name, pages, (write, item, _) =>
        {
            write(item.ToJson());
            return Task.FromResult(false);
        }, cancellationToken);

    private Task WriteMembersAsync(ExportFolder export, string channel, CancellationToken cancellationToken) => WriteAsync(
        export,
        $"members/{channel}",
        cursor => slack.Conversations.MembersPagesAsync(new() { Channel = channel, Cursor = cursor, Limit = PageSize }),
        (write, user, _) =>
        {
            write(JsonSerializer.Serialize(user, ExportJson.Default.String));
            return Task.FromResult(false);
        },
        cancellationToken);

    // A message is followed by the replies of its thread. Those that were sent to the channel as well are messages of the channel.
    private Task WriteMessagesAsync(ExportFolder export, string channel, CancellationToken cancellationToken)
    {
        SlackTimestamp latest = export.State.Began;
        return WriteAsync(
            export,
            $"messages/{channel}",
            cursor => slack.Conversations.HistoryPagesAsync(new() { Channel = channel, Cursor = cursor, Limit = PageSize, Latest = latest }),
            async (write, message, cancellation) =>
            {
                write(message.ToJson());
                if (message is not { ReplyCount: > 0, Ts: { } ts })
                {
                    return false;
                }

                var replies = slack.Conversations.RepliesAllAsync(new() { Channel = channel, Ts = ts, Limit = PageSize, Latest = latest }, cancellation);
                await foreach (var reply in replies)
                {
                    if (reply.Ts != ts && reply.Subtype != "thread_broadcast")
                    {
                        write(reply.ToJson());
                    }
                }

                return true;
            },
            cancellationToken);
    }

    /// <summary>Writes a list that pages by cursor.</summary>
    /// <param name="export">The folder.</param>
    /// <param name="name">The name of the part.</param>
    /// <param name="pages">Returns the pages from a cursor on.</param>
    /// <param name="writeItem">Writes the lines of an item, and returns whether that took calls, which the next run should not repeat.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    private async Task WriteAsync<TItem>(
        ExportFolder export,
        string name,
        Func<string?, IAsyncEnumerable<ISlackPage<TItem>>> pages,
        Func<Action<string>, TItem, CancellationToken, Task<bool>> writeItem,
        CancellationToken cancellationToken)
    {
        using var part = Part.Open(export.PathOf(name));
        if (part is null)
        {
            view.Completed(name);
            return;
        }

        var lines = 0;
        void Write(string json)
        {
            part.WriteLine(json);
            view.Wrote(name, ++lines);
        }

        async Task ListAsync(SlackListPosition position)
        {
            await foreach (var (item, next) in position.ItemsAsync(pages, cancellationToken))
            {
                if (await writeItem(Write, item, cancellationToken) || next.Skip == 0)
                {
                    part.Commit(next.ToString());
                }
            }
        }

        try
        {
            var position = SlackListPosition.Parse(part.Position);
            try
            {
                await ListAsync(position);
            }
            catch (SlackApiException e) when (e.Code == "invalid_cursor" && position != SlackListPosition.Start)
            {
                // The cursor of the run before has expired.
                part.Restart();
                await ListAsync(SlackListPosition.Start);
            }
        }
        catch (SlackApiException e) when (Unreadable.Contains(e.Code) && name.Contains('/', StringComparison.Ordinal))
        {
            part.Discard();
            view.LeftOut(name, e.Code);
            return;
        }

        part.Complete();
        view.Completed(name);
    }

    // files.list pages by number. The end of the time span keeps the pages as they are while files are added.
    private async Task WriteFilesAsync(ExportFolder export, CancellationToken cancellationToken)
    {
        const string Name = "files";
        using var part = Part.Open(export.PathOf(Name));
        if (part is null)
        {
            view.Completed(Name);
            return;
        }

        var lines = 0;
        var number = part.Position.Length == 0 ? 1 : long.Parse(part.Position, CultureInfo.InvariantCulture);
        for (long count = number; number <= count; number++)
        {
            var page = await slack.Files.ListAsync(new() { Count = PageSize, Page = number, TsTo = export.State.Began }, cancellationToken);
            foreach (var file in page.Files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                part.WriteLine(file.ToJson());
                view.Wrote(Name, ++lines);
            }

            count = page.Paging?.Pages ?? 0;
            part.Commit((number + 1).ToString(CultureInfo.InvariantCulture));
        }

        part.Complete();
        view.Completed(Name);
    }
}
