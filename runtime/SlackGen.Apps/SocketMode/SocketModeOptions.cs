using System.Diagnostics;

namespace SlackGen.Apps;

/// <summary>The options of Socket Mode. They are read when the host starts; later changes have no effect.</summary>
[DebuggerDisplay("{Connections} connections")]
public sealed class SocketModeOptions
{
    /// <summary>The largest number of connections that Slack allows an app.</summary>
    internal const int MaxConnections = 10;

    /// <summary>
    /// Gets or sets the app-level token, which begins with <c>xapp-</c> and has the scope <c>connections:write</c>. It has no default, and no environment variable is
    /// read.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? AppToken { get; set; }

    /// <summary>
    /// Gets or sets the number of connections, from 1 to 10. The default is 2, so that one connection stands while the other is replaced. Slack counts the connections of
    /// all processes of an app, and allows 10.
    /// </summary>
    public int Connections { get; set; } = 2;

    /// <summary>
    /// Gets or sets the time without a byte after which a connection is dead, from 10 seconds to 10 minutes. The default is 30 seconds. The replacement is opened a sixth
    /// of the time earlier.
    /// </summary>
    public TimeSpan SilenceTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the time between two pings, from 1 second to half of <see cref="SilenceTimeout"/>. The default is 10 seconds.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the shortest pause before another attempt to connect, from 0.1 seconds to <see cref="MaxPause"/>. The default is 1 second.</summary>
    public TimeSpan MinPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets or sets the longest pause before another attempt to connect, at most one hour. The default is 60 seconds. A <c>Retry-After</c> of Slack can be longer.
    /// </summary>
    public TimeSpan MaxPause { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Gets or sets the time limit of each step of opening a connection, from 1 second to 5 minutes: the call of <c>apps.connections.open</c>, the handshake, the wait for
    /// <c>hello</c>. The default is 15 seconds.
    /// </summary>
    public TimeSpan HandshakeTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Gets or sets the time for which a replaced connection stays open to send the acknowledgements of its envelopes, at most 5 minutes. The default is 10 seconds.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the time limit of closing a connection, from 0.1 seconds to 1 minute. The default is 2 seconds.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Gets or sets the base address of Slack's methods; null for that of the client of the same name. Rules as for <see cref="SlackClientOptions.BaseAddress"/>.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Gets or sets the HTTP client that calls <c>apps.connections.open</c>; null for that of the client of the same name.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>
    /// Gets or sets the handler with the proxy, the certificates and the <see cref="SocketsHttpHandler.ConnectCallback"/> of the WebSocket connections; null for the
    /// primary handler of the named client that <c>AddSlack</c> has added. Set it if <see cref="SlackClientOptions.HttpClient"/> was created by hand, because its handler
    /// cannot be read from it. It is a <see cref="SocketsHttpHandler"/> or <see cref="HttpClientHandler"/>, which may be wrapped in a <see cref="DelegatingHandler"/>. Its
    /// settings are copied; it sends nothing itself, so the URL of a connection, which is a secret, does not reach the handlers around it.
    /// </summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>Gets the time without a byte after which a replacement is opened.</summary>
    internal TimeSpan SuspicionTimeout => SilenceTimeout * 5 / 6;

    /// <summary>Returns what is wrong with the options.</summary>
    internal IEnumerable<string> FindErrors()
    {
        if (string.IsNullOrWhiteSpace(AppToken))
        {
            yield return $"There is no app-level token. Set {nameof(AppToken)}. {SocketFailure.TokenFix}";
        }
        else if (!AppToken.StartsWith("xapp-", StringComparison.Ordinal) || AppToken.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            yield return $"{nameof(AppToken)} is not an app-level token, which begins with xapp-. {SocketFailure.TokenFix}";
        }

        if (Connections is < 1 or > MaxConnections)
        {
            yield return $"{nameof(Connections)} must be from 1 to {MaxConnections}, not {Connections}.";
        }

        foreach (var (name, value, min, max) in Ranges())
        {
            if (value < min || value > max)
            {
                yield return $"{name} must be from {min:c} to {max:c}, not {value:c}.";
            }
        }
    }

    private IEnumerable<(string Name, TimeSpan Value, TimeSpan Min, TimeSpan Max)> Ranges() =>
    [
        (nameof(SilenceTimeout), SilenceTimeout, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10)),
        (nameof(PingInterval), PingInterval, TimeSpan.FromSeconds(1), SilenceTimeout / 2),
        (nameof(MinPause), MinPause, TimeSpan.FromMilliseconds(100), MaxPause),
        (nameof(MaxPause), MaxPause, MinPause, TimeSpan.FromHours(1)),
        (nameof(HandshakeTimeout), HandshakeTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
        (nameof(DrainTimeout), DrainTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(5)),
        (nameof(CloseTimeout), CloseTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
    ];
}
