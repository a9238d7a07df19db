using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Apps.AspNetCore;

/// <summary>The pages at the end of an installation: HTML without script or other files.</summary>
internal static class InstallPage
{
    private const string Style =
        "body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:#f6f6f6;color:#1d1c1d}"
        + "main{max-width:32rem;margin:12vh auto;padding:2rem;background:#fff;border-radius:.5rem}"
        + "h1{margin:0 0 1rem;font-size:1.4rem}a{color:#1264a3}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Sets the headers of every response of an installation, whose URL has a code: it is neither cached nor sent on as a referrer.</summary>
    public static void Protect(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>Writes a page.</summary>
    /// <param name="response">The response.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="title">The title.</param>
    /// <param name="text">The text.</param>
    /// <param name="link">The URL of a link, or null.</param>
    /// <param name="linkText">The text of the link.</param>
    public static Task WriteAsync(HttpResponse response, int status, string title, string text, string? link, string linkText)
    {
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        var anchor = link is null ? "" : $"<p><a href=\"{Encode(link)}\">{Encode(linkText)}</a></p>";
        return response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encode(title)}</title><style>{Style}</style></head>
            <body><main><h1>{Encode(title)}</h1><p>{Encode(text)}</p>{anchor}</main></body>
            </html>

            """);
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
