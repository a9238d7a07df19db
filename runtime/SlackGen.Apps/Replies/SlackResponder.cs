using SlackGen.Types;

namespace SlackGen.Apps;

/// <summary>
/// Sends messages to the <c>response_url</c> of a delivery, which Slack accepts five times within 30 minutes. A message that failed is not sent again: it may have
/// arrived.
/// </summary>
public sealed class SlackResponder
{
    /// <summary>The number of messages that Slack accepts.</summary>
    public const int MaxUses = 5;

    private const string Name = "response_url";

    private readonly ResponseClient client;
    private readonly string? url;
    private readonly DateTimeOffset receivedAt;
    private int uses;

    /// <summary>Initializes the sender of a delivery. The app creates that of its handlers; a test of one handler creates its own.</summary>
    /// <param name="http">The client, which the caller disposes. Its logs and traces would show the URL, which is a secret.</param>
    /// <param name="delivery">The delivery.</param>
    /// <param name="timeProvider">The clock of the 30 minutes; null for the system clock.</param>
    public SlackResponder(HttpClient http, SlackDelivery delivery, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(delivery);
        (client, url, receivedAt) = (new ResponseClient(http, timeProvider ?? TimeProvider.System), delivery.ResponseUrl, delivery.ReceivedAt);
    }

    internal SlackResponder(ResponseClient client, string? url, DateTimeOffset receivedAt) => (this.client, this.url, this.receivedAt) = (client, url, receivedAt);

    /// <summary>Gets how long after the delivery Slack accepts messages: 30 minutes.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(30);

    /// <summary>Gets whether the delivery has a <c>response_url</c>, which has uses left and has not expired.</summary>
    public bool IsAvailable => url is not null && RemainingUses > 0 && !IsExpired;

    /// <summary>Gets how many messages can still be sent; 0 without a <c>response_url</c>.</summary>
    public int RemainingUses => url is null ? 0 : Math.Max(0, MaxUses - Volatile.Read(ref uses));

    private bool IsExpired => client.Time.GetUtcNow() - receivedAt >= Lifetime;

    /// <summary>Sends a message. Only the user sees it unless <see cref="ResponseMessage.ResponseType"/> says otherwise.</summary>
    /// <param name="message">The message; a string is its text.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="SlackException">
    /// The delivery has no <c>response_url</c>, its uses or its 30 minutes are over, Slack refused the message, or no response came within 10 seconds.
    /// </exception>
    public Task SendAsync(ResponseMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return SendAsync(message.ToUtf8Json(), cancellationToken);
    }

    /// <summary>Deletes the message that holds the element that the user acted on.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="SlackException">As for <see cref="SendAsync(ResponseMessage, CancellationToken)"/>.</exception>
    public Task DeleteOriginalAsync(CancellationToken cancellationToken = default) =>
        SendAsync(new ResponseMessage { DeleteOriginal = true }.ToUtf8Json(), cancellationToken);

    /// <summary>Sends the JSON of a message.</summary>
    internal async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (url is null)
        {
            throw new SlackException("The delivery has no response_url. Send the message with the client, for example with chat.postMessage.", Name);
        }

        if (IsExpired)
        {
            throw new SlackException("The message was not sent: the response_url has expired, 30 minutes after the delivery.", Name);
        }

        if (Interlocked.Increment(ref uses) > MaxUses)
        {
            throw new SlackException($"The message was not sent: the {MaxUses} messages that the response_url accepts have been sent.", Name);
        }

        await client.SendAsync(url, message, cancellationToken).ConfigureAwait(false);
    }
}
