using SlackGen.Types;

namespace SlackGen;

/// <summary>
/// An incoming webhook: a URL that posts messages to one channel, without a token. Messages wait for Slack's limit of one a second. A message that Slack
/// refused because of its rate, or never received, is sent again; after a failure that leaves open whether it was posted, it is not. The URL is a secret and is
/// in no exception, log message or trace. Instances are thread-safe; keep one for each URL.
/// </summary>
public sealed class SlackWebhook
{
    private static readonly SlackMethod Step = new("webhook") { Tokens = SlackTokenKinds.None, Rate = new SlackRate(1, 1) };

    private readonly WebhookCalls calls;

    /// <summary>Initializes a webhook.</summary>
    /// <param name="url">The URL, <c>https://hooks.slack.com/services/…</c>. Plain http is allowed on loopback.</param>
    /// <param name="options">
    /// The options of limits, retries, timeouts, logs and connections; null for the defaults. A token is refused. The traces of an
    /// <see cref="SlackClientOptions.HttpClient"/> of your own show the URL unless its handler has no <see cref="SocketsHttpHandler.ActivityHeadersPropagator"/>.
    /// </param>
    /// <exception cref="ArgumentException">The URL is not an https URL, or an option is out of range. The message does not contain the URL.</exception>
    public SlackWebhook(string url, SlackClientOptions? options = null) => calls = new WebhookCalls(url, Step, options, SlackWebhookErrors.CreateException);

    /// <summary>Posts a message.</summary>
    /// <param name="message">The message; a string is its text.</param>
    /// <param name="cancellationToken">Cancels the message. If it was already sent, it may have been posted.</param>
    /// <exception cref="SlackApiException{TError}">Slack returned an error, a <see cref="SlackWebhookError"/>.</exception>
    /// <exception cref="SlackRateLimitedException">The message would wait too long for the limit of the webhook, and was not sent.</exception>
    /// <exception cref="SlackException">No response came, or it is not Slack's. The message says whether it may have been posted.</exception>
    public Task SendAsync(WebhookMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return calls.SendAsync(message.ToUtf8Json(), cancellationToken);
    }
}
