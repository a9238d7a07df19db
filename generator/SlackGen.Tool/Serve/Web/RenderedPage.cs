using System.Security.Cryptography;
using System.Text;

namespace SlackGen.Tool.Serve;

/// <summary>A page, before it is sent.</summary>
/// <param name="Title">The title.</param>
/// <param name="Style">The class of the body.</param>
/// <param name="Body">The content of the body.</param>
internal sealed record RenderedPage(string Title, string Style, Html Body)
{
    /// <summary>Gets a text that differs for another content.</summary>
    public string Version { get; init; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Title + Body)).AsSpan(0, 8));

    /// <summary>Returns the whole document.</summary>
    public Html ToDocument() => Html.Format($"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Title}</title>
        <link rel="stylesheet" href="/page.css"><script src="/page.js" defer></script></head>
        <body class="{Style}" data-version="{Version}">
        {Body}
        </body>
        </html>

        """);
}
