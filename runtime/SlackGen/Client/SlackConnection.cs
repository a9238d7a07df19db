using System.ComponentModel;

namespace SlackGen;

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
    {
        ArgumentNullException.ThrowIfNull(options);
        transport = new SlackTransport(options.Validated());
        (provider, workspace) = (options.TokenProvider, options.Workspace);
        last = options.Token is null ? null : new TokenIdentity(options.Token, workspace);
    }

    private SlackConnection(SlackTransport transport, TokenIdentity token)
    {
        this.transport = transport;
        last = token;
    }

    /// <summary>The same connection with another token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="workspace">The workspace whose rate budgets the calls use; null when each token has budgets of its own.</param>
    public SlackConnection WithToken(string token, string? workspace)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new(transport, new TokenIdentity(token, workspace));
    }

    /// <summary>Calls a method.</summary>
    public async Task<TResponse> CallAsync<TResponse>(SlackMethod method, SlackRequest? request, CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        ArgumentNullException.ThrowIfNull(method);
        cancellationToken.ThrowIfCancellationRequested();
        request?.Validate();
        var token = method.Tokens == SlackTokenKinds.None ? null : await IdentifyAsync(request, cancellationToken).ConfigureAwait(false);
        return await transport.SendAsync<TResponse>(method, request, token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends the bytes of a file to an address that Slack gave for them.</summary>
    internal Task UploadAsync(Uri address, SlackUpload upload, IProgress<long>? progress, CancellationToken cancellationToken) =>
        transport.UploadAsync(address, upload, progress, cancellationToken);

    private async ValueTask<TokenIdentity?> IdentifyAsync(SlackRequest? request, CancellationToken cancellationToken)
    {
        if (request?.Token is { } own)
        {
            return new TokenIdentity(own, null);
        }

        if (provider is null)
        {
            return last;
        }

        var token = await provider(cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The token provider gave no token.");
        return last is { } known && known.Token == token ? known : last = new TokenIdentity(token, workspace);
    }
}
