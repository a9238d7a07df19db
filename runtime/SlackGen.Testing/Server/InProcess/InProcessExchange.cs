using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SlackGen.Testing;

/// <summary>One request and its response in this process, with the features that the fake uses of a server: streaming, abort and upgrade.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Either side may still end an exchange that is over.")]
internal sealed class InProcessExchange : IHttpRequestLifetimeFeature, IHttpUpgradeFeature
{
    private const string Upgrade = "Upgrade";
    private const string Chunked = "chunked";

    private readonly HttpRequestMessage request;
    private readonly InProcessResponse response;
    private readonly StreamResponseBodyFeature body;
    private readonly MemoryPipe upstream = new();
    private readonly MemoryPipe upgradedUpstream = new();
    private readonly MemoryPipe downstream = new();
    private readonly CancellationTokenSource aborted = new();
    private readonly TaskCompletionSource<HttpResponseMessage> head = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long written;

    public InProcessExchange(HttpRequestMessage request)
    {
        this.request = request;
        RequestAborted = aborted.Token;
        response = new InProcessResponse();
        body = new StreamResponseBodyFeature(new WireStream(read: null, WriteBodyAsync));
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(InProcessRequest.Create(request, new WireStream(upstream.ReadAsync, write: null)));
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(body);
        features.Set<IHttpRequestLifetimeFeature>(this);
        features.Set<IHttpUpgradeFeature>(this);
        features.Set(this);
        Context = new DefaultHttpContext(features);
    }

    /// <summary>Gets the exchange as the fake sees it.</summary>
    public HttpContext Context { get; }

    /// <summary>Gets the response, once its headers are out.</summary>
    public Task<HttpResponseMessage> Head => head.Task;

    /// <summary>Gets a task that completes when the fake has nothing more to do with the exchange.</summary>
    public Task Over => over.Task;

    /// <inheritdoc/>
    public CancellationToken RequestAborted { get; set; }

    /// <inheritdoc/>
    public bool IsUpgradableRequest => Context.Request.Headers.Connection.ToString().Contains(Upgrade, StringComparison.OrdinalIgnoreCase);

    private bool IsUpgraded => response is { HasStarted: true, StatusCode: StatusCodes.Status101SwitchingProtocols };

    /// <summary>Gets the number of bytes that the length of the response announces and that have not been written; null for a response without a length.</summary>
    private long? Missing => response is { HasStarted: true, Headers.ContentLength: { } length } ? length - written : null;

    /// <summary>Sends the content of the request to the fake. It throws nothing.</summary>
    public async Task SendContentAsync()
    {
        try
        {
            if (request.Content is { } content)
            {
                await content.CopyToAsync(new WireStream(read: null, upstream.WriteAsync), RequestAborted).ConfigureAwait(false);
            }

            upstream.End();
        }
        catch (Exception e) when (head.TrySetException(e))
        {
            // The content is that of the test: it may throw anything, and the caller must see it.
            Abort();
        }
        catch (Exception)
        {
            // The caller has its response or its failure, and may have disposed the content since.
            upstream.End(ConnectionFailures.Reset);
        }
    }

    /// <summary>Runs the fake on the exchange. It throws nothing.</summary>
    public async Task RunAsync(Func<HttpContext, CancellationToken, Task> handle, CancellationToken stopping)
    {
        try
        {
            await handle(Context, stopping).ConfigureAwait(false);
            await body.Writer.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            await CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception) when (response.HasStarted || aborted.IsCancellationRequested)
        {
            Abort();
        }
        catch (Exception)
        {
            // As a server does. The handlers of the fake respond to the failures of a test's own functions themselves.
            response.Headers.Clear();
            response.StatusCode = StatusCodes.Status500InternalServerError;
            await CompleteAsync().ConfigureAwait(false);
        }
        finally
        {
            upstream.Close();
            over.SetResult();
        }
    }

    /// <inheritdoc/>
    /// <remarks>A server resets the connection. The client reads what was sent before.</remarks>
    public void Abort()
    {
        head.TrySetException(ConnectionFailures.BeforeHeaders(ConnectionFailures.Reset()));
        downstream.End(ConnectionFailures.Reset);
        upstream.End(ConnectionFailures.Reset);
        upgradedUpstream.End(ConnectionFailures.Reset);
        _ = aborted.CancelAsync();
    }

    /// <summary>Ends the exchange if the client has no headers yet.</summary>
    public void Cancel(CancellationToken cancelled)
    {
        if (head.TrySetCanceled(cancelled))
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public async Task<Stream> UpgradeAsync()
    {
        response.StatusCode = StatusCodes.Status101SwitchingProtocols;
        response.Headers.Connection = Upgrade;
        await StartAsync().ConfigureAwait(false);
        return new WireStream(upgradedUpstream.ReadAsync, downstream.WriteAsync, () => downstream.End());
    }

    // The client closes its connection. A server notices unless the response was complete.
    private void Leave()
    {
        var isComplete = downstream.IsDrained;
        downstream.Close();
        upstream.End(ConnectionFailures.Reset);
        upgradedUpstream.End();
        if (!isComplete)
        {
            _ = aborted.CancelAsync();
        }
    }

    private async ValueTask WriteBodyAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await StartAsync().ConfigureAwait(false);
        if (request.Method == HttpMethod.Head)
        {
            return;
        }

        written += bytes.Length;
        await downstream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        if (Missing == 0)
        {
            downstream.End();
        }
    }

    private async Task StartAsync()
    {
        if (response.HasStarted)
        {
            return;
        }

        await response.StartAsync().ConfigureAwait(false);
        var headers = response.Headers;
        headers.Date = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        if (headers.ContentLength is null && !IsUpgraded)
        {
            headers.TransferEncoding = Chunked;
        }

        head.TrySetResult(CreateMessage());
    }

    private async Task CompleteAsync()
    {
        if (!response.HasStarted)
        {
            response.Headers.ContentLength ??= 0;
            await StartAsync().ConfigureAwait(false);
        }

        var missing = request.Method == HttpMethod.Head ? 0 : Missing;
        downstream.End(missing > 0 ? ConnectionFailures.Ended : null);
    }

    private HttpResponseMessage CreateMessage()
    {
        var stream = new WireStream(ReadBodyAsync, IsUpgraded ? upgradedUpstream.WriteAsync : null, Leave);
        var message = new HttpResponseMessage((HttpStatusCode)response.StatusCode)
        {
            RequestMessage = request,
            Version = HttpVersion.Version11,
            Content = new InProcessContent(stream),
        };
        foreach (var (name, values) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                message.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return message;
    }

    private async ValueTask<int> ReadBodyAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        try
        {
            return await downstream.ReadAsync(target, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // A cancelled read leaves a connection that nobody can use any more.
            Leave();
            throw;
        }
    }
}
