using System.Collections.Concurrent;

namespace Support;

/// <summary>The settings of the support desk.</summary>
public sealed record SupportOptions(string Channel, string FallbackUser, string UserToken, string Welcome = "Welcome! Type /support if something does not work.");

/// <summary>A ticket.</summary>
public sealed record Ticket(string? Title, string? Product, string Author, string Channel)
{
    public static Ticket Read(ViewSubmission form)
    {
        var values = form.View.State?.Values;
        return new(
            values?[TicketViews.TitleBlock][TicketViews.Title].Value,
            values?[TicketViews.Product][TicketViews.Product].SelectedOption?.Value,
            form.User.Id,
            form.View.PrivateMetadata ?? "");
    }
}

/// <summary>The tickets.</summary>
public interface ITicketDesk
{
    Task<bool> CloseAsync(string number, CancellationToken cancellationToken);

    Task<IReadOnlyList<string>> FindProductsAsync(string typed, CancellationToken cancellationToken);

    Task PublishAsync(SlackClient slack, Ticket ticket, CancellationToken cancellationToken);

    void Remember(string? view);

    void Forget(string? view);
}

/// <summary>The tickets, in memory.</summary>
public sealed class TicketDesk(SupportOptions options) : ITicketDesk
{
    private const int MaxPages = 20;

    private readonly ConcurrentDictionary<string, Ticket> tickets = new(StringComparer.Ordinal);
    private readonly HashSet<string> views = [];

    public Task<bool> CloseAsync(string number, CancellationToken cancellationToken) => Task.FromResult(tickets.TryRemove(number, out _));

    public Task<IReadOnlyList<string>> FindProductsAsync(string typed, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. new[] { "Shop", "App" }.Where(p => p.Contains(typed, StringComparison.OrdinalIgnoreCase))]);

    public async Task PublishAsync(SlackClient slack, Ticket ticket, CancellationToken cancellationToken)
    {
        var request = new ChatPostMessageRequest { Channel = options.Channel, Blocks = TicketViews.Message(ticket) };
        request.Text = $"New ticket: {SlackText.Escape(ticket.Title)}";
        var posted = await slack.Chat.PostMessageAsync(request, cancellationToken);
        tickets[posted.Ts.ToString()!] = ticket;
        await slack.Files.UploadAsync(
            SlackUpload.FromBytes("log"u8.ToArray(), "log.txt"), new() { ChannelId = options.Channel, ThreadTs = posted.Ts }, cancellationToken: cancellationToken);
        await foreach (var page in slack.Conversations.HistoryPagesAsync(new() { Channel = options.Channel, Limit = 15 }, cancellationToken))
        {
            if (page.Messages is not { Count: > 0 } || tickets.Count > MaxPages)
            {
                break;
            }
        }

        try
        {
            await slack.CallAsync("bookmarks.add", new Dictionary<string, object?> { ["channel_id"] = options.Channel, ["title"] = "Ticket", ["type"] = "link" }, cancellationToken);
        }
        catch (SlackApiException e)
        {
            Console.WriteLine(e.Code switch
            {
                "too_many_bookmarks" or "missing_scope" => "No bookmark.",
                _ => throw e,
            });
        }
    }

    public void Remember(string? view)
    {
        if (view is not null)
        {
            views.Add(view);
        }
    }

    public void Forget(string? view) => views.Remove(view ?? "");
}
