using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SlackGen.Testing;

/// <summary>A simulated failure of a call. See <see cref="MethodStub.Fault"/>.</summary>
public sealed class Fault
{
    private readonly Func<FaultStage, Task> play;

    private Fault(string name, Func<FaultStage, Task> play) => (Name, this.play) = (name, play);

    /// <summary>Gets the name of the fault in <see cref="RecordedRequest.Fault"/> and in test output.</summary>
    public string Name { get; }

    /// <summary>Gets a fault that resets the connection when the request has arrived, before any response.</summary>
    public static Fault ResetBeforeHeaders { get; } = new("reset before headers", ConnectionFaults.ResetBeforeHeaders);

    /// <summary>Gets a fault that resets the connection after status and headers. The response counts as sent.</summary>
    public static Fault ResetAfterHeaders { get; } = new("reset after headers", ConnectionFaults.ResetAfterHeaders);

    /// <summary>Gets a fault that resets the connection after half of the body. The response counts as sent.</summary>
    public static Fault ResetInBody { get; } = new("reset in the body", ConnectionFaults.ResetInBody);

    /// <summary>Gets a fault that sends no response until the client disconnects or the fake is disposed.</summary>
    public static Fault Hang { get; } = new("hang", ConnectionFaults.Hang);

    /// <summary>Gets a fault that sends half of the body with a matching Content-Length: truncated JSON without a connection error.</summary>
    public static Fault TruncatedJson { get; } = new("truncated JSON", BodyFaults.Truncated);

    /// <summary>Gets a fault that sends fewer bytes than the Content-Length and closes the connection.</summary>
    public static Fault ShortBody { get; } = new("short body", BodyFaults.Short);

    /// <summary>Gets a fault that sends the right status without a body.</summary>
    public static Fault EmptyBody { get; } = new("empty body", BodyFaults.Empty);

    /// <summary>Gets a fault that sends the right response compressed, even if the client does not accept compression.</summary>
    public static Fault Gzip { get; } = new("gzip", BodyFaults.Gzip);

    /// <summary>Gets a fault that sends the right response in chunks, without a Content-Length.</summary>
    public static Fault Chunked { get; } = new("chunked", BodyFaults.Chunked);

    /// <summary>Creates a fault that sends a status with an HTML page, as a proxy in front of Slack does.</summary>
    /// <param name="status">The status code, from 200 to 599, such as 503.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is outside that range, or it is 204 or 304, which have no body.</exception>
    public static Fault Status(int status)
    {
        // A status below 200 is not final, and 204 and 304 have no body.
        if (status is < 200 or > 599 or StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "The status must be from 200 to 599 and allow a body.");
        }

        var title = string.Create(CultureInfo.InvariantCulture, $"{status} {ReasonPhrases.GetReasonPhrase(status)}").TrimEnd();
        return new Fault(title, BodyFaults.Replace(FakeResponse.Html(status, title)));
    }

    /// <summary>Creates a fault that redirects the request.</summary>
    /// <param name="location">The URL of the header <c>Location</c>, absolute or relative.</param>
    /// <param name="status">The status code: 301, 302, 303, 307 or 308.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of these.</exception>
    public static Fault Redirect(string location, int status = StatusCodes.Status302Found)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (status is not (301 or 302 or 303 or 307 or 308))
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "The status must be 301, 302, 303, 307 or 308.");
        }

        var title = string.Create(CultureInfo.InvariantCulture, $"{status} {ReasonPhrases.GetReasonPhrase(status)}");
        return new Fault(title + " to a URL", BodyFaults.Replace(FakeResponse.Html(status, title) with { Headers = [("Location", location)] }));
    }

    /// <summary>Creates a fault that sends a 429 whose Retry-After is a number of seconds.</summary>
    /// <param name="seconds">The seconds; any value, also 0 and negative values.</param>
    public static Fault RateLimited(long seconds) => RateLimited(seconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>Creates a fault that sends a 429 whose Retry-After is a date.</summary>
    /// <param name="until">The date, without its fraction of a second.</param>
    public static Fault RateLimited(DateTimeOffset until) => RateLimited(until.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Creates a fault that sends a 429 with any Retry-After.</summary>
    /// <param name="retryAfter">The text of the header; null omits the header.</param>
    public static Fault RateLimited(string? retryAfter) => new(
        retryAfter is null ? "429 without Retry-After" : $"429 with Retry-After: {retryAfter}",
        BodyFaults.Replace(FakeResponse.From(new Refusal("ratelimited").ToJson()) with
        {
            Status = StatusCodes.Status429TooManyRequests,
            Headers = retryAfter is null ? [] : [("Retry-After", retryAfter)],
        }));

    /// <summary>Creates a fault that sends the right response in small pieces.</summary>
    /// <param name="delay">The time before each piece.</param>
    /// <param name="chunkBytes">The size of a piece in bytes, at least 1.</param>
    public static Fault SlowDrip(TimeSpan delay, int chunkBytes = 16)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new Fault("slow drip", ConnectionFaults.SlowDrip(delay, chunkBytes));
    }

    /// <summary>Creates a fault that sends correct JSON of a given size. The body is generated while it is sent, so it can be larger than memory.</summary>
    /// <param name="bytes">The size in bytes, at least 64.</param>
    /// <param name="isAnnounced">Whether the response has a Content-Length.</param>
    public static Fault OversizedBody(long bytes, bool isAnnounced = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 64);
        return new Fault("oversized body", BodyFaults.Oversized(bytes, isAnnounced));
    }

    /// <summary>Creates a fault that sends the right response in UTF-8 with another charset in its Content-Type.</summary>
    /// <param name="charset">The charset of the Content-Type.</param>
    public static Fault WrongCharset(string charset = "utf-16")
    {
        ArgumentException.ThrowIfNullOrEmpty(charset);
        return new Fault("wrong charset", BodyFaults.WrongCharset(charset));
    }

    /// <summary>Creates a fault that sends a redirect that keeps verb and body (307).</summary>
    /// <param name="target">The target. A second <see cref="FakeSlack"/> there shows whether the client sends the token to it.</param>
    public static Fault Redirect(Uri target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var page = FakeResponse.Html(StatusCodes.Status307TemporaryRedirect, "307 Temporary Redirect");
        return new Fault("redirect", BodyFaults.Replace(page with { Headers = [("Location", target.AbsoluteUri)] }));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Gets the absence of a fault: the right response after its delay.</summary>
    internal static Fault None { get; } = new("none", BodyFaults.Unchanged);

    /// <summary>Creates the fault that shows an exception of a condition.</summary>
    internal static Fault Exception(Exception exception) => new("exception", BodyFaults.Replace(FakeResponse.From(exception)));

    /// <summary>Returns the same fault after a delay.</summary>
    internal Fault After(TimeSpan delay) => new(Name, async stage =>
    {
        await Task.Delay(delay, stage.Clock, stage.Ended).ConfigureAwait(false);
        await play(stage).ConfigureAwait(false);
    });

    /// <summary>Plays the fault on an exchange.</summary>
    /// <param name="http">The exchange.</param>
    /// <param name="createResponse">Creates the right response.</param>
    /// <param name="clock">The clock of delays.</param>
    /// <param name="stopping">A token that is cancelled when the fake is disposed.</param>
    internal async Task PlayAsync(HttpContext http, Func<FakeResponse> createResponse, TimeProvider clock, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            await play(new FaultStage(http, createResponse, clock, ended.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }
}
