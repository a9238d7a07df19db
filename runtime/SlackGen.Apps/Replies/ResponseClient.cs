using System.Diagnostics;
using System.Net;

namespace SlackGen.Apps;

/// <summary>Posts messages to response URLs. The URLs are secrets: none is in an exception, a log message or a trace.</summary>
internal sealed class ResponseClient(HttpClient http, TimeProvider time)
{
    private const string Name = "response_url";

    // Slack's own clients wait as long. A handler may be waiting.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);

    private readonly WebhookSender sender = new(http, time, new SlackRetryOptions(), Name);

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Posts a message, once.</summary>
    /// <exception cref="SlackException">The URL is not usable, Slack refused the message, or no response came in time.</exception>
    public async Task SendAsync(string url, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var address = WebhookSender.Parse(url) ?? throw new SlackException("The message was not sent: the response_url is not an https URL.", Name);
        using var activity = SlackAppTelemetry.Source.StartActivity("slack.respond", ActivityKind.Client);
        try
        {
            Check(await sender.PostAsync(address, message, AttemptTimeout, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            throw;
        }
    }

    private static void Check(WebhookReply reply)
    {
        if (reply.Status == HttpStatusCode.TooManyRequests)
        {
            throw new SlackException("Slack refused the message to the response_url because of its rate.", Name, reply.Status)
            {
                RetryAfter = reply.RetryAfter ?? TimeSpan.FromSeconds(1),
                Fault = SlackFault.Throttled,
            };
        }

        if (!reply.IsAccepted)
        {
            var error = reply.Error is null ? "" : $": {reply.Error}";
            throw new SlackException($"Slack refused the message to the response_url with HTTP {(int)reply.Status}{error}.{LimitOf(reply.Error)}", Name, reply.Status);
        }
    }

    private static string LimitOf(string? error) => error switch
    {
        WebhookReply.ExpiredUrl or "expired_url" => $" The URL takes messages for {SlackResponder.Lifetime.TotalMinutes:0} minutes.",
        "used_url" => $" The URL takes {SlackResponder.MaxUses} messages.",
        _ => "",
    };
}
