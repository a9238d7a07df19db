using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>The settings and services that the deliveries of an app share.</summary>
/// <param name="Options">The options.</param>
/// <param name="Scopes">The factory of the scopes.</param>
/// <param name="Filters">The filters, outermost first.</param>
/// <param name="Client">The client of the app.</param>
/// <param name="Installations">The installations; null for an app with one token.</param>
/// <param name="Responses">The client of response URLs.</param>
/// <param name="Replies">The sender of replies that no acknowledgement carries.</param>
/// <param name="Events">The events of the last minutes.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Logger">The logger.</param>
/// <param name="Stopping">The token of the handlers, which is cancelled when the time of the shutdown is over.</param>
/// <param name="Closing">The token of the replies, which is cancelled a grace time later, so that a handler that was cancelled is still replied for.</param>
internal sealed record AppServices(
    SlackAppOptions Options,
    IServiceScopeFactory Scopes,
    IReadOnlyList<Func<IServiceProvider, ISlackFilter>> Filters,
    AppClient Client,
    AppInstallations? Installations,
    ResponseClient Responses,
    ReplySender Replies,
    RecentEvents Events,
    DeliveryQueue Queue,
    ILogger Logger,
    CancellationToken Stopping,
    CancellationToken Closing)
{
    /// <summary>Gets the log of deliveries of workspaces without an installation, which a flood would repeat.</summary>
    public LogThrottle NotInstalled { get; } = new(Options.TimeProvider);

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time => Options.TimeProvider;
}
