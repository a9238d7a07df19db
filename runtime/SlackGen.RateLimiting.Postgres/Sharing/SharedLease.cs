using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace SlackGen.RateLimiting;

/// <summary>A permit, or a refusal with the time to wait.</summary>
internal sealed class SharedLease(TimeSpan? retryAfter) : RateLimitLease
{
    public static SharedLease Granted { get; } = new(null);

    public override bool IsAcquired => retryAfter is null;

    public override IEnumerable<string> MetadataNames => retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? retryAfter : null;
        return metadata is not null;
    }
}
