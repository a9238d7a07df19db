using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace SlackGen.Apps.AspNetCore.Tests.Support;

/// <summary>Creates requests as Slack sends them. It signs by itself, so that the tests do not depend on the code under test.</summary>
internal static class Signing
{
    public const string Json = "application/json";
    public const string Form = "application/x-www-form-urlencoded";

    public static HttpRequestMessage Request(string body, string contentType, string? secret, DateTimeOffset time)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var request = new HttpRequestMessage(HttpMethod.Post, "/slack/events") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (secret is not null)
        {
            var timestamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
            request.Headers.Add("X-Slack-Signature", Sign(bytes, timestamp, secret));
        }

        return request;
    }

    public static string Sign(byte[] body, string timestamp, string secret)
    {
        byte[] text = [.. Encoding.ASCII.GetBytes($"v0:{timestamp}:"), .. body];
        return "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), text));
    }
}
