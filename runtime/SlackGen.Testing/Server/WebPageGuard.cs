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
        || (request.Headers["Sec-Fetch-Site"] == "cross-site" && !IsVisitFromApp(request))
        || (request.Headers.Origin.Count > 0 && !(Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && IsLoopback(origin.Host)));

    public static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync("The fake responds to programs on this machine: under 127.0.0.1 or localhost, and not to web pages of other origins.");
    }

    // The app sends a person to an authorize page. The page itself changes nothing, and its form is one of this origin.
    private static bool IsVisitFromApp(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && AuthorizeHandler.FlowOf(request) is not null
        && request.Headers["Sec-Fetch-Mode"] == "navigate"
        && request.Headers["Sec-Fetch-Dest"] == "document";

    private static bool IsLoopback(string host) => host is "127.0.0.1" or "localhost" or "[::1]";
}
