using System.ComponentModel;

namespace SlackGen;

/// <summary>What the client and its sub-clients send through: a token, and everything that clients with other tokens share with it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackConnection
{
    private readonly SlackTransport transport;
    private readonly string? token;

    /// <summary>Opens nothing yet: the first call does.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SlackConnection(SlackClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        transport = new SlackTransport(options.Validated());
        token = options.Token;
    }

    private SlackConnection(SlackTransport transport, string token) => (this.transport, this.token) = (transport, token);

    /// <summary>The same connection with another token.</summary>
    public SlackConnection WithToken(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new(transport, SlackToken.Check(token)!);
    }

    /// <summary>Calls a method.</summary>
    public Task<TResponse> CallAsync<TResponse>(SlackMethod method, SlackRequest? request, CancellationToken cancellationToken)
        where TResponse : SlackResponse, new()
    {
        ArgumentNullException.ThrowIfNull(method);
        request?.Validate();
        return transport.SendAsync<TResponse>(method, request, SlackToken.Check(request?.Token) ?? token, cancellationToken);
    }
}
