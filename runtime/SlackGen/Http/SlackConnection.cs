using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>What the client and its sub-clients send through: a token, and everything that clients with other tokens share with it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackConnection
{
    private readonly SlackTransport transport;
    private readonly Func<CancellationToken, ValueTask<string>>? provider;
    private readonly string? workspace;

    // The last identity that was made of a token: a provider gives the same one for hours, and hashing it for every call would be waste.
    private TokenIdentity? last;

    /// <summary>Opens nothing yet: the first call does.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SlackConnection(SlackClientOptions options)
        : this(options, "")
    {
    }

    /// <summary>Opens nothing yet: the first call does.</summary>
    /// <param name="options">The options.</param>
    /// <param name="ownMethods">The methods of the project's own manifest, packed; empty where it has none.</param>
    /// <exception cref="ArgumentException">An option is out of range, or names a method that does not exist.</exception>
    public SlackConnection(SlackClientOptions options, string ownMethods)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(ownMethods);
        options = options.Validated();
        Methods = new KnownMethods(ownMethods);
        foreach (var method in MethodNames.CheckTiers(options, Methods))
        {
            SlackLog.UnknownTier(GuardedLogger.Create(options.LoggerFactory), method);
        }

        transport = new SlackTransport(options);
        (provider, workspace) = (options.TokenProvider, options.Workspace);
        last = options.Token is null ? null : new TokenIdentity(options.Token, workspace);
    }

    private SlackConnection(SlackConnection shared, TokenIdentity? token, Func<CancellationToken, ValueTask<string>>? provider, string? workspace)
    {
        (transport, Methods, this.provider, this.workspace) = (shared.transport, shared.Methods, provider, workspace);
        last = token;
    }

    /// <summary>The same connection with another token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="workspace">The workspace whose rate budgets the calls use; null when each token has budgets of its own.</param>
    public SlackConnection WithToken(string token, string? workspace)
    {
        ArgumentNullException.ThrowIfNull(token);
        SlackClientOptions.CheckWorkspace(workspace);
        return new(this, new TokenIdentity(token, workspace), null, workspace);
    }

    /// <summary>The same connection with a provider of tokens.</summary>
    /// <param name="provider">Gives the token of a call; it is asked before every call.</param>
    /// <param name="workspace">The workspace whose rate budgets the calls use; null when each token has budgets of its own.</param>
    public SlackConnection WithTokenProvider(Func<CancellationToken, ValueTask<string>> provider, string? workspace)
    {
        ArgumentNullException.ThrowIfNull(provider);
        SlackClientOptions.CheckWorkspace(workspace);
        return new(this, null, provider, workspace);
    }

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
            : AskAndCallAsync<TResponse>(provider, method, request, cancellationToken);
    }

    /// <summary>Gets the methods that calls by name know.</summary>
    internal KnownMethods Methods { get; }

    /// <summary>Gets what sends the bytes of files.</summary>
    internal UploadTransport Uploads => transport.Uploads;

    private async Task<TResponse> AskAndCallAsync<TResponse>(
        Func<CancellationToken, ValueTask<string>> ask,
        SlackMethod method,
        SlackRequest? request,
        CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        var token = await AskAsync(ask, method, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The token provider gave no token.");
        var identity = last is { } known && known.Token == token ? known : last = new TokenIdentity(token, workspace);
        return await transport.SendAsync<TResponse>(method, request, identity, cancellationToken).ConfigureAwait(false);
    }

    // A provider that gives up by itself is a failure, and one that does not look at its token holds up no caller who has given up.
    private async ValueTask<string?> AskAsync(Func<CancellationToken, ValueTask<string>> ask, SlackMethod method, CancellationToken cancellationToken)
    {
        var started = transport.Time.GetTimestamp();
        try
        {
            var asking = ask(cancellationToken);
            return asking.IsCompletedSuccessfully
                ? asking.Result
                : await asking.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested && e.CancellationToken != cancellationToken)
        {
            throw new OperationCanceledException($"{method.Name} was cancelled.", cancellationToken);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            var took = TransportFailure.Seconds(transport.Time.GetElapsedTime(started));
            throw new SlackException(
                $"{method.Name} was not sent: the token provider gave up after {took}, and not because of its caller.", method.Name, null, SecretScrubber.Common.Clean(e));
        }
    }
}
