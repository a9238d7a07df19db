using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SlackGen.Testing;

/// <summary>A way in which a call goes wrong. See <see cref="MethodStub.Fault"/>.</summary>
public sealed class Fault
{
    private readonly Func<FaultStage, Task> play;

    private Fault(string name, Func<FaultStage, Task> play) => (Name, this.play) = (name, play);

    /// <summary>What the fault is called in <see cref="RecordedRequest.Fault"/> and in test output.</summary>
    public string Name { get; }

    /// <summary>The connection is reset when the request has arrived, before anything is answered.</summary>
    public static Fault ResetBeforeHeaders { get; } = new("reset before headers", ConnectionFaults.ResetBeforeHeaders);

    /// <summary>The connection is reset after status and headers. The answer counts as sent.</summary>
    public static Fault ResetAfterHeaders { get; } = new("reset after headers", ConnectionFaults.ResetAfterHeaders);

    /// <summary>The connection is reset after half of the body. The answer counts as sent.</summary>
    public static Fault ResetInBody { get; } = new("reset in the body", ConnectionFaults.ResetInBody);

    /// <summary>Nothing is answered until the client goes or the fake is disposed.</summary>
    public static Fault Hang { get; } = new("hang", ConnectionFaults.Hang);

    /// <summary>Half of the answer with a Content-Length that says so: broken JSON that ends in good order.</summary>
    public static Fault TruncatedJson { get; } = new("truncated JSON", BodyFaults.Truncated);

    /// <summary>A Content-Length above what is sent, after which the connection closes.</summary>
    public static Fault ShortBody { get; } = new("short body", BodyFaults.Short);

    /// <summary>HTTP 200 with no body.</summary>
    public static Fault EmptyBody { get; } = new("empty body", BodyFaults.Empty);

    /// <summary>The right answer, compressed although nobody asked.</summary>
    public static Fault Gzip { get; } = new("gzip", BodyFaults.Gzip);

    /// <summary>The right answer in chunks, without a Content-Length.</summary>
    public static Fault Chunked { get; } = new("chunked", BodyFaults.Chunked);

    /// <summary>A status with an HTML page, as a proxy in front of Slack would answer.</summary>
    /// <param name="status">The status code, 503.</param>
    public static Fault Status(int status)
    {
        // Below 200 there is no final answer, and these two have no body.
        if (status is < 200 or > 599 or StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "A status with a body is needed, from 200 to 599.");
        }

        var title = string.Create(CultureInfo.InvariantCulture, $"{status} {ReasonPhrases.GetReasonPhrase(status)}").TrimEnd();
        return new Fault(title, BodyFaults.Instead(Answer.Html(status, title)));
    }

    /// <summary>A 429 whose Retry-After is a number of seconds, be it sensible, 0, negative or absurd.</summary>
    /// <param name="seconds">The seconds.</param>
    public static Fault RateLimited(long seconds) => RateLimited(seconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>A 429 whose Retry-After is a date.</summary>
    /// <param name="until">The date; fractions of a second are lost.</param>
    public static Fault RateLimited(DateTimeOffset until) => RateLimited(until.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A 429 with any Retry-After.</summary>
    /// <param name="retryAfter">The header's text; null leaves the header out.</param>
    public static Fault RateLimited(string? retryAfter) => new(
        retryAfter is null ? "429 without Retry-After" : $"429 with Retry-After: {retryAfter}",
        BodyFaults.Instead(Answer.Of(new Refusal("ratelimited").ToJson()) with
        {
            Status = StatusCodes.Status429TooManyRequests,
            Headers = retryAfter is null ? [] : [("Retry-After", retryAfter)],
        }));

    /// <summary>The right answer in small pieces.</summary>
    /// <param name="delay">The time before each piece.</param>
    /// <param name="chunkBytes">The size of a piece.</param>
    public static Fault SlowDrip(TimeSpan delay, int chunkBytes = 16)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new Fault("slow drip", ConnectionFaults.SlowDrip(delay, chunkBytes));
    }

    /// <summary>A correct JSON answer of a given size. It is made while it is sent, so that it can be larger than memory.</summary>
    /// <param name="bytes">The size; at least 64.</param>
    /// <param name="isAnnounced">Whether a Content-Length gives it away.</param>
    public static Fault OversizedBody(long bytes, bool isAnnounced = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 64);
        return new Fault("oversized body", BodyFaults.Oversized(bytes, isAnnounced));
    }

    /// <summary>The right answer in UTF-8, called something else.</summary>
    /// <param name="charset">The charset that the Content-Type names.</param>
    public static Fault WrongCharset(string charset = "utf-16")
    {
        ArgumentException.ThrowIfNullOrEmpty(charset);
        return new Fault("wrong charset", BodyFaults.WrongCharset(charset));
    }

    /// <summary>A redirect that keeps verb and body.</summary>
    /// <param name="target">Where to; a second <see cref="FakeSlack"/> shows whether the token went along.</param>
    public static Fault Redirect(Uri target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var page = Answer.Html(StatusCodes.Status307TemporaryRedirect, "307 Temporary Redirect");
        return new Fault("redirect", BodyFaults.Instead(page with { Headers = [("Location", target.AbsoluteUri)] }));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Lets an exchange go wrong.</summary>
    /// <param name="http">The exchange.</param>
    /// <param name="makeAnswer">Makes the answer that would be right.</param>
    /// <param name="clock">The clock of delays.</param>
    /// <param name="stopping">Cancelled when the fake is disposed.</param>
    internal async Task StrikeAsync(HttpContext http, Func<Answer> makeAnswer, TimeProvider clock, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            await play(new FaultStage(http, makeAnswer, clock, ended.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }
}
