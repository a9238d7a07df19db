using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SlackGen.DependencyInjection;

/// <summary>The registration of a client name in a container: one client class, its options and its <see cref="HttpClient"/>.</summary>
internal sealed record SlackRegistration(string Name, Type ClientType, Func<SlackClientOptions, SlackConnection> Connect)
{
    /// <summary>Gets the name of the <see cref="HttpClient"/>, which is also part of its log category.</summary>
    public string HttpClientName => Name.Length == 0 ? "Slack" : $"Slack.{Name}";

    /// <summary>Adds a client, or adds configuration to a client that was added before.</summary>
    public static IHttpClientBuilder Add<TClient>(IServiceCollection services, string name, IConfiguration? configuration, Action<SlackClientOptions>? configure)
        where TClient : SlackClientBase, ISlackClient<TClient>
    {
        var registration = new SlackRegistration(name, typeof(TClient), TClient.Connect);
        var isNew = registration.TryRegister(services);
        if (configuration is not null)
        {
            var section = new SlackConfiguration(name, configuration);
            services.AddSingleton(section).AddSingleton<IConfigureOptions<SlackClientOptions>>(section);
        }

        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        // A second call for the same client only adds configuration.
        return isNew ? registration.AddHttpClient(services) : services.AddHttpClient(registration.HttpClientName);
    }

    // Two classes with one name would share their options, and so use each other's token.
    private bool TryRegister(IServiceCollection services)
    {
        foreach (var service in services)
        {
            if (service is { IsKeyedService: false, ImplementationInstance: SlackRegistration other } && other.Name == Name)
            {
                return other.ClientType == ClientType
                    ? false
                    : throw new InvalidOperationException(
                        $"The Slack clients {other.ClientType} and {ClientType} are both added {(Name.Length == 0 ? "without a name" : $"as '{Name}'")} "
                        + "and would share options; give one of them its own name.");
            }
        }

        services.AddSingleton(this);
        return true;
    }

    private IHttpClientBuilder AddHttpClient(IServiceCollection services)
    {
        services.AddOptions<SlackClientOptions>(Name)
            .PostConfigure<IHttpClientFactory, ILoggerFactory, IEnumerable<TimeProvider>>(SetFromContainer)
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SlackClientOptions>, SlackOptionsValidation>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, RedirectFilter>());
        return services.AddHttpClient(HttpClientName)
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan) // The client has its own timeouts for attempts and calls.
            .ConfigurePrimaryHttpMessageHandler(SlackClientOptions.CreateHandler)

            // The factory replaces handlers every two minutes, for clients that are created for each use. A singleton would keep its first handler
            // forever, so the replacement is turned off. The handler itself renews its connections.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    // Runs after all other configuration and changes only options that are not set.
    private void SetFromContainer(SlackClientOptions options, IHttpClientFactory clients, ILoggerFactory loggers, IEnumerable<TimeProvider> clocks)
    {
        options.HttpClient ??= clients.CreateClient(HttpClientName);
        options.LoggerFactory ??= loggers;
        if (options.TimeProvider == TimeProvider.System)
        {
            options.TimeProvider = clocks.LastOrDefault() ?? TimeProvider.System;
        }
    }
}
