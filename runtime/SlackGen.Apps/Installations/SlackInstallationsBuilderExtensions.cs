using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SlackGen;
using SlackGen.Apps;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods for apps that are installed in many workspaces.</summary>
public static class SlackInstallationsBuilderExtensions
{
    /// <summary>
    /// Uses the token of the workspace that a delivery comes from, from a store of installations. Tokens that expire are refreshed once for all machines that
    /// share the store. Adds <see cref="ISlackInstallations"/> for work outside of deliveries. Without a store in the services, installations are kept in memory.
    /// </summary>
    /// <param name="builder">The builder of the app.</param>
    /// <param name="configure">Sets the options; null if they are set elsewhere.</param>
    /// <returns>The builder.</returns>
    public static SlackAppBuilder UseInstallations(this SlackAppBuilder builder, Action<SlackInstallationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (name, services) = (builder.Name, builder.Services);
        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        // A second call only adds configuration.
        if (services.Any(s => s.IsKeyedService && s.ServiceType == typeof(AppInstallations) && name.Equals(s.ServiceKey)))
        {
            return builder;
        }

        services.AddOptions<SlackInstallationOptions>(name).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackInstallationOptions>>(new SlackInstallationOptionsValidation(name));
        services.AddSingleton<IPostConfigureOptions<SlackClientOptions>>(provider => new InstallationClientOptions(provider, name));
        services.TryAddSingleton<ISlackInstallationStore, InMemorySlackInstallationStore>();
        services.AddKeyedSingleton(name, (provider, _) => Create(provider, name));
        services.TryAddKeyedSingleton<ISlackInstallations>(name, static (provider, key) => provider.GetRequiredKeyedService<AppInstallations>(key));
        if (name.Length == 0)
        {
            services.TryAddSingleton<ISlackInstallations>(static provider => provider.GetRequiredKeyedService<AppInstallations>(""));
        }

        return builder;
    }

    private static AppInstallations Create(IServiceProvider provider, string name)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<SlackInstallationOptions>>().Get(name);
        var app = provider.GetRequiredService<IOptionsMonitor<SlackAppOptions>>().Get(name);
        var clients = provider.GetRequiredService<IOptionsMonitor<SlackClientOptions>>();
        var registration = AppClient.FindRegistration(provider, name, app.ClientName) ?? throw new InvalidOperationException(
            "An app with installations needs a client for its calls. Add one with AddSlack; set ClientName if it has a name that is not the app's.");
        var logger = SlackAppServiceCollectionExtensions.CreateLogger(provider);
        var store = provider.GetRequiredService<ISlackInstallationStore>();
        if (store is InMemorySlackInstallationStore)
        {
            AppLog.InstallationsInMemory(logger, options.AppId);
        }

        if (store is not IInstallationStoreCache && provider.GetService<IInstallationStoreCacheFactory>() is { } cache)
        {
            store = cache.Create(store);
        }

        // The lifetimes of tokens are compared with the clock of the app.
        var calls = new SlackClientOptions(clients.Get(registration.Name)) { TimeProvider = app.TimeProvider };
        var exchange = new TokenExchange(calls, options.ClientId, options.ClientSecret, RefreshLimits.ForClaim(options.RefreshTimeout).Exchange, logger);
        var services = new InstallationServices(options, new InstallationStore(store, options.StoreTimeout, app.TimeProvider), exchange, calls.BaseAddress, app.TimeProvider, logger);
        return new AppInstallations(services, new AppClient(provider, name, app.ClientName), provider);
    }
}
