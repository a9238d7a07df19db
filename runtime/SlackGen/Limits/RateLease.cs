using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.RateLimiting;

namespace SlackGen;

/// <summary>A permit, or a refusal with the time to wait and, where it is not simply too early, the reason.</summary>
internal sealed class RateLease : RateLimitLease
{
    private readonly TimeSpan? retryAfter;
    private readonly string? reason;

    private RateLease(TimeSpan? retryAfter, string? reason) => (this.retryAfter, this.reason) = (retryAfter, reason);

    public static RateLease Granted { get; } = new(null, null);

    public override bool IsAcquired => retryAfter is null;

    public override IEnumerable<string> MetadataNames => (retryAfter, reason) switch
    {
        (null, _) => [],
        (_, null) => [MetadataName.RetryAfter.Name],
        _ => [MetadataName.RetryAfter.Name, MetadataName.ReasonPhrase.Name],
    };

    /// <summary>Refuses a call that may not go yet.</summary>
    public static RateLease Refused(TimeSpan retryAfter, string? reason = null) => new(retryAfter, reason);

    /// <summary>Refuses a call for which the queue has no room.</summary>
    public static RateLease QueueFull(TimeSpan retryAfter, int queueLimit) =>
        new(retryAfter, string.Create(CultureInfo.InvariantCulture, $"{queueLimit} calls wait already, which is the QueueLimit"));

    /// <summary>Refuses a call that would wait for longer than it may.</summary>
    public static RateLease TooLong(TimeSpan retryAfter, TimeSpan maxWait) => new(retryAfter, LongerThan(maxWait));

    /// <summary>Says how long a call may wait.</summary>
    public static string LongerThan(TimeSpan maxWait) => string.Create(CultureInfo.InvariantCulture, $"may wait {maxWait.TotalSeconds:0.#} s at most (MaxQueueTime)");

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter
            : metadataName == MetadataName.ReasonPhrase.Name ? reason
            : null;
        return metadata is not null;
    }
}
