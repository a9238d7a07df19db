using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SlackGen.Tool.Serve;

/// <summary>Tells open pages that they have changed, as server-sent events. A page then asks for itself again.</summary>
internal static class LiveEndpoint
{
    private const int MaxPages = 32;
    private const int TicksBetweenComments = 60;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    public static void Map(WebApplication web, PageRoutes pages, CancellationToken stopping)
    {
        var open = 0;
        web.MapGet("/live", async http =>
        {
            try
            {
                if (Interlocked.Increment(ref open) > MaxPages)
                {
                    http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    return;
                }

                using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
                await FollowAsync(http, pages, ended.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The page is closed.
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        });
    }

    // Whatever changes shows in the page, so the page itself is compared: not all changes raise events.
    private static async Task FollowAsync(HttpContext http, PageRoutes pages, CancellationToken ended)
    {
        var address = (http.Request.Query["page"].ToString() + "?").Split('?', 3);
        var query = new QueryCollection(QueryHelpers.ParseQuery(address[1]));
        var version = http.Request.Query["version"].ToString();
        http.Response.ContentType = "text/event-stream";
        await WriteAsync(http, ": open\n\n", ended).ConfigureAwait(false);
        using var timer = new PeriodicTimer(Period);
        for (var tick = 0; ; tick++)
        {
            var current = pages.Find(address[0], query)?.Version;
            if (current is null)
            {
                return;
            }

            if (current != version)
            {
                version = current;
                await WriteAsync(http, $"event: change\ndata: {version}\n\n", ended).ConfigureAwait(false);
            }
            else if (tick % TicksBetweenComments == TicksBetweenComments - 1)
            {
                await WriteAsync(http, ": still open\n\n", ended).ConfigureAwait(false);
            }

            await timer.WaitForNextTickAsync(ended).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(HttpContext http, string text, CancellationToken ended)
    {
        await http.Response.WriteAsync(text, ended).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(ended).ConfigureAwait(false);
    }
}
