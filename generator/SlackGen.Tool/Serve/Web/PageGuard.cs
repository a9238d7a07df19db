using Microsoft.AspNetCore.Http;

namespace SlackGen.Tool.Serve;

/// <summary>
/// Refuses requests that do not come from the page itself: other hosts, which a site can point at this machine (DNS rebinding), and forms of other sites.
/// </summary>
internal static class PageGuard
{
    // Graphics carry colors as attributes, so no style in HTML is allowed. Buttons with a URL are forms that end in a redirect to it.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' http: https:; connect-src 'self'; form-action 'self' http: https:; base-uri 'none'; frame-ancestors 'none'";

    // A browser leaves it out of the header Host.
    private const int DefaultPort = 80;

    public static async Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (request.Host.Host is not ("127.0.0.1" or "localhost") || (request.Host.Port ?? DefaultPort) != http.Connection.LocalPort)
        {
            await RefuseAsync(http, "The page is at http://127.0.0.1 only.").ConfigureAwait(false);
            return;
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && request.Headers.Origin != $"http://{request.Host}")
        {
            await RefuseAsync(http, "Only the page itself can send forms: the header Origin is missing, or is another site's.").ConfigureAwait(false);
            return;
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";

        // A stricter one would hide the origin of forms as well.
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        await next(http).ConfigureAwait(false);
    }

    private static Task RefuseAsync(HttpContext http, string reason)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(reason);
    }
}
