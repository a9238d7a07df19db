using System.Net;
using System.Net.WebSockets;
using System.Text.Json;

namespace SlackGen.Apps;

/// <summary>Opens connections: calls <c>apps.connections.open</c>, makes the WebSocket handshake, and waits for <c>hello</c>.</summary>
/// <param name="slack">The connection of the call, whose limiter keeps a 429.</param>
/// <param name="template">The handler with the network settings; null for the defaults.</param>
/// <param name="session">The session of the connections.</param>
internal sealed class SocketOpener(SlackConnection slack, HttpMessageHandler? template, SocketSession session)
{
    /// <summary>Gets the method. Its URL is a secret: who has it can take the connection.</summary>
    public static SlackMethod Method { get; } = new("apps.connections.open")
    {
        Tier = 3,
        Body = SlackBody.Json,
        Tokens = SlackTokenKinds.App,
        Idempotent = true,
        Secrets = "url",
    };

    /// <summary>Opens a connection.</summary>
    /// <exception cref="SocketOpenException">The attempt failed.</exception>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public async Task<SocketConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var url = await GetUrlAsync(cancellationToken).ConfigureAwait(false);
        var link = await ConnectAsync(url, cancellationToken).ConfigureAwait(false);
        var connection = new SocketConnection(link, session);
        try
        {
            await WaitForHelloAsync(connection, cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task<Uri> GetUrlAsync(CancellationToken cancellationToken)
    {
        SlackRawResponse response;
        try
        {
            response = await slack.CallAsync<SlackRawResponse>(Method, null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SocketOpenException(SocketFailure.Describe(e, session.Scrubber), session.Scrubber.Clean(e));
        }

        // The ticket is not sent unencrypted, except to this machine.
        return response.Json.TryGetProperty("url", out var text) && text.ValueKind == JsonValueKind.String
            && Uri.TryCreate(text.GetString(), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeWss || (url.Scheme == Uri.UriSchemeWs && url.IsLoopback))
            ? url
            : throw new SocketOpenException(new(SocketEndReason.OpenFailed, $"The response of {Method.Name} has no URL of a WebSocket."));
    }

    private async Task<SocketLink> ConnectAsync(Uri url, CancellationToken cancellationToken)
    {
        var pulse = new SocketPulse(session.Time);
        SocketWire? wire = null;
        var handler = SocketHandlers.Create(template, stream => wire = new SocketWire(stream, pulse));
        var socket = new ClientWebSocket();

        // Our own pings replace those of the framework, which .NET 8 does not send and no version counts by the clock of the app.
        socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
        socket.Options.CollectHttpResponseDetails = true;
        using var limit = new CancellationTokenSource(session.Options.HandshakeTimeout, session.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
            await socket.ConnectAsync(url, invoker, either.Token).ConfigureAwait(false);
            wire!.BeginFrames();
            return new SocketLink(socket, wire, pulse, handler);
        }
        catch (Exception e)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            handler.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw new SocketOpenException(new(SocketEndReason.HandshakeFailed, Explain(e, url, status, limit.IsCancellationRequested)), Scrubber(url).Clean(e));
        }
    }

    private async Task WaitForHelloAsync(SocketConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAny(connection.Hello, connection.Ended).WaitAsync(session.Options.HandshakeTimeout, session.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new SocketOpenException(new(
                SocketEndReason.HandshakeFailed, FormattableString.Invariant($"The connection stands, but Slack sent no hello within {session.Options.HandshakeTimeout.TotalSeconds:0.#} s.")));
        }

        if (!connection.Hello.IsCompleted)
        {
            throw new SocketOpenException(await connection.Ended.ConfigureAwait(false));
        }
    }

    private string Explain(Exception e, Uri url, HttpStatusCode status, bool isOverTime)
    {
        if (isOverTime)
        {
            return FormattableString.Invariant($"The WebSocket handshake took longer than {session.Options.HandshakeTimeout.TotalSeconds:0.#} s.");
        }

        if (status is not 0 and not HttpStatusCode.SwitchingProtocols)
        {
            return $"The WebSocket handshake was answered with HTTP {(int)status}.";
        }

        return $"The WebSocket handshake failed: {Scrubber(url).Clean(e.GetBaseException().Message)}";
    }

    private SecretScrubber Scrubber(Uri url) => SecretScrubber.Create([session.Options.AppToken, url.OriginalString, url.AbsoluteUri, url.PathAndQuery, .. url.Query.TrimStart('?').Split('&', '=')]);
}
