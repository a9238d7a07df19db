namespace SlackGen;

/// <summary>Sends the bytes of files to the URLs that Slack gave for them, with the retries and the telemetry of calls. No token goes along.</summary>
internal sealed class UploadTransport(SlackTransport transport, SlackClientOptions options, TimeoutPool timeouts)
{
    /// <summary>The name of the step in exceptions, logs, traces and metrics. Without a dot it is no method of Slack's.</summary>
    public const string Name = "upload";

    // Bytes may be sent twice: nothing is shared, or even kept, until the upload is completed.
    private static readonly SlackMethod Step = new(Name) { Tokens = SlackTokenKinds.None, Idempotent = true };

    /// <summary>Finds the length of an upload.</summary>
    /// <exception cref="SlackException">The bytes could not be sent without the token.</exception>
    public Task<UploadSource> OpenAsync(SlackUpload upload, CancellationToken cancellationToken)
    {
        RefuseAuthorization(options);
        return UploadSource.OpenAsync(upload, timeouts, options.AttemptTimeout, cancellationToken);
    }

    /// <summary>Makes sure that no header which was set after the client was made goes to the server of the upload.</summary>
    /// <exception cref="SlackException">The HTTP client has such a header.</exception>
    public static void RefuseAuthorization(SlackClientOptions options)
    {
        if (options.SendsAuthorization)
        {
            throw new SlackException(
                "The bytes of the upload were not sent: the DefaultRequestHeaders of the HttpClient hold Authorization, which would go to another server than Slack's methods. "
                + "Remove it: the client writes the header of each call that needs one.",
                Name);
        }
    }

    /// <summary>Checks the URL that a method returned.</summary>
    public Uri UrlOf(string? url, string method) => UploadUrl.Parse(url, options.BaseAddress, method);

    /// <summary>Posts the bytes.</summary>
    public Task SendAsync(Uri url, UploadSource source, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var attempt = new UploadAttempt(transport, options, timeouts, url, source, progress);
        return transport.SendAsync<SlackRawResponse>(Step, null, null, cancellationToken, attempt.SendAsync);
    }
}
