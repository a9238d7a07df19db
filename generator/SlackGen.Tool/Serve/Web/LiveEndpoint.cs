using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SlackGen.Tool.Serve;

/// <summary>Tells open pages that they have changed, as server-sent events. A page then asks for itself again.</summary>
internal static class LiveEndpoint
{
    private const int MaxPages = 32;
    private const int TicksBetweenComments = 60;
    private const string Failed = "failed";

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
                var address = (http.Request.Query["page"].ToString() + "?").Split('?', 3);
                var query = new QueryCollection(QueryHelpers.ParseQuery(address[1]));
                await FollowAsync(http, () => pages.VersionOf(address[0], query), ended.Token).ConfigureAwait(false);
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

    /// <summary>Writes an event for each change of a page, until the page is gone or the caller cancels.</summary>
    /// <param name="http">The request.</param>
    /// <param name="versionOf">Returns the version of the page; null if there is no such page.</param>
    /// <param name="ended">Ends it.</param>
    internal static async Task FollowAsync(HttpContext http, Func<string?> versionOf, CancellationToken ended)
    {
        var version = http.Request.Query["version"].ToString();
        http.Response.ContentType = "text/event-stream";
        await WriteAsync(http, ": open\n\n", ended).ConfigureAwait(false);
        using var timer = new PeriodicTimer(Period);
        for (var tick = 0; ; tick++)
        {
            var current = Read(versionOf);
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

    // A page that fails has changed: it then asks for itself, says why, and changes again when it works.
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The page itself fails for the same reason, and says so.")]
    private static string? Read(Func<string?> versionOf)
    {
        try
        {
            return versionOf();
        }
        catch (Exception)
        {
            return Failed;
        }
    }

    private static async Task WriteAsync(HttpContext http, string text, CancellationToken ended)
    {
        await http.Response.WriteAsync(text, ended).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(ended).ConfigureAwait(false);
    }
}
