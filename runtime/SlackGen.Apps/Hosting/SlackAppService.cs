using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps;

/// <summary>
/// Runs an app in a host. At the start, it opens the transports. At the stop, the transports take no further deliveries and close what has no acknowledgement to send, the
/// handlers finish, and the rest is closed.
/// </summary>
internal sealed class SlackAppService(string name, SlackAppReceiver receiver, IEnumerable<ISlackTransport> transports, ILogger logger) : IHostedService
{
    private readonly List<ISlackTransport> started = [];
    private readonly string shownName = name.Length == 0 ? "(unnamed)" : name;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var transport in transports)
        {
            // Added first: what has failed half way is closed too.
            started.Add(transport);
            try
            {
                await transport.StartAsync(cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                await StopAsync(cancellationToken).ConfigureAwait(false);
                throw;
            }
        }

        AppLog.Started(logger, shownName, receiver.HandlerCount);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await ForEachAsync("stop receiving", t => t.StopReceivingAsync(cancellationToken)).ConfigureAwait(false);
        var isDrained = await receiver.DrainAsync(cancellationToken).ConfigureAwait(false);
        await ForEachAsync("close", t => t.CloseAsync(cancellationToken)).ConfigureAwait(false);
        if (isDrained)
        {
            AppLog.Stopped(logger, shownName);
        }
    }

    // A transport that fails does not keep the others from closing.
    private async Task ForEachAsync(string step, Func<ISlackTransport, Task> act)
    {
        foreach (var transport in started)
        {
            try
            {
                await act(transport).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                AppLog.TransportFailed(logger, shownName, step, SecretScrubber.Common.Clean(e));
            }
        }
    }
}
