using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>
/// A transport by which the fake delivers to the app: <see cref="FakeSlack.SocketMode"/> or <see cref="FakeSlack.DeliverTo(Uri, string, HttpMessageHandler?)"/>. Tests that take a
/// <see cref="FakeTransport"/> run over both.
/// </summary>
/// <remarks>
/// Each method completes when the first attempt is on the wire, or has failed. The app then has 3 seconds of
/// <see cref="FakeSlackOptions.TimeProvider"/>. An event without acknowledgement is sent again, see <see cref="FakeSlackOptions.RetryDelays"/>.
/// </remarks>
public abstract class FakeTransport
{
    // More than a clock goes on between two readings of it, and less than a test notices.
    private static readonly TimeSpan MaxLateness = TimeSpan.FromMilliseconds(100);

    private readonly PayloadDefaults defaults;
    private readonly DeliveryLog log;
    private readonly FakeSlackOptions options;

    private protected FakeTransport(FakeSlackOptions options, PayloadDefaults defaults, DeliveryLog log) =>
        (this.options, this.defaults, this.log) = (options, defaults, log);

    private protected TimeProvider Clock => options.TimeProvider;

    private protected TimeSpan Deadline => options.AcknowledgementTimeout;

    private protected PayloadDefaults Defaults => defaults;

    /// <summary>Delivers an event to the app.</summary>
    /// <param name="event">
    /// The event with its <c>type</c>, or an <c>event_callback</c> with fields of its own: JSON text, a JsonNode, a JsonElement, or an object that is
    /// serialized with its property names unchanged. The fake adds the fields of the callback that are missing: <c>event_id</c>, <c>event_time</c>,
    /// <c>team_id</c>, <c>api_app_id</c>, <c>authorizations</c> with the bot user, <c>token</c>.
    /// </param>
    /// <exception cref="ArgumentException">The value is not a JSON object with a type.</exception>
    public Task<FakeDelivery> SendEventAsync(object @event) => SendAsync(defaults.Event(@event));

    /// <summary>Delivers a slash command to the app.</summary>
    /// <param name="command">The command with its slash, <c>/deploy</c>.</param>
    /// <param name="text">The text after the command.</param>
    /// <param name="fields">Fields to add or replace, such as <c>new { user_id = "U2" }</c>; null for none.</param>
    /// <exception cref="ArgumentException">The command is empty, or the fields are not a JSON object.</exception>
    public Task<FakeDelivery> SendCommandAsync(string command, string text = "", object? fields = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(command);
        ArgumentNullException.ThrowIfNull(text);
        return SendAsync(defaults.Command(command, text, fields));
    }

    /// <summary>Delivers an interaction to the app.</summary>
    /// <param name="payload">
    /// The payload with its <c>type</c>, in any form that <see cref="SendEventAsync"/> takes. The fake adds fields that are missing: <c>user</c>,
    /// <c>team</c>, <c>api_app_id</c>, <c>token</c>, and <c>trigger_id</c>, <c>response_url</c> and <c>channel</c> where Slack sends them.
    /// </param>
    /// <exception cref="ArgumentException">The value is not a JSON object with a type.</exception>
    public Task<FakeDelivery> SendInteractionAsync(object payload) => SendAsync(defaults.Interaction(payload));

