using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SlackGen.DependencyInjection;

/// <summary>What a name stands for in a container: one client class, its options and its <see cref="HttpClient"/>.</summary>
internal sealed record SlackRegistration(string Name, Type ClientType, Func<SlackClientOptions, SlackConnection> Connect)
{
    /// <summary>The name of the <see cref="HttpClient"/>, which also shows in its log category.</summary>
    public string HttpClientName => Name.Length == 0 ? "Slack" : $"Slack.{Name}";

    public static IHttpClientBuilder Add<TClient>(IServiceCollection services, string name, IConfiguration? configuration, Action<SlackClientOptions>? configure)
        where TClient : SlackClientBase, ISlackClient<TClient>
    {
        var registration = new SlackRegistration(name, typeof(TClient), TClient.Connect);
        var isNew = registration.Claim(services);
        if (configuration is not null)
        {
            var section = new SlackConfiguration(name, configuration);
            services.AddSingleton(section).AddSingleton<IConfigureOptions<SlackClientOptions>>(section);
        }

        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        // A second call for the same client adds configuration; the rest has been done.
        return isNew ? registration.AddHttpClient(services) : services.AddHttpClient(registration.HttpClientName);
    }

    // Two classes under one name would share their options, and so send each other's token.
    private bool Claim(IServiceCollection services)
    {
        foreach (var service in services)
        {
            if (service is { IsKeyedService: false, ImplementationInstance: SlackRegistration other } && other.Name == Name)
            {
                return other.ClientType == ClientType
                    ? false
                    : throw new InvalidOperationException(
                        $"The Slack clients {other.ClientType} and {ClientType} are both added {(Name.Length == 0 ? "without a name" : $"as '{Name}'")} "
                        + "and would share options: give one of them a name of its own.");
            }
        }

        services.AddSingleton(this);
        return true;
    }

    private IHttpClientBuilder AddHttpClient(IServiceCollection services)
    {
        services.AddOptions<SlackClientOptions>(Name)
            .PostConfigure<IHttpClientFactory, ILoggerFactory, IEnumerable<TimeProvider>>(FromContainer)
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SlackClientOptions>, SlackOptionsValidation>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, RedirectCheck>());
        return services.AddHttpClient(HttpClientName)
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan) // The runtime has timeouts of its own, for attempts and calls.
            .ConfigurePrimaryHttpMessageHandler(SlackClientOptions.CreateHandler)

            // The factory replaces handlers every two minutes, for clients that are made anew for each use. A singleton would keep its first handler for
            // ever and never see the replacement, so there is none: the connections within the handler are what expires.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    // After all other configuration, so that what the user set stays.
    private void FromContainer(SlackClientOptions options, IHttpClientFactory clients, ILoggerFactory loggers, IEnumerable<TimeProvider> clocks)
    {
        options.HttpClient ??= clients.CreateClient(HttpClientName);
        options.LoggerFactory ??= loggers;
        if (options.TimeProvider == TimeProvider.System)
        {
            options.TimeProvider = clocks.LastOrDefault() ?? TimeProvider.System;
        }
    }
}
