using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SlackGen.Testing;

/// <summary>Answers the WebSocket handshakes at the URLs of <c>apps.connections.open</c>.</summary>
internal sealed class SocketHandler(FakeSocketMode socketMode, FakeSlackOptions options)
{
    private const string Prefix = "/link";

    // RFC 6455, section 1.3.
    private const string AcceptSuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    public static bool Handles(HttpContext http) => http.Request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal);

    /// <summary>Returns a new URL on the host of the request. Its ticket admits one connection.</summary>
    public string CreateUrl(HttpRequest request) =>
        $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}{Prefix}/?ticket={socketMode.Tickets.Create(socketMode.TicketLifetime)}&app_id={Uri.EscapeDataString(options.App.AppId)}";

    public async Task HandleAsync(HttpContext http, CancellationToken stopping)
    {
        var fault = socketMode.HandshakeFaults.Next();
        if (fault is not null)
        {
            // A proxy on the way answers like this; faults that change a response change it.
            await fault.PlayAsync(http, () => FakeResponse.Html(StatusCodes.Status200OK, "Not a WebSocket"), options.TimeProvider, stopping)
                .ConfigureAwait(false);
            return;
        }

        if (Check(http, out var upgrade, out var key) is { } refusal)
        {
            await refusal.WriteAsync(http.Response).ConfigureAwait(false);
            return;
        }

        http.Response.Headers.Upgrade = "websocket";
        http.Response.Headers.SecWebSocketAccept = Accept(key);
        var stream = await upgrade.UpgradeAsync().ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await socketMode.ServeAsync(http, stream, stopping).ConfigureAwait(false);
        }
    }

    private FakeResponse? Check(HttpContext http, [NotNull] out IHttpUpgradeFeature? upgrade, out string key)
    {
        var headers = http.Request.Headers;
        key = headers.SecWebSocketKey.ToString();
        upgrade = http.Features.GetRequiredFeature<IHttpUpgradeFeature>();
        if (!upgrade.IsUpgradableRequest || !headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase) || key.Length == 0)
        {
            return FakeResponse.Html(StatusCodes.Status426UpgradeRequired, "426 Upgrade Required");
        }

        return socketMode.Tickets.TryUse(http.Request.Query["ticket"])
            ? null
            : FakeResponse.Html(StatusCodes.Status403Forbidden, "403 Forbidden");
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "RFC 6455 prescribes SHA-1; it protects nothing here.")]
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + AcceptSuffix)));
}
