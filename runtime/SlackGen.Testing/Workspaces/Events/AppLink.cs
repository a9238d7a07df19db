using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The way from a workspace to the app.</summary>
/// <param name="options">The options of the fake.</param>
/// <param name="socketMode">The fake's Socket Mode.</param>
/// <param name="urls">Creates response URLs.</param>
/// <param name="deliveries">The deliveries, and what is on the wire.</param>
/// <param name="check">Checks what the app replies.</param>
internal sealed class AppLink(FakeSlackOptions options, FakeSocketMode socketMode, ResponseUrls urls, DeliveryLog deliveries, AppReplyCheck check)
{
    private const string NoApp = "dispatch_failed";

    private volatile FakeRequestUrl? named;

    /// <summary>Gets or sets the request URLs that were named last; null for none.</summary>
    public FakeRequestUrl? Named
    {
        get => named;
        set => named = value;
    }

    /// <summary>Gets the transport: named request URLs, else Socket Mode; null if no URL was named and no app has ever connected.</summary>
    public FakeTransport? Transport => named ?? (socketMode.HasGreeted ? socketMode : (FakeTransport?)null);

    public int MaxQueued => options.MaxRecorded;

    public int MaxEventsPerHour => options.MaxEventsPerHour;

    public WireActivity Activity => deliveries.Activity;

    /// <summary>Gets the token of what is delivered now, which ends when the fake is cleared.</summary>
    public CancellationToken Current => deliveries.Current;

    /// <summary>Gets the check of what the app replies.</summary>
    public AppReplyCheck Check => check;

    /// <summary>Forgets request URLs, if they are those that were named last.</summary>
    public void Forget(FakeRequestUrl url) => Interlocked.CompareExchange(ref named, null, url);

    /// <summary>Returns a new response URL for the <c>response_urls</c> of a submission.</summary>
    /// <param name="channelId">The ID of the conversation that the user chose.</param>
    /// <param name="userId">The ID of the user.</param>
    /// <param name="teamId">The ID of the workspace.</param>
    public Uri CreateResponseUrl(string channelId, string userId, string teamId) => urls.Create("actions", null, new ResponseTarget(channelId, userId, null, teamId));

    /// <summary>Delivers what a person waits for, and waits until the app has acknowledged it or its time is over.</summary>
    /// <param name="subject">The subject of a warning, <c>/deploy</c>.</param>
    /// <param name="send">Sends the delivery.</param>
    /// <exception cref="TimeoutException">The app has not acknowledged, and the clock of the fake stands still.</exception>
    public async Task<AppAcknowledgement> AskAsync(string subject, Func<FakeTransport, Task<FakeDelivery>> send)
    {
        if (Transport is not { } transport)
        {
            return new AppAcknowledgement(null, null, Warn(subject, NoApp) + ": no app has connected over Socket Mode, and the fake knows no request URL of one.");
        }

        try
        {
            var delivery = await send(transport).WaitAsync(ChangeSignal.LongestWait).ConfigureAwait(false);
            await delivery.Completed.WaitAsync(ChangeSignal.LongestWait).ConfigureAwait(false);
            return delivery.IsAcknowledged
                ? new AppAcknowledgement(delivery, ReplyOf(delivery), null)
                : new AppAcknowledgement(delivery, null, Warn(subject, CodeOf(delivery)));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(FormattableString.Invariant(
                $"The app has not acknowledged {subject} within {ChangeSignal.LongestWait.TotalSeconds:0} s of real time. A clock that a test advances must pass AcknowledgementTimeout for the warning."));
        }
    }

    /// <summary>Returns the text of a warning.</summary>
    public static string Warn(string subject, string code) => $"{subject} failed with the error \"{code}\"";

    private static JsonObject? ReplyOf(FakeDelivery delivery)
    {
        if (delivery.Acknowledgement is JsonObject payload)
        {
            return payload.Count == 0 ? null : payload;
        }

        return delivery.Attempts[^1].ResponseText is { } text && !string.IsNullOrWhiteSpace(text) ? new JsonObject { ["text"] = text } : null;
    }

    // Slack's clients show these codes.
    private static string CodeOf(FakeDelivery delivery) => delivery.Attempts is [.., { } last] ? last switch
    {
        { Failure: "timeout", Connection: null } => NoApp,
        { Failure: "timeout" or "http_timeout" } => "operation_timeout",
        { Failure: "http_error", StatusCode: >= 400 and < 500 } => "http_client_error",
        { Failure: "http_error" } => "http_service_error",
        _ => NoApp,
    }
    : NoApp;
}
