using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SlackGen;

/// <summary>Whether an incoming request comes from Slack, or why that cannot be said.</summary>
public enum SlackSignatureResult
{
    /// <summary>A header is absent or empty.</summary>
    Missing = 0,

    /// <summary>A header is not of the form that Slack sends.</summary>
    Malformed,

    /// <summary>The request is older than the allowed age, or as much from the future: it may be a recorded one.</summary>
    Stale,

    /// <summary>None of the signing secrets makes this signature.</summary>
    Mismatch,

    /// <summary>Slack signed the request, and lately.</summary>
    Valid,
}

/// <summary>
/// Tells whether an incoming request (an event, a slash command, an interaction) comes from Slack: checks its headers <c>X-Slack-Request-Timestamp</c>
/// and <c>X-Slack-Signature</c> against the signing secret of the app. Whatever a request holds is answered with a result, never with an exception.
/// One instance serves all threads.
/// </summary>
/// <example>
/// <code>
/// var signature = new SlackSignature(signingSecret);
/// // The body as it came: a body that was parsed and written again has another signature.
/// if (!signature.IsValid(body, request.Headers["X-Slack-Request-Timestamp"], request.Headers["X-Slack-Signature"])) { return Results.Unauthorized(); }
/// </code>
/// </example>
public sealed class SlackSignature
{
    private const string Version = "v0";

    // Enough until the year 33658, and far from where a long overflows.
    private const int MaxTimestampDigits = 12;

    private readonly byte[][] secrets;
    private readonly TimeProvider time;

    /// <summary>Checks against one signing secret.</summary>
    /// <param name="signingSecret">The signing secret of the app, from its page "Basic Information".</param>
    /// <param name="timeProvider">Where the time comes from; null for the system's clock.</param>
    /// <exception cref="ArgumentException">The secret is empty, or holds a space, a control character or something outside ASCII.</exception>
    public SlackSignature(string signingSecret, TimeProvider? timeProvider = null)
        : this([signingSecret], timeProvider)
    {
    }

    /// <summary>Checks against several signing secrets, any of which will do: the new and the old one while a secret is rotated, or those of several apps.</summary>
    /// <param name="signingSecrets">The signing secrets, at least one.</param>
    /// <param name="timeProvider">Where the time comes from; null for the system's clock.</param>
    /// <exception cref="ArgumentException">There is no secret, or one is empty or holds a space, a control character or something outside ASCII.</exception>
    public SlackSignature(IEnumerable<string> signingSecrets, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(signingSecrets);
        secrets = [.. signingSecrets.Select(Key)];
        if (secrets.Length == 0)
        {
            throw new ArgumentException("At least one signing secret is needed.", nameof(signingSecrets));
        }

        time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>How far the time of a request may be from now, either way: 5 minutes, as Slack recommends.</summary>
    public static TimeSpan MaxAge { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether the request comes from Slack.</summary>
    /// <param name="body">The body, byte for byte as it came.</param>
    /// <param name="timestamp">The header <c>X-Slack-Request-Timestamp</c>.</param>
    /// <param name="signature">The header <c>X-Slack-Signature</c>.</param>
    public bool IsValid(ReadOnlySpan<byte> body, string? timestamp, string? signature) =>
        Verify(body, timestamp, signature) == SlackSignatureResult.Valid;

    /// <summary>Whether the request comes from Slack, or why that cannot be said: for logs, since whoever sent it should be told nothing but 401.</summary>
    /// <param name="body">The body, byte for byte as it came.</param>
    /// <param name="timestamp">The header <c>X-Slack-Request-Timestamp</c>.</param>
    /// <param name="signature">The header <c>X-Slack-Signature</c>.</param>
    public SlackSignatureResult Verify(ReadOnlySpan<byte> body, string? timestamp, string? signature)
    {
        if (string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signature))
        {
            return SlackSignatureResult.Missing;
        }

        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!TryReadTimestamp(timestamp, out var sent) || !TryReadSignature(signature, claimed))
        {
            return SlackSignatureResult.Malformed;
        }

        // The clock is read to the millisecond, so that the edge of the window is where it is documented to be.
        var age = time.GetUtcNow().ToUnixTimeMilliseconds() - (sent * 1000);
        if (Math.Abs(age) > MaxAge.TotalMilliseconds)
        {
            return SlackSignatureResult.Stale;
        }

        // Every secret is tried, so that the time taken does not tell which of them made the signature.
        var found = false;
        foreach (var secret in secrets)
        {
            found |= Matches(secret, timestamp, body, claimed);
        }

        return found ? SlackSignatureResult.Valid : SlackSignatureResult.Mismatch;
    }

    /// <summary>Names the number of secrets, not the secrets.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"SlackSignature ({secrets.Length} secrets)");

    private static bool Matches(byte[] secret, string timestamp, ReadOnlySpan<byte> body, ReadOnlySpan<byte> claimed)
    {
        // The three parts are hashed one after the other: joining them would copy the body.
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        Span<byte> head = stackalloc byte[Version.Length + 1 + MaxTimestampDigits + 1];
        hmac.AppendData(head[..Encoding.ASCII.GetBytes($"{Version}:{timestamp}:", head)]);
        hmac.AppendData(body);
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hmac.GetHashAndReset(expected);
        return CryptographicOperations.FixedTimeEquals(expected, claimed);
    }

    private static bool TryReadTimestamp(string text, out long seconds)
    {
        seconds = 0;
        if (text.Length > MaxTimestampDigits)
        {
            return false;
        }

        // By hand, since long.TryParse lets NULs follow.
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            seconds = (seconds * 10) + (c - '0');
        }

        return true;
    }

    private static bool TryReadSignature(string text, Span<byte> bytes)
    {
        if (text.Length != Version.Length + 1 + (2 * bytes.Length) || !text.StartsWith(Version + "=", StringComparison.Ordinal))
        {
            return false;
        }

        var digits = text.AsSpan(Version.Length + 1);
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        Convert.FromHexString(digits).CopyTo(bytes);
        return true;
    }

    private static byte[] Key(string secret)
    {
        if (string.IsNullOrEmpty(secret))
        {
            throw new ArgumentException("The signing secret is empty.");
        }

        foreach (var c in secret)
        {
            if (c is <= ' ' or > '~')
            {
                throw new ArgumentException("The signing secret holds a space, a line break or another character that no secret has; was it read with its line end?");
            }
        }

        return Encoding.ASCII.GetBytes(secret);
    }
}
