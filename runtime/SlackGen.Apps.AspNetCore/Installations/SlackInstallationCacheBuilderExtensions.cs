using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SlackGen.Apps;
using SlackGen.Apps.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that put a distributed cache in front of the store of installations.</summary>
public static class SlackInstallationCacheBuilderExtensions
{
    /// <summary>
    /// Keeps installations in the <c>IDistributedCache</c> of the services too, encrypted with data protection, so that the store is asked less often. It works with
    /// every store, and may be called before or after the store is added. All apps of a host share it.
    /// </summary>
    /// <param name="builder">The builder of the app.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>The builder.</returns>
    public static SlackAppBuilder UseDistributedCache(this SlackAppBuilder builder, Action<SlackInstallationCacheOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<SlackInstallationCacheOptions>().ValidateOnStart();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SlackInstallationCacheOptions>, SlackInstallationCacheOptionsValidation>());
        services.TryAddSingleton<IInstallationStoreCacheFactory, InstallationCacheFactory>();
        return builder;
    }
}
