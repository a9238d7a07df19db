using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>Reads the message of a request to a response URL or an incoming webhook.</summary>
internal static class MessageBody
{
    private const string FormPrefix = "payload=";

    /// <summary>Reads a JSON object, or the form field <c>payload</c> that holds one.</summary>
    /// <returns>The object, or null if the body is neither.</returns>
    public static async Task<JsonObject?> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted).ConfigureAwait(false);
        var text = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
        if (text.StartsWith(FormPrefix, StringComparison.Ordinal))
        {
            text = WebUtility.UrlDecode(text[FormPrefix.Length..].Split('&')[0]);
        }

        return JsonText.TryParse(text, out var node) ? node as JsonObject : null;
    }
}
