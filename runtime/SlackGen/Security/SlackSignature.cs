using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SlackGen;

/// <summary>Specifies the result of verifying the signature of an incoming request.</summary>
public enum SlackSignatureResult
{
    /// <summary>A header is missing or empty.</summary>
    Missing = 0,

    /// <summary>A header does not have the form that Slack sends.</summary>
    Malformed,

    /// <summary>The timestamp is further from the current time than <see cref="SlackSignature.MaxAge"/>, either way. The request may be a replay.</summary>
    Stale,

    /// <summary>The signature does not match any of the signing secrets.</summary>
    Mismatch,

    /// <summary>Slack signed the request, and the timestamp is recent.</summary>
    Valid,
}

/// <summary>
/// Verifies that an incoming request (an event, a slash command, an interaction) comes from Slack. It checks the headers <c>X-Slack-Request-Timestamp</c> and
/// <c>X-Slack-Signature</c> against the signing secret of the app. No content of a request causes an exception. Instances are thread-safe.
/// </summary>
/// <example>
/// <code>
/// var signature = new SlackSignature(signingSecret);
/// // The body as received: a body that was parsed and serialized again has a different signature.
/// if (!signature.IsValid(body, request.Headers["X-Slack-Request-Timestamp"], request.Headers["X-Slack-Signature"])) { return Results.Unauthorized(); }
/// </code>
/// </example>
public sealed class SlackSignature
{
    private const string Version = "v0";

    // Enough until the year 33658, and far below an overflow of long.
    private const int MaxTimestampDigits = 12;

    private readonly byte[][] secrets;
    private readonly TimeProvider time;

    /// <summary>Initializes an instance with one signing secret.</summary>
    /// <param name="signingSecret">The signing secret, from the page "Basic Information" of the app.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    /// <exception cref="ArgumentException">The secret is empty, or contains a space, a control character or a character outside ASCII.</exception>
    public SlackSignature(string signingSecret, TimeProvider? timeProvider = null)
        : this([signingSecret], timeProvider)
    {
    }

    /// <summary>
    /// Initializes an instance with several signing secrets, any of which may match: the new and the old one during a rotation, or those of several apps.
    /// </summary>
    /// <param name="signingSecrets">The signing secrets; at least one.</param>
    /// <param name="timeProvider">The clock; null for the system clock.</param>
    /// <exception cref="ArgumentException">
    /// There is no secret, or one is empty or contains a space, a control character or a character outside ASCII.
    /// </exception>
    public SlackSignature(IEnumerable<string> signingSecrets, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(signingSecrets);
        secrets = [.. signingSecrets.Select(Key)];
        if (secrets.Length == 0)
        {
            throw new ArgumentException("At least one signing secret is required.", nameof(signingSecrets));
        }

        time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Gets the maximum difference between the timestamp of a request and the current time, either way: 5 minutes, as Slack recommends.</summary>
    public static TimeSpan MaxAge { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Returns whether a request comes from Slack.</summary>
    /// <param name="body">The body, byte for byte as received.</param>
    /// <param name="timestamp">The header <c>X-Slack-Request-Timestamp</c>.</param>
    /// <param name="signature">The header <c>X-Slack-Signature</c>.</param>
    public bool IsValid(ReadOnlySpan<byte> body, string? timestamp, string? signature) =>
        Verify(body, timestamp, signature) == SlackSignatureResult.Valid;

    /// <summary>Verifies that a request comes from Slack. The result is for logs: the response to the sender should be nothing but 401.</summary>
    /// <param name="body">The body, byte for byte as received.</param>
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

        // Milliseconds, so that the window ends exactly at MaxAge.
        var age = time.GetUtcNow().ToUnixTimeMilliseconds() - (sent * 1000);
        if (Math.Abs(age) > MaxAge.TotalMilliseconds)
        {
            return SlackSignatureResult.Stale;
        }

        // All secrets are tried, so that the duration does not reveal which one matches.
        var found = false;
        foreach (var secret in secrets)
        {
            found |= Matches(secret, timestamp, body, claimed);
        }

        return found ? SlackSignatureResult.Valid : SlackSignatureResult.Mismatch;
    }

    /// <summary>Returns the number of secrets; never the secrets.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"SlackSignature ({secrets.Length} secrets)");

    private static bool Matches(byte[] secret, string timestamp, ReadOnlySpan<byte> body, ReadOnlySpan<byte> claimed)
    {
        // The parts are hashed incrementally: joining them would copy the body.
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

        // Not long.TryParse, which accepts trailing NULs.
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
                throw new ArgumentException(
                    "The signing secret contains a space, a line break or another character that no secret has; was it read with its line end?");
            }
        }

        return Encoding.ASCII.GetBytes(secret);
    }
}
