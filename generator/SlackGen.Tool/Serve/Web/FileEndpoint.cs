using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Downloads files of messages from the fake as the person who looks at them: a browser has no token.</summary>
internal static class FileEndpoint
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Returns the path at which the page serves a file.</summary>
    public static string PathOf(string userId, string channelId, string ts, string fileId) =>
        $"/as/{Uri.EscapeDataString(userId)}/c/{Uri.EscapeDataString(channelId)}/m/{Uri.EscapeDataString(ts)}/f/{Uri.EscapeDataString(fileId)}";

    public static void Map(WebApplication web, FakeSlack fake)
    {
        // Redirects lead to a page for people without a token.
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Timeout };
        web.Lifetime.ApplicationStopped.Register(http.Dispose);
        web.MapPage("/as/{user}/c/{channel}/m/{ts}/f/{file}", async (HttpContext context, string user, string channel, string ts, string file) =>
        {
            if (Find(fake.Workspace!, user, channel, ts, file) is not var (person, found, url) || !url.AbsoluteUri.StartsWith(fake.BaseAddress.GetLeftPart(UriPartial.Authority) + "/", StringComparison.Ordinal))
            {
                return Results.NotFound("There is no such file in the message, or it is not a file of the workspace.");
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.Token);
            using var response = await http.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                return Results.Text($"The fake refuses the file with status {(int)response.StatusCode}.", statusCode: StatusCodes.Status502BadGateway);
            }

            // Only images are shown in the page: any other content could be a page of its own.
            var type = found.Text("mimetype") is "image/png" or "image/jpeg" or "image/gif" or "image/webp" ? found.Text("mimetype")! : "application/octet-stream";
            return Results.File(
                await response.Content.ReadAsByteArrayAsync(context.RequestAborted).ConfigureAwait(false),
                type,
                type[0] == 'i' ? null : found.Text("name") ?? file);
        });
    }

    private static (WorkspaceUser Person, System.Text.Json.Nodes.JsonObject File, Uri Url)? Find(Workspace workspace, string user, string channel, string ts, string file)
    {
        if (workspace.Users.FirstOrDefault(u => u.Id == user) is not { } person || workspace.Channels.All(c => c.Id != channel))
        {
            return null;
        }

        var found = person.See(channel).FirstOrDefault(m => m.Ts == ts)?.Json.Objects("files").FirstOrDefault(f => f.Text("id") == file);
        return Uri.TryCreate(found.Text("url_private_download") ?? found.Text("url_private"), UriKind.Absolute, out var url) ? (person, found!, url) : null;
    }
}
