using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using SlackGen.Apps.AspNetCore;

namespace SlackGen.Apps.Tests.Stores;

/// <summary>A store behind a distributed cache keeps the contract, whether the cache works, fails or has garbage.</summary>
[TestFixture("works")]
[TestFixture("fails")]
[TestFixture("has garbage")]
public sealed class CachedStoreTests(string cache) : StoreTests
{
    protected override Task<ISlackInstallationStore> OpenAsync() => Task.FromResult<ISlackInstallationStore>(new CachedSlackInstallationStore(
        new InMemorySlackInstallationStore(), new BadCache(cache), new EphemeralDataProtectionProvider(), new SlackInstallationCacheOptions { Timeout = TimeSpan.FromSeconds(5) }));

    private sealed class BadCache(string state) : IDistributedCache
    {
        private readonly MemoryDistributedCache inner = new(Options.Create(new MemoryDistributedCacheOptions()));

        public byte[]? Get(string key) => throw new NotSupportedException();

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => state switch
        {
            "fails" => throw new InvalidOperationException("The connection was lost."),
            "has garbage" => Task.FromResult<byte[]?>(Encoding.UTF8.GetBytes("garbage")),
            _ => inner.GetAsync(key, token),
        };

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
            state == "fails" ? throw new InvalidOperationException("The connection was lost.") : inner.SetAsync(key, value, options, token);

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) =>
            state == "fails" ? throw new InvalidOperationException("The connection was lost.") : inner.RemoveAsync(key, token);
    }
}
