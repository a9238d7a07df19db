using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.RateLimiting;

namespace SlackGen;

/// <summary>A permit, or a refusal with the time to wait. A refusal for another reason than the rate itself states the reason.</summary>
internal sealed class RateLease : RateLimitLease
{
    private readonly TimeSpan? retryAfter;
    private readonly string? reason;

    private RateLease(TimeSpan? retryAfter, string? reason) => (this.retryAfter, this.reason) = (retryAfter, reason);

    /// <summary>Gets the lease of a granted permit.</summary>
    public static RateLease Granted { get; } = new(null, null);

    public override bool IsAcquired => retryAfter is null;

    public override IEnumerable<string> MetadataNames => (retryAfter, reason) switch
    {
        (null, _) => [],
        (_, null) => [MetadataName.RetryAfter.Name],
        _ => [MetadataName.RetryAfter.Name, MetadataName.ReasonPhrase.Name],
    };

    /// <summary>Creates the refusal of a call that may not be sent yet.</summary>
    public static RateLease Refused(TimeSpan retryAfter, string? reason = null) => new(retryAfter, reason);

    /// <summary>Creates the refusal of a call that does not fit into the queue.</summary>
    public static RateLease QueueFull(TimeSpan retryAfter, int queueLimit) =>
        new(retryAfter, string.Create(CultureInfo.InvariantCulture, $"{queueLimit} calls are waiting already, which is the QueueLimit"));

    /// <summary>Creates the refusal of a call that would wait longer than its limit.</summary>
    public static RateLease WaitTooLong(TimeSpan retryAfter, TimeSpan maxWait) => new(retryAfter, MaxWaitReason(maxWait));

    /// <summary>Returns the reason for refusing a call that would wait longer than its limit.</summary>
    public static string MaxWaitReason(TimeSpan maxWait) => string.Create(CultureInfo.InvariantCulture, $"may wait {maxWait.TotalSeconds:0.#} s at most (MaxQueueTime)");

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter
            : metadataName == MetadataName.ReasonPhrase.Name ? reason
            : null;
        return metadata is not null;
    }
}
