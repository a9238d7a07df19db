using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SlackGen;
using SlackGen.Apps;
using SlackGen.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that add Slack apps to a service collection.</summary>
public static class SlackAppServiceCollectionExtensions
{
    /// <summary>Adds an app: its handlers, and the service that runs them in the host. A transport is added to it with <c>UseSocketMode</c>, or with <c>MapSlack</c>.</summary>
    /// <typeparam name="TApp">The class with <see cref="SlackAppAttribute"/>.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; null if they are set elsewhere.</param>
    /// <returns>The builder of the app.</returns>
    /// <exception cref="InvalidOperationException">Another app has been added without a name.</exception>
    public static SlackAppBuilder AddSlackApp<TApp>(this IServiceCollection services, Action<SlackAppOptions>? configure = null)
        where TApp : class, ISlackApp<TApp>
    {
        ArgumentNullException.ThrowIfNull(services);
        return Add<TApp>(services, Options.Options.DefaultName, configure);
    }

    /// <summary>Adds an app with a name, for several apps in one host. Each has its own options, queue and transports.</summary>
    /// <typeparam name="TApp">The class with <see cref="SlackAppAttribute"/>.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">The name, which is also the name of its options.</param>
    /// <param name="configure">Sets the options; null if they are set elsewhere.</param>
    /// <returns>The builder of the app.</returns>
    /// <exception cref="InvalidOperationException">Another app has been added with this name.</exception>
    public static SlackAppBuilder AddSlackApp<TApp>(this IServiceCollection services, string name, Action<SlackAppOptions>? configure = null)
        where TApp : class, ISlackApp<TApp>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add<TApp>(services, name, configure);
    }

    private static SlackAppBuilder Add<TApp>(IServiceCollection services, string name, Action<SlackAppOptions>? configure)
        where TApp : class, ISlackApp<TApp>
    {
        var registration = Find(services, name);
        if (registration is not null && registration.AppType != typeof(TApp))
        {
            throw new InvalidOperationException(
                $"The Slack apps {registration.AppType} and {typeof(TApp)} are both added {(name.Length == 0 ? "without a name" : $"as '{name}'")}; give one of them its own name.");
        }

        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        // A second call for the same app only adds configuration.
        if (registration is null)
        {
            registration = new SlackAppRegistration(name, typeof(TApp), TApp.Scopes);
            services.AddSingleton(registration);
            AddServices<TApp>(services, registration);
        }

        return new SlackAppBuilder(services, registration, services.AddHttpClient(registration.HttpClientName));
    }

    private static SlackAppRegistration? Find(IServiceCollection services, string name) => services
        .Where(s => !s.IsKeyedService)
        .Select(s => s.ImplementationInstance as SlackAppRegistration)
        .FirstOrDefault(r => r?.Name == name);

    private static void AddServices<TApp>(IServiceCollection services, SlackAppRegistration registration)
        where TApp : class, ISlackApp<TApp>
    {
        var name = registration.Name;
        services.AddOptions<SlackAppOptions>(name)
            .PostConfigure<IEnumerable<TimeProvider>>(SetFromContainer)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackAppOptions>>(provider => new SlackAppOptionsValidation(name, provider.GetServices<SlackRegistration>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, ResponseHandlerFilter>());
        services.AddHttpClient(registration.HttpClientName)
            .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => handlers.Clear()) // Handlers of all clients, such as one that repeats a POST.
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan) // Each message has a timeout of its own.
            .ConfigurePrimaryHttpMessageHandler(WebhookSender.CreateHandler)
            .RemoveAllLoggers() // They would log the URL, which is a secret.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan); // The handler itself renews its connections.
        services.TryAddKeyedSingleton<SlackAppHealth>(name);
        services.TryAddKeyedSingleton<SlackAppReceiver>(name, (provider, _) => CreateReceiver<TApp>(provider, registration));
        services.TryAddKeyedSingleton<ISlackDeliveryReceiver>(name, static (provider, key) => provider.GetRequiredKeyedService<SlackAppReceiver>(key));
        services.AddSingleton<IHostedService>(provider => new SlackAppService(
            name, provider.GetRequiredKeyedService<SlackAppReceiver>(name), provider.GetKeyedServices<ISlackTransport>(name), CreateLogger(provider)));
    }

    private static AppReceiver<TApp> CreateReceiver<TApp>(IServiceProvider services, SlackAppRegistration registration)
        where TApp : class, ISlackApp<TApp>
    {
        var options = services.GetRequiredService<IOptionsMonitor<SlackAppOptions>>().Get(registration.Name);
        return new AppReceiver<TApp>(
            options,
            registration,
            services.GetRequiredService<IServiceScopeFactory>(),
            new ResponseClient(services.GetRequiredService<IHttpClientFactory>().CreateClient(registration.HttpClientName), options.TimeProvider),
            new AppClient(services, registration.Name, options.ClientName),
            services.GetKeyedService<AppInstallations>(registration.Name),
            CreateLogger(services));
    }

    /// <summary>Creates the logger of apps and their transports.</summary>
    internal static ILogger CreateLogger(IServiceProvider services) => CreateLogger(services.GetService<ILoggerFactory>());

    /// <summary>Creates the logger of apps and their transports.</summary>
    internal static ILogger CreateLogger(ILoggerFactory? loggers) => GuardedLogger.Create(loggers, AppLog.Category);

    // Runs after all other configuration.
    private static void SetFromContainer(SlackAppOptions options, IEnumerable<TimeProvider> clocks)
    {
        if (options.TimeProvider == TimeProvider.System)
        {
            options.TimeProvider = clocks.LastOrDefault() ?? TimeProvider.System;
        }
    }
}
