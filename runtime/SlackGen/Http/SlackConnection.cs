using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>The connection through which a client and its sub-clients send calls: a token, and a transport that clients with other tokens share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackConnection
{
    private readonly SlackTransport transport;
    private readonly Func<CancellationToken, ValueTask<string>>? provider;
    private readonly string? workspace;
    private readonly Action<string>? refused;

    // Caches the identity of the last token: a provider returns the same token for hours, and each identity hashes it.
    private TokenIdentity? last;

    /// <summary>Initializes a connection. The first call opens it.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SlackConnection(SlackClientOptions options)
        : this(options, "")
    {
    }

    /// <summary>Initializes a connection. The first call opens it.</summary>
    /// <param name="options">The options.</param>
    /// <param name="ownMethods">The packed methods of the project's own manifest; empty if it has none.</param>
    /// <exception cref="ArgumentException">An option is out of range, or names a method that does not exist.</exception>
    public SlackConnection(SlackClientOptions options, string ownMethods)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(ownMethods);
        options = options.Validated();
        Methods = new MethodCatalog(ownMethods);
        foreach (var method in MethodNames.CheckTiers(options, Methods))
        {
            SlackLog.UnknownTier(GuardedLogger.Create(options.LoggerFactory), method);
        }

        transport = new SlackTransport(options);
        (provider, workspace) = (options.TokenProvider, options.Workspace);
        last = options.Token is null ? null : new TokenIdentity(options.Token, workspace);
    }

    private SlackConnection(
        SlackConnection shared, TokenIdentity? token, Func<CancellationToken, ValueTask<string>>? provider, string? workspace, Action<string>? refused = null)
    {
        (transport, Methods, this.provider, this.workspace, this.refused) = (shared.transport, shared.Methods, provider, workspace, refused);
        last = token;
    }

    /// <summary>Returns the same connection with another token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="workspace">The workspace whose rate budgets the calls use; null when each token has budgets of its own.</param>
    public SlackConnection WithToken(string token, string? workspace)
    {
        ArgumentNullException.ThrowIfNull(token);
        SlackClientOptions.CheckWorkspace(workspace);
        return new(this, new TokenIdentity(token, workspace), null, workspace);
    }

    /// <summary>Returns the same connection with a token provider.</summary>
    /// <param name="provider">Returns the token of a call. It is invoked before every call.</param>
    /// <param name="workspace">The workspace whose rate budgets the calls use; null when each token has budgets of its own.</param>
    public SlackConnection WithTokenProvider(Func<CancellationToken, ValueTask<string>> provider, string? workspace)
    {
        ArgumentNullException.ThrowIfNull(provider);
        SlackClientOptions.CheckWorkspace(workspace);
        return new(this, null, provider, workspace);
    }

    /// <summary>Returns the same connection with a token provider that learns whether Slack refuses its tokens.</summary>
    /// <param name="provider">Returns the token of a call.</param>
    /// <param name="workspace">The workspace whose rate budgets the calls use.</param>
    /// <param name="refused">Takes the error code of a call that failed with an error of Slack.</param>
    internal SlackConnection WithTokenProvider(Func<CancellationToken, ValueTask<string>> provider, string? workspace, Action<string>? refused) =>
        new(this, null, provider, workspace, refused);

    /// <summary>Calls a method.</summary>
    public Task<TResponse> CallAsync<TResponse>(SlackMethod method, SlackRequest? request, CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        ArgumentNullException.ThrowIfNull(method);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<TResponse>(cancellationToken);
        }

        request?.Validate();
        if (method.Tokens == SlackTokenKinds.None)
        {
            return transport.SendAsync<TResponse>(method, request, null, cancellationToken);
        }

        if (request?.Token is { } own)
        {
            return transport.SendAsync<TResponse>(method, request, new TokenIdentity(own, null), cancellationToken);
        }

        return provider is null
            ? transport.SendAsync<TResponse>(method, request, last, cancellationToken)
            : GetTokenAndCallAsync<TResponse>(provider, method, request, cancellationToken);
    }

    /// <summary>Gets the methods for calls by name.</summary>
    internal MethodCatalog Methods { get; }

    /// <summary>Gets the transport of uploads.</summary>
    internal UploadTransport Uploads => transport.Uploads;

    /// <summary>Gets the transport.</summary>
    internal SlackTransport Transport => transport;

    /// <summary>Returns the token of the connection; null if it has none.</summary>
    internal async ValueTask<TokenIdentity?> GetTokenAsync(SlackMethod method, CancellationToken cancellationToken) =>
        provider is null ? last : await GetIdentityAsync(provider, method, cancellationToken).ConfigureAwait(false);

    private async Task<TResponse> GetTokenAndCallAsync<TResponse>(
        Func<CancellationToken, ValueTask<string>> getToken,
        SlackMethod method,
        SlackRequest? request,
        CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        var identity = await GetIdentityAsync(getToken, method, cancellationToken).ConfigureAwait(false);
        try
        {
            return await transport.SendAsync<TResponse>(method, request, identity, cancellationToken).ConfigureAwait(false);
        }
        catch (SlackApiException e) when (refused is not null)
        {
            refused(e.Code);
            throw;
        }
    }

    private async ValueTask<TokenIdentity> GetIdentityAsync(Func<CancellationToken, ValueTask<string>> getToken, SlackMethod method, CancellationToken cancellationToken)
    {
        var token = await GetTokenAsync(getToken, method, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The token provider returned no token.");
        return last is { } cached && cached.Token == token ? cached : last = new TokenIdentity(token, workspace);
    }

    // A provider that cancels by itself is a failure. A provider that ignores its cancellation token does not delay a caller that has cancelled.
    private async ValueTask<string?> GetTokenAsync(Func<CancellationToken, ValueTask<string>> getToken, SlackMethod method, CancellationToken cancellationToken)
    {
        var started = transport.Time.GetTimestamp();
        try
        {
            var pending = getToken(cancellationToken);
            return pending.IsCompletedSuccessfully
                ? pending.Result
                : await pending.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested && e.CancellationToken != cancellationToken)
        {
            throw new OperationCanceledException($"{method.Name} was cancelled.", cancellationToken);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            var took = TransportFailure.Seconds(transport.Time.GetElapsedTime(started));
            throw new SlackException(
                $"{method.Name} was not sent: the token provider gave up after {took}, not because its caller cancelled.", method.Name, null, SecretScrubber.Common.Clean(e));
        }
    }
}
