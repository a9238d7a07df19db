using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace SlackGen.Apps.AspNetCore.Tests.Installations;

/// <summary>A distributed cache in memory that a test looks into, delays or lets fail.</summary>
internal sealed class FaultyCache : IDistributedCache
{
    public const string Secret = "xoxb-123456789012-secret-of-the-cache";

    public ConcurrentDictionary<string, (byte[] Value, TimeSpan? Lifetime)> Entries { get; } = new();

    /// <summary>Gets or sets what runs before an operation; null for nothing.</summary>
    public Func<Task>? Before { get; set; }

    public static InvalidOperationException Failure() => new($"The connection was lost while {Secret} was sent.");

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        await (Before?.Invoke() ?? Task.CompletedTask);
        return Entries.TryGetValue(key, out var entry) ? entry.Value : null;
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        await (Before?.Invoke() ?? Task.CompletedTask);
        Entries[key] = (value, options.AbsoluteExpirationRelativeToNow);
    }

    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        await (Before?.Invoke() ?? Task.CompletedTask);
        Entries.TryRemove(key, out _);
    }

    public byte[]? Get(string key) => throw new NotSupportedException();

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();
}
