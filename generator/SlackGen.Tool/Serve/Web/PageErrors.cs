using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Tool.Serve;

/// <summary>Turns exceptions into responses that say what failed, and into lines of the log.</summary>
internal static class PageErrors
{
    /// <param name="http">The request.</param>
    /// <param name="next">Handles the request.</param>
    /// <param name="log">The log.</param>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The person who looks at the page is told of every failure.")]
    public static async Task CatchAsync(HttpContext http, RequestDelegate next, TrafficLog log)
    {
        try
        {
            await next(http).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The browser has gone.
        }
        catch (BadHttpRequestException e)
        {
            await WriteAsync(http, e.StatusCode, e.Message).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            var message = Describe(e);
            log.ReportFailure($"{http.Request.Method} {http.Request.Path}", message);
            await WriteAsync(http, StatusCodes.Status500InternalServerError, $"The page failed: {message}").ConfigureAwait(false);
        }
    }

    /// <summary>Returns the type and the message of an exception, without secrets.</summary>
    public static string Describe(Exception e) => $"{e.GetType().Name}: {Redaction.FormatText(e.Message)}";

    // Scripts show the text; a browser that opens the page shows the page.
    private static async Task WriteAsync(HttpContext http, int status, string message)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        var isPage = http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        http.Response.StatusCode = status;
        http.Response.ContentType = $"text/{(isPage ? "html" : "plain")}; charset=utf-8";
        await http.Response.WriteAsync(isPage
            ? ToolLayout.Show("Error", "", ToolPlace.Nowhere, Html.Format($"<p class=\"notice\" role=\"alert\">{message}</p>")).ToDocument().ToString()
            : message).ConfigureAwait(false);
    }
}
