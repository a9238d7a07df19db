using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>Serves the requests of handlers in this process.</summary>
/// <param name="handle">Serves an exchange.</param>
internal sealed class InProcessServer(Func<HttpContext, CancellationToken, Task> handle) : IAsyncDisposable
{
    /// <summary>The address of a fake without a listener. No name below <c>.test</c> ever resolves, so a token cannot leave if a client lacks the handler.</summary>
    public static readonly Uri Address = new("https://slack.test/");

    // Enough for responses in progress. Hanging ones end at once, because they observe the token.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<InProcessExchange, Task> running = new();

    /// <summary>Sends a request to the fake and returns its response as soon as the headers are out.</summary>
    /// <exception cref="HttpRequestException">The fake is disposed, or the connection fails as a fault says.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (request.RequestUri is not { IsAbsoluteUri: true, Scheme: "http" or "https" or "ws" or "wss" } uri)
        {
            throw new NotSupportedException("The URL of the request must be absolute and have the scheme http, https, ws or wss.");
        }

        if (stopping.IsCancellationRequested)
        {
            throw ConnectionFailures.Refused(uri);
        }

        var exchange = new InProcessExchange(request);
        running[exchange] = exchange.Over;

        // The fake is another program as far as the caller can see: it has no activity, culture or other context of the caller. The content has.
        ThreadPool.UnsafeQueueUserWorkItem(static run => _ = run.Server.RunAsync(run.Exchange), (Server: this, Exchange: exchange), preferLocal: false);

        // A content that writes synchronously blocks its thread until the fake reads.
        _ = Task.Run(exchange.SendContentAsync, CancellationToken.None);
        using var cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((InProcessExchange)state!).Cancel(token), exchange);
        return await exchange.Head.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        var last = running.ToArray();
        try
        {
            await Task.WhenAll(last.Select(e => e.Value)).WaitAsync(Grace).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            foreach (var (exchange, _) in last)
            {
                exchange.Abort();
            }
        }
    }

    private async Task RunAsync(InProcessExchange exchange)
    {
        await exchange.RunAsync(handle, stopping.Token).ConfigureAwait(false);
        running.TryRemove(exchange, out _);
    }
}
