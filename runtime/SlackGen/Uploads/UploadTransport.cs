namespace SlackGen;

/// <summary>Sends the bytes of files to the URLs that Slack returned for them, without a token, with the retries and the telemetry of calls.</summary>
internal sealed class UploadTransport(SlackTransport transport, SlackClientOptions options, TimeoutPool timeouts)
{
    /// <summary>The name of the step in exceptions, logs, traces and metrics. It has no dot, so it cannot be the name of a method.</summary>
    public const string Name = "upload";

    // Idempotent: until the upload is completed, Slack neither shares nor keeps the bytes.
    private static readonly SlackMethod Step = new(Name) { Tokens = SlackTokenKinds.None, Idempotent = true };

    /// <summary>Opens an upload and determines its length.</summary>
    /// <exception cref="SlackException">The HTTP client would send a token with the bytes.</exception>
    public Task<UploadSource> OpenAsync(SlackUpload upload, CancellationToken cancellationToken)
    {
        RefuseAuthorization(options);
        return UploadSource.OpenAsync(upload, timeouts, options.AttemptTimeout, cancellationToken);
    }

    /// <summary>Checks that the HTTP client sends no <c>Authorization</c> header, which may have been set after the client was created.</summary>
    /// <exception cref="SlackException">The HTTP client would send the header to the server of the upload.</exception>
    public static void RefuseAuthorization(SlackClientOptions options)
    {
        if (options.SendsAuthorization)
        {
            throw new SlackException(
                "The bytes of the upload were not sent: the DefaultRequestHeaders of the HttpClient contain Authorization, which would be sent to a server other than that of Slack's methods. "
                + "Remove it: the client writes the header of each call that needs one.",
                Name);
        }
    }

    /// <summary>Parses and checks the URL that a method returned.</summary>
    public Uri ParseUrl(string? url, string method) => UploadUrl.Parse(url, options.BaseAddress, method);

    /// <summary>Sends the bytes, with retries.</summary>
    public Task SendAsync(Uri url, UploadSource source, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var attempt = new UploadAttempt(transport, options, timeouts, url, source, progress);
        return transport.SendAsync<SlackRawResponse>(Step, null, null, cancellationToken, attempt.SendAsync);
    }
}
