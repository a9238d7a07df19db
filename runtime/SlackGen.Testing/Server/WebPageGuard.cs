using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>
/// Tells requests of web pages from those of programs on this machine. The tokens of the fake are known to everybody, so any page in a browser could act with
/// them: under a host name that leads to this machine, from another origin, or by an image or a form.
/// </summary>
internal static class WebPageGuard
{
    public static bool Refuses(HttpRequest request) =>
        !IsLoopback(request.Host.Host)
        || request.Headers["Sec-Fetch-Site"] == "cross-site"
        || (request.Headers.Origin.Count > 0 && !(Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && IsLoopback(origin.Host)));

    public static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync("The fake responds to programs on this machine: under 127.0.0.1 or localhost, and not to web pages of other origins.");
    }

    private static bool IsLoopback(string host) => host is "127.0.0.1" or "localhost" or "[::1]";
}
