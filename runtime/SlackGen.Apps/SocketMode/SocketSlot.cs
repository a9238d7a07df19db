namespace SlackGen.Apps;

/// <summary>
/// The supervisor of one of an app's connections: opens it, replaces it before it ends, and opens another after it has ended. Its states: opening, live, live with a
/// successor being opened, pausing.
/// </summary>
internal sealed class SocketSlot(int number, SocketOpener opener, SocketPool pool, ReconnectPace pace, SocketSession session)
{
    // The connections of an app are opened apart, so that they do not end together.
    private static readonly TimeSpan Stagger = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<SocketEnd?> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task> closing = [];
    private SocketConnection? current;
    private int failures;

    /// <summary>Gets the outcome of the first attempt: null if the connection stands.</summary>
    public Task<SocketEnd?> FirstAttempt => first.Task;

    /// <summary>Keeps a connection until the token is cancelled, whatever happens.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await SuperviseAsync(stopping).ConfigureAwait(false);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                var text = session.Scrubber.Clean($"{e.GetType().Name}: {e.Message}");
                AppLog.SupervisorFailed(session.Logger, number, text, session.Options.MaxPause.TotalSeconds);
                first.TrySetResult(new SocketEnd(SocketEndReason.OpenFailed, text));
            }
            catch (Exception)
            {
                // The app stops.
            }

            // A stop in the pause is no failure: the connections are still to be closed.
            await DelayAsync(session.Options.MaxPause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        first.TrySetCanceled(CancellationToken.None);
    }

    /// <summary>
    /// Closes each connection as soon as its envelopes are acknowledged, or when <see cref="SocketSession.LastAcknowledgements"/> is cancelled, after
    /// <see cref="RunAsync"/> has returned.
    /// </summary>
    public Task CloseAsync() => Task.WhenAll([current?.CloseAsync(Timeout.InfiniteTimeSpan) ?? Task.CompletedTask, .. closing]);

    private async Task SuperviseAsync(CancellationToken stopping)
    {
        if (current is null)
        {
            Stand(await OpenAsync(null, stopping).ConfigureAwait(false));
        }

        while (true)
        {
            var connection = current!;
            await Task.WhenAny(connection.Ended, connection.RefreshRequested).WaitAsync(stopping).ConfigureAwait(false);
            Judge(connection);
            if (connection.Ended.IsCompleted)
            {
                var end = await connection.Ended.ConfigureAwait(false);
                current = null;
                pool.Remove(number, end);
                Stand(await OpenAsync(end, stopping).ConfigureAwait(false));
            }
            else
            {
                await ReplaceAsync(connection, await connection.RefreshRequested.ConfigureAwait(false), stopping).ConfigureAwait(false);
            }
        }
    }

    // The successor has had its hello before the predecessor is closed, so that an event always finds a connection.
    private async Task ReplaceAsync(SocketConnection old, SocketEnd cause, CancellationToken stopping)
    {
        AppLog.Replacing(session.Logger, number, cause.Text);
        var opening = OpenAsync(cause, stopping);
        if (await Task.WhenAny(opening, old.Ended).ConfigureAwait(false) != opening)
        {
            current = null;
            pool.Remove(number, await old.Ended.ConfigureAwait(false));
            Stand(await opening.ConfigureAwait(false));
            return;
        }

        current = await opening.ConfigureAwait(false);
        pool.Replace(number);
        closing.RemoveAll(task => task.IsCompleted);
        closing.Add(old.CloseAsync(session.Options.DrainTimeout));
    }

    private void Stand(SocketConnection connection)
    {
        current = connection;
        pool.Add(number);
        first.TrySetResult(null);
    }

    private async Task<SocketConnection> OpenAsync(SocketEnd? cause, CancellationToken stopping)
    {
        var pause = cause is null ? TimeSpan.Zero : pace.Pause(failures, cause);
        while (true)
        {
            await DelayAsync(pause, stopping).ConfigureAwait(false);
            await WaitForTurnAsync(stopping).ConfigureAwait(false);
            while (failures > 0 && pace.TryTake() is var wait && wait > TimeSpan.Zero)
            {
                await DelayAsync(wait, stopping).ConfigureAwait(false);
            }

            if (cause is not null)
            {
                SocketMetrics.CountReconnect(cause);
            }

            try
            {
                return await opener.OpenAsync(stopping).ConfigureAwait(false);
            }
            catch (SocketOpenException e)
            {
                (cause, failures) = (e.End, failures + 1);
                pause = pace.Pause(failures, cause);
                pool.Fail(number, cause, pause, isReplacement: current is not null);
                first.TrySetResult(cause);
            }
        }
    }

    // While no connection stands, only the first supervisor tries: the others would fail in the same way, and multiply the attempts.
    private async Task WaitForTurnAsync(CancellationToken stopping)
    {
        while (number > 0 && current is null && (pool.Live == 0 || !first.Task.IsCompleted))
        {
            await pool.WaitUntilLiveAsync().WaitAsync(stopping).ConfigureAwait(false);
            await DelayAsync(Stagger * number, stopping).ConfigureAwait(false);
            if (pool.Live > 0)
            {
                return;
            }
        }
    }

    // A connection that did not live counts as a failed attempt: a server that accepts and closes is not well.
    private void Judge(SocketConnection connection)
    {
        var age = connection.Age;
        failures = age >= ReconnectPace.Proof ? 0 : failures + 1;
        pool.Prove(age);
    }

    private Task DelayAsync(TimeSpan delay, CancellationToken stopping) => Task.Delay(delay, session.Time, stopping);
}
