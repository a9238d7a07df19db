using System.Text.Json;
using SlackGen.Benchmarks.Decoding;

namespace SlackGen.Benchmarks.Workspace;

/// <summary>The two ways to read a whole workspace that are compared. Both look at each item and keep none.</summary>
internal static class WorkspacePagers
{
    /// <summary>Reads the workspace with the generated client; budgets are too large to be reached.</summary>
    /// <param name="server">The server's address.</param>
    /// <returns>The number of users and messages.</returns>
    public static async Task<int> SlackGenAsync(Uri server)
    {
        var options = new SlackClientOptions { Token = "xoxb-benchmark", BaseAddress = server };
        options.Tiers["users.list"] = new SlackRate(65_536, 1);
        options.Tiers["conversations.history"] = new SlackRate(65_536, 1);
        var slack = new SlackClient(options);
        var items = 0;
        await foreach (var user in slack.Users.ListAllAsync())
        {
            items += user.Id is null ? 0 : 1;
        }

        for (var channel = 0; channel < WorkspaceServer.Channels; channel++)
        {
            await foreach (var message in slack.Conversations.HistoryAllAsync(new() { Channel = WorkspaceServer.Channel(channel) }))
            {
                items += message.Ts is null ? 0 : 1;
            }
        }

        return items;
    }

    /// <summary>Reads the workspace with a bare <see cref="HttpClient"/> and System.Text.Json's source generation on equal classes.</summary>
    /// <param name="server">The server's address.</param>
    /// <returns>The number of users and messages.</returns>
    public static async Task<int> SourceGeneratedAsync(Uri server)
    {
        using var http = new HttpClient { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "xoxb-benchmark");
        var items = 0;
        var cursor = "";
        do
        {
            var page = await PostAsync(http, "users.list", RivalContext.Default.UsersListResponse, [new("cursor", cursor)]);
            items += page.Members!.Count(u => u.Id is not null);
            cursor = page.response_metadata?.next_cursor ?? "";
        }
        while (cursor.Length > 0);

        for (var channel = 0; channel < WorkspaceServer.Channels; channel++)
        {
            var page = await PostAsync(http, "conversations.history", RivalContext.Default.ConversationsHistoryResponse, [new("channel", WorkspaceServer.Channel(channel))]);
            items += page.Messages!.Count(m => m.Ts is not null);
        }

        return items;
    }

    private static async Task<T> PostAsync<T>(HttpClient http, string method, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, KeyValuePair<string, string>[] arguments)
    {
        using var content = new FormUrlEncodedContent(arguments);
        using var request = new HttpRequestMessage(HttpMethod.Post, method) { Content = content };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        return (await JsonSerializer.DeserializeAsync(stream, type))!;
    }
}
