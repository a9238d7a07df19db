using Microsoft.Extensions.Logging;
using SlackGen;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that add incoming webhooks to a service collection.</summary>
public static class SlackWebhookServiceCollectionExtensions
{
    /// <summary>
    /// Adds an incoming webhook as a keyed singleton, to be injected with <c>[FromKeyedServices("alerts")]</c>. It uses the container's loggers and clock.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name, which is the key of the service.</param>
    /// <param name="url">The URL of the webhook, which is a secret.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException">The URL is not an https URL. The message does not contain it.</exception>
    /// <exception cref="InvalidOperationException">Another webhook has been added with this name.</exception>
    public static IServiceCollection AddSlackWebhook(this IServiceCollection services, string name, string url, Action<SlackClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        _ = new SlackWebhook(url);
        if (services.Any(s => s.ServiceType == typeof(SlackWebhook) && s.IsKeyedService && Equals(s.ServiceKey, name)))
        {
            throw new InvalidOperationException($"A webhook named '{name}' has been added already. Give each webhook a name of its own.");
        }

        return services.AddKeyedSingleton(name, (provider, _) => Create(provider, url, configure));
    }

    private static SlackWebhook Create(IServiceProvider provider, string url, Action<SlackClientOptions>? configure)
    {
        var options = new SlackClientOptions
        {
            LoggerFactory = provider.GetService<ILoggerFactory>(),
            TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System,
        };
        configure?.Invoke(options);
        return new SlackWebhook(url, options);
    }
}
