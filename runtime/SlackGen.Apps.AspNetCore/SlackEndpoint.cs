using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps.AspNetCore;

/// <summary>Handles the requests of Slack to one URL: reads the body, verifies its signature, delivers it and responds with the acknowledgement.</summary>
/// <param name="pattern">The pattern of the route, for logs.</param>
/// <param name="apps">The apps; the signing secret that matches decides which one a request is for.</param>
/// <param name="logger">The logger.</param>
internal sealed class SlackEndpoint(string pattern, SignedApp[] apps, ILogger logger)
{
    private const string TimestampHeader = "X-Slack-Request-Timestamp";
    private const string SignatureHeader = "X-Slack-Signature";
    private const string RetryNumberHeader = "X-Slack-Retry-Num";
    private const string RetryReasonHeader = "X-Slack-Retry-Reason";
    private const string NoRetryHeader = "X-Slack-No-Retry";

    /// <summary>Handles a request. It ends with a response in every case, and a sender who closes the connection does not stop the handler of the delivery.</summary>
    /// <param name="context">The request.</param>
    public async Task InvokeAsync(HttpContext context)
    {
        if (MediaType.Parse(context.Request.ContentType) is not { } format)
        {
            Refuse(context, StatusCodes.Status415UnsupportedMediaType, "its content type is neither JSON nor a form in UTF-8");
            return;
        }

        SignedApp? app;
        SlackDelivery? delivery;
        using (var body = await RequestBody.ReadAsync(context.Request, apps[0].Time).ConfigureAwait(false))
        {
            if (body.Status != StatusCodes.Status200OK)
            {
                Refuse(context, body.Status, Reason(body.Status));
                return;
            }

            app = Verify(context, format, body.Bytes);
            delivery = app is null ? null : Read(context, app, format, body.Bytes);
        }

        if (app is null || delivery is null)
        {
            return;
        }

        switch (delivery)
        {
            case { Kind: null, IsEvent: false, Type: "url_verification" }:
                await RespondToVerificationAsync(context, delivery).ConfigureAwait(false);
                break;
            case { Kind: null, IsEvent: false, Type: "app_rate_limited" }:
                AppLog.EventsLimited(logger, app.Name, JsonFields.FindUnixTime(delivery.Payload.Span, "minute_rate_limited"u8));
                break;
            default:
                await RespondAsync(context.Response, delivery, await app.Receiver.ReceiveAsync(delivery).ConfigureAwait(false)).ConfigureAwait(false);
                break;
        }
    }

    private static string Reason(int status) => status switch
    {
        StatusCodes.Status408RequestTimeout => $"its body did not arrive within {RequestBody.Timeout.TotalSeconds} s",
        StatusCodes.Status413PayloadTooLarge => $"its body is larger than {RequestBody.MaxBytes} bytes",
        StatusCodes.Status499ClientClosedRequest => "the sender closed the connection",
        _ => "its body is not valid HTTP",
    };

    private static string Reason(SlackSignatureResult result) => result switch
    {
        SlackSignatureResult.Missing => $"it has no header {SignatureHeader} or {TimestampHeader}",
        SlackSignatureResult.Malformed => $"its header {SignatureHeader} or {TimestampHeader} is malformed",
        SlackSignatureResult.Stale => $"its timestamp is more than {SlackSignature.MaxAge.TotalMinutes} minutes away from the time of this machine",
        SlackSignatureResult.Mismatch => "its signature matches no signing secret",
        SlackSignatureResult.Valid => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };

    // Slack checks the certificate of the URL of a command with a form that has this field and no signature.
    private static bool IsCertificateCheck(BodyFormat format, ReadOnlySpan<byte> body)
    {
        if (format == BodyFormat.Form)
        {
            foreach (var field in body.Split((byte)'&'))
            {
                if (body[field].SequenceEqual("ssl_check=1"u8))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
