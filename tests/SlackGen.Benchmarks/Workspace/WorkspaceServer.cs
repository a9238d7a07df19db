using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using SlackGen.Benchmarks.Calls;
using SlackGen.Benchmarks.Payloads;

namespace SlackGen.Benchmarks.Workspace;

/// <summary>Serves the users and messages of a large workspace from memory.</summary>
internal static partial class WorkspaceServer
{
    /// <summary>The number of pages of users.</summary>
    public const int UserPages = 100;

    /// <summary>The number of users on a page.</summary>
    public const int UsersPerPage = 1000;

    /// <summary>The number of channels, each with one page of messages.</summary>
    public const int Channels = 1000;

    /// <summary>The number of messages in a channel.</summary>
    public const int MessagesPerChannel = 200;

    // Channels share responses, so that the server stays small.
    private const int Histories = 50;

    /// <summary>Starts the server.</summary>
    public static Task<LoopbackServer> StartAsync()
    {
        var users = Enumerable.Range(0, UserPages)
            .Select(page => PayloadWriter.UsersPage(page * UsersPerPage, UsersPerPage, page + 1 < UserPages ? Cursor(page + 1) : ""))
            .ToArray();
        var histories = Enumerable.Range(0, Histories).Select(page => PayloadWriter.HistoryPage(page * MessagesPerChannel, MessagesPerChannel, "")).ToArray();
        return LoopbackServer.StartAsync(async request =>
        {
            using var reader = new StreamReader(request.Body);
            var number = Number().Match(await reader.ReadToEndAsync());
            var page = number.Success ? int.Parse(number.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
            return request.Path.Value!.EndsWith("users.list", StringComparison.Ordinal) ? users[page] : histories[page % Histories];
        });
    }

    /// <summary>Gets the ID of a channel.</summary>
    /// <param name="channel">Its number.</param>
    public static string Channel(int channel) => string.Create(CultureInfo.InvariantCulture, $"C00N{channel:D6}");

    private static string Cursor(int page) => string.Create(CultureInfo.InvariantCulture, $"page00N{page:D6}");

    // The number in a cursor or in the ID of a channel, whatever the encoding of the request.
    [GeneratedRegex("00N([0-9]{6})")]
    private static partial Regex Number();
}
