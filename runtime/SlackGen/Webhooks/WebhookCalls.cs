using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SlackGen;

/// <summary>Sends messages to one webhook, with the limits, retries and telemetry of calls. An unclear failure is never repeated.</summary>
internal sealed class WebhookCalls
{
    // One for all webhooks of the process, as for calls.
    private static readonly Lazy<HttpMessageInvoker> SharedInvoker = new(() => new HttpMessageInvoker(WebhookSender.CreateHandler()));

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly Uri address;
    private readonly string owner;
    private readonly SlackMethod step;
    private readonly Func<SlackFailure, SlackApiException> createException;
    private readonly SlackClientOptions options;
    private readonly SlackTransport transport;
    private readonly WebhookSender sender;

    /// <param name="url">The URL.</param>
    /// <param name="step">The name and the budget of the messages.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="createException">Creates the exception of an error that Slack returned.</param>
    /// <exception cref="ArgumentException">The URL cannot be used, or an option is out of range. The message does not contain the URL.</exception>
    public WebhookCalls(string url, SlackMethod step, SlackClientOptions? options, Func<SlackFailure, SlackApiException> createException)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        address = WebhookSender.Parse(url) ?? throw new ArgumentException($"The URL of the {step.Name} is not an https URL. Plain http is allowed on loopback only.", nameof(url));
        this.options = (options ?? new SlackClientOptions()).Validated();
        if (this.options.Token is not null || this.options.TokenProvider is not null)
        {
            throw new ArgumentException($"A {step.Name} takes no token: its URL is the right to post. Leave Token and TokenProvider null.", nameof(options));
        }

        (this.step, this.createException) = (step, createException);
        owner = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)).AsSpan(0, 8));
        transport = new SlackTransport(this.options);
        sender = new WebhookSender(this.options.HttpClient ?? SharedInvoker.Value, this.options.TimeProvider, this.options.Retry, step.Name);
    }

    /// <summary>Sends the JSON of a message.</summary>
    public Task SendAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested
        ? Task.FromCanceled(cancellationToken)
        : transport.SendAsync<SlackRawResponse>(step, null, null, cancellationToken, (state, token) => AttemptAsync(state, json, token), owner);

    private async ValueTask<SlackResponse> AttemptAsync(CallState state, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        using var lease = await transport.AcquireAsync(state, cancellationToken).ConfigureAwait(false);
        state.Attempts++;
        state.LimiterPauses = false;
        var started = options.TimeProvider.GetTimestamp();
        try
        {
            var limit = Durations.Min(state.TimeLeft(options.Retry), options.AttemptTimeout);
            var reply = await sender.PostAsync(address, json, limit, cancellationToken).ConfigureAwait(false);
            SlackTelemetry.CountSent(step, json.Length);
            return reply.IsAccepted ? new SlackRawResponse() : throw Refused(state, reply);
        }
        finally
        {
            SlackTelemetry.RecordAttempt(step, options.TimeProvider, started);
        }
    }

    private SlackException Refused(CallState state, WebhookReply reply)
    {
        var isThrottled = reply.Status == HttpStatusCode.TooManyRequests || (reply.Error is not null && SlackErrorCodes.IsRateLimit(reply.Error));
        var wait = isThrottled ? options.Retry.PauseAfterRefusal(reply.RetryAfter) : reply.RetryAfter;
        if (isThrottled)
        {
            transport.Pause(state, wait!.Value);
        }

        if ((isThrottled ? reply.Error ?? "ratelimited" : reply.Error) is { } code)
        {
            var response = new SlackRawResponse { Ok = false, Error = code };
            return createException(new SlackFailure(step.Name, code, response, reply.Status, wait));
        }

        var (what, fault) = (int)reply.Status switch
        {
            >= 200 and < 300 => ("got a response that is not Slack's", SlackFault.Unclear),
            >= 300 and < 400 => ("was redirected, which is not followed", SlackFault.Final),
            >= 500 or 408 => ("failed", SlackFault.Unclear),
            _ => ("was refused", SlackFault.Final),
        };
        var note = fault == SlackFault.Unclear ? " It may have arrived, so it is not sent again." : "";
        return new SlackException($"The message to the {step.Name} {what}: HTTP {(int)reply.Status}.{note}", step.Name, reply.Status) { Fault = fault, RetryAfter = wait };
    }
}
