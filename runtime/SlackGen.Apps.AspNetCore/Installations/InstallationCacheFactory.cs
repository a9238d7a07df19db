using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SlackGen.Apps.AspNetCore;

/// <summary>Creates the cache in front of the store of an app from the services.</summary>
/// <param name="services">The services of the host.</param>
internal sealed class InstallationCacheFactory(IServiceProvider services) : IInstallationStoreCacheFactory
{
    /// <inheritdoc/>
    public IInstallationStoreCache Create(ISlackInstallationStore inner) => new CachedSlackInstallationStore(
        inner,
        services.GetService<IDistributedCache>() ?? throw new InvalidOperationException(
            "UseDistributedCache needs a distributed cache in the services. Add one that all machines of the app share, for example with AddStackExchangeRedisCache."),
        services.GetService<IDataProtectionProvider>() ?? throw new InvalidOperationException(
            "UseDistributedCache encrypts the installations, and the services have no data protection. Add it with AddDataProtection, with keys that all machines of the app share."),
        services.GetRequiredService<IOptions<SlackInstallationCacheOptions>>().Value,
        services.GetService<TimeProvider>(),
        services.GetService<ILoggerFactory>());
}
