using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>What the deliveries of an app share.</summary>
/// <param name="Options">The options.</param>
/// <param name="Scopes">The factory of the scopes.</param>
/// <param name="Filters">The filters, outermost first.</param>
/// <param name="Responses">The client of response URLs.</param>
/// <param name="Client">The choice of the app's client.</param>
/// <param name="Replies">The sender of replies that no acknowledgement carries.</param>
/// <param name="Events">The events of the last minutes.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Logger">The logger.</param>
/// <param name="Stopping">The token that is cancelled when the time of the shutdown is over.</param>
internal sealed record AppServices(
    SlackAppOptions Options,
    IServiceScopeFactory Scopes,
    IReadOnlyList<Func<IServiceProvider, ISlackFilter>> Filters,
    ResponseClient Responses,
    AppClient Client,
    ReplySender Replies,
    RecentEvents Events,
    DeliveryQueue Queue,
    ILogger Logger,
    CancellationToken Stopping)
{
    /// <summary>Gets the clock.</summary>
    public TimeProvider Time => Options.TimeProvider;
}
