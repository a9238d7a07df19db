using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps.AspNetCore;

/// <summary>Handles the requests of Slack to one URL: reads the body, verifies its signature, delivers it and responds with the acknowledgement.</summary>
/// <param name="pattern">The pattern of the route, for logs.</param>
/// <param name="apps">The apps. The signing secret that matches decides which one a request is for.</param>
/// <param name="logger">The logger.</param>
internal sealed class SlackEndpoint(string pattern, SignedApp[] apps, ILogger logger)
{
    private const string TimestampHeader = "X-Slack-Request-Timestamp";
    private const string SignatureHeader = "X-Slack-Signature";
    private const string RetryNumberHeader = "X-Slack-Retry-Num";
    private const string RetryReasonHeader = "X-Slack-Retry-Reason";

    private readonly RefusalLog refusals = new(pattern, logger, apps[0].Time);

    /// <summary>Handles a request. A sender that closes the connection does not stop the handler of the delivery.</summary>
    /// <param name="context">The request and its response.</param>
    public async Task InvokeAsync(HttpContext context)
    {
        var time = apps[0].Time;
        var receivedAt = time.GetUtcNow();
        if (BodyFormats.Parse(context.Request.ContentType) is not { } format)
        {
            Refuse(context, StatusCodes.Status415UnsupportedMediaType, "its content type is neither JSON nor a form, in UTF-8");
            return;
        }

        SignedApp? app;
        SlackDelivery? delivery;
        using (var body = await RequestBody.ReadAsync(context.Request, time).ConfigureAwait(false))
        {
            if (body.Status != StatusCodes.Status200OK)
            {
                Refuse(context, body.Status, Reason(body.Status));
                return;
            }

            app = Verify(context, format, body.Bytes);
            delivery = app is null ? null : Read(context, format, body.Bytes, receivedAt);
        }

        if (app is null || delivery is null)
        {
            return;
        }

        switch (delivery)
        {
            case { Kind: null, IsEvent: false, Type: "url_verification" }:
                await RespondToUrlVerificationAsync(context, delivery).ConfigureAwait(false);
                break;
            case { Kind: null, IsEvent: false, Type: "app_rate_limited" }:
                SlackAppTelemetry.RateLimitedMinutes.Add(1);
                AppLog.EventsRateLimited(logger, app.Name, PayloadField.UnixTime(delivery.Payload.Span, "minute_rate_limited"u8));
                break;
            default:
                // The token of the request is not passed on: Slack closes the connection after 3 seconds, whether or not the handler still has something to do.
                var acknowledgement = await app.Receiver.ReceiveAsync(delivery).ConfigureAwait(false);
                await RespondAsync(context.Response, delivery, acknowledgement).ConfigureAwait(false);
                break;
        }
    }

    private static string Reason(int status) => status switch
    {
        StatusCodes.Status408RequestTimeout => $"its body did not arrive within {RequestBody.Timeout.TotalSeconds:0} s",
        StatusCodes.Status413PayloadTooLarge => $"its body is larger than {RequestBody.MaxBytes} bytes, or than the limit of the server",
        StatusCodes.Status499ClientClosedRequest => "the sender closed the connection",
        _ => "its body is not valid HTTP",
    };

    private static string Reason(SlackSignatureResult result) => result switch
    {
        SlackSignatureResult.Missing => $"the header {SignatureHeader} or {TimestampHeader} is missing",
        SlackSignatureResult.Malformed => $"the header {SignatureHeader} or {TimestampHeader} is malformed",
        SlackSignatureResult.Stale => $"its timestamp is more than {SlackSignature.MaxAge.TotalMinutes:0} minutes from the clock of this machine",
        SlackSignatureResult.Mismatch => "its signature matches no signing secret, or its body was changed on the way",
        SlackSignatureResult.Valid => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };

    private static Task RespondAsync(HttpResponse response, SlackDelivery delivery, SlackAcknowledgement acknowledgement)
    {
        if (acknowledgement.IsAccepted)
        {
            return acknowledgement.Payload.IsEmpty ? Task.CompletedTask : WriteAsync(response, "application/json; charset=utf-8", acknowledgement.Payload);
        }

        // Slack sends an event again. It shows an error to the user who waits for anything else, for whom a second run would come too late.
        if (delivery.IsEvent)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else
        {
            response.StatusCode = StatusCodes.Status500InternalServerError;
            response.Headers["X-Slack-No-Retry"] = "1";
        }

        return Task.CompletedTask;
    }

    private static async Task WriteAsync(HttpResponse response, string contentType, ReadOnlyMemory<byte> body)
    {
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body).ConfigureAwait(false);
    }

    // Returns null if the response is complete.
    private SignedApp? Verify(HttpContext context, BodyFormat format, ReadOnlySpan<byte> body)
    {
        var headers = context.Request.Headers;
        var result = SlackSignatureResult.Missing;
        SignedApp? match = null;
        foreach (var app in apps)
        {
            // All apps are tried, so that the duration does not reveal which one matches.
            result = app.Signature.Verify(body, headers[TimestampHeader], headers[SignatureHeader]);
            match = result == SlackSignatureResult.Valid ? app : match;
        }

        // Slack checks the certificate with a form that it does not sign. The response reveals nothing, and nothing of the form is used.
        if (format == BodyFormat.Form && (match is not null || result == SlackSignatureResult.Missing) && CertificateCheck.IsOne(body))
        {
            return null;
        }

        if (match is null)
        {
            Refuse(context, StatusCodes.Status401Unauthorized, Reason(result));
        }

        return match;
    }

    // Returns null if the response is complete.
    private SlackDelivery? Read(HttpContext context, BodyFormat format, ReadOnlySpan<byte> body, DateTimeOffset receivedAt)
    {
        // The delivery outlives the request, and so the pooled buffer.
        var (json, isCommand) = format == BodyFormat.Json ? (body.ToArray(), false) : SlackDelivery.FromForm(body);
        try
        {
            return SlackDelivery.Read(json, new SlackDeliverySource("http", receivedAt, RetryNumber(context.Request), RetryReason(context.Request), IsCommand: isCommand));
        }
        catch (SlackException e)
        {
            Refuse(context, StatusCodes.Status400BadRequest, "its body is not a delivery", e.Message);
            return null;
        }
    }

    private static int RetryNumber(HttpRequest request) =>
        int.TryParse(request.Headers[RetryNumberHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? RetryReason(HttpRequest request) => request.Headers[RetryReasonHeader] is { Count: > 0 } reasons ? reasons[0] : null;

    private async Task RespondToUrlVerificationAsync(HttpContext context, SlackDelivery delivery)
    {
        if (PayloadField.Text(delivery.Payload.Span, "challenge"u8) is not { } challenge)
        {
            Refuse(context, StatusCodes.Status400BadRequest, "the verification of the URL has no challenge");
            return;
        }

        AppLog.UrlVerified(logger, pattern);
        await WriteAsync(context.Response, "text/plain; charset=utf-8", challenge).ConfigureAwait(false);
    }

    private void Refuse(HttpContext context, int status, string reason, string detail = "")
    {
        refusals.Add(status, reason, detail);
        context.Response.StatusCode = status;
    }
}