    /// <summary>Delivers the lines of a recording, which <c>RecordDeliveries</c> of SlackGen.Apps has written, in their order.</summary>
    /// <param name="path">The path of the recording.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the replay. What is on the wire stays.</param>
    /// <returns>The deliveries, once the first attempt of each is on the wire.</returns>
    /// <exception cref="InvalidDataException">A line cannot be read; the message has its number. Nothing is delivered then.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<IReadOnlyList<FakeDelivery>> ReplayAsync(string path, ReplayOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var recording = File.OpenRead(path);
        return await ReplayAsync(recording, Path.GetFileName(path), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Delivers the lines of a recording, as for a file.</summary>
    /// <param name="recording">The recording, which is read to its end and stays open.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the replay. What is on the wire stays.</param>
    /// <returns>The deliveries, once the first attempt of each is on the wire.</returns>
    /// <exception cref="InvalidDataException">A line cannot be read; the message has its number. Nothing is delivered then.</exception>
    public Task<IReadOnlyList<FakeDelivery>> ReplayAsync(Stream recording, ReplayOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return ReplayAsync(recording, "The recording", options, cancellationToken);
    }

    private async Task<IReadOnlyList<FakeDelivery>> ReplayAsync(Stream recording, string name, ReplayOptions? replay, CancellationToken cancellationToken)
    {
        replay ??= new ReplayOptions();
        var lines = await RecordingReader.ReadAsync(recording, name, cancellationToken).ConfigureAwait(false);
        var payloads = new ReplayedPayloads(defaults, options, replay, lines);
        var deliveries = new List<FakeDelivery>(lines.Count);
        foreach (var line in lines)
        {
            if (replay.KeepPace)
            {
                await WaitUntilAsync(payloads.TimeOf(line), cancellationToken).ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
            deliveries.Add(await SendAsync(payloads.Create(line)).ConfigureAwait(false));
        }

        return deliveries;
    }

    /// <summary>Gets the failure of an attempt that the app has not acknowledged in time.</summary>
    private protected abstract string TimeoutReason { get; }

    /// <summary>Sends the delivery once and returns the outcome. It signals <paramref name="sent"/> once the attempt is on the wire.</summary>
    private protected abstract Task<AttemptResult> AttemptAsync(
        FakeDelivery delivery,
        FakeAttempt attempt,
        TaskCompletionSource sent,
        CancellationToken abandoned);

    private protected Task<FakeDelivery> SendAsync(FakeDelivery delivery) => BeginAsync(delivery, log.Add(delivery));

    /// <summary>Delivers an event that was queued, unless the fake was cleared in the meantime.</summary>
    /// <param name="callback">The event callback.</param>
    /// <param name="queued">The token of the time when it was queued.</param>
    /// <returns>The delivery; null if the fake was cleared.</returns>
    internal async Task<FakeDelivery?> SendQueuedAsync(JsonObject callback, CancellationToken queued)
    {
        var delivery = defaults.Event(callback);
        return log.TryAdd(delivery, queued) ? await BeginAsync(delivery, queued).ConfigureAwait(false) : null;
    }

    private async Task<FakeDelivery> BeginAsync(FakeDelivery delivery, CancellationToken abandoned)
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = DeliverAsync(delivery, sent, abandoned);
        await sent.Task.ConfigureAwait(false);
        return delivery;
    }

    private async Task DeliverAsync(FakeDelivery delivery, TaskCompletionSource sent, CancellationToken abandoned)
    {
        using var pending = log.Activity.Begin(delivery);
        try
        {
            // A repetition that was recorded comes again as one.
            var reason = delivery.FirstAttempt == 0 ? null : TimeoutReason;
            for (var number = delivery.FirstAttempt; ; number++)
            {
                var attempt = new FakeAttempt(number, reason, Clock.GetUtcNow());
                delivery.Begin(attempt);
                var result = await AttemptAsync(delivery, attempt, sent, abandoned).ConfigureAwait(false);
                sent.TrySetResult();
                if (result.Failure is not { } failure)
                {
                    attempt.Acknowledge(result.Payload, Clock.GetUtcNow());
                    delivery.Acknowledge(attempt);
                    return;
                }

                attempt.Fail(failure);
                if (delivery.Kind != FakeDeliveryKind.Event || result.StopsRetries || number >= options.RetryDelays.Count)
                {
                    delivery.GiveUp($"{failure} at attempt {number}");
                    return;
                }

                await WaitUntilAsync(result.FailedAt + options.RetryDelays[number], abandoned).ConfigureAwait(false);
                reason = failure;
            }
        }
        catch (OperationCanceledException)
        {
            delivery.GiveUp("the fake was cleared or disposed");
        }
        catch (Exception e)
        {
            // Nobody awaits this method, so the failure goes where the test looks.
            delivery.GiveUp($"the fake failed: {e}");
        }
        finally
        {
            sent.TrySetResult();
        }
    }

    // A time, not a period: a test that advances its clock in one step passes the waits that lie within it.
    private async Task WaitUntilAsync(DateTimeOffset time, CancellationToken abandoned)
    {
        while (time - Clock.GetUtcNow() is var rest && rest > TimeSpan.Zero)
        {
            using var outdated = CancellationTokenSource.CreateLinkedTokenSource(abandoned);
            var delay = Task.Delay(rest, Clock, outdated.Token);

            // A test can advance its clock after the rest is read and before the delay begins. The delay would then be late by that step.
            if (time - Clock.GetUtcNow() > rest - MaxLateness)
            {
                await delay.ConfigureAwait(false);
                return;
            }

            await outdated.CancelAsync().ConfigureAwait(false);
        }
    }
}
