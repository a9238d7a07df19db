using Microsoft.Extensions.Options;
using SlackGen.Apps;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that let an app receive over Socket Mode.</summary>
public static class SocketModeBuilderExtensions
{
    /// <summary>
    /// Receives deliveries over Socket Mode: over WebSocket connections that the app opens, so that it needs no public address. The connections are opened when the host
    /// starts. <see cref="SocketModeOptions"/> are ordinary options under the name of the app: bind, configure and validate them like any others.
    /// </summary>
    /// <param name="builder">The builder of the app.</param>
    /// <param name="configure">Sets the options; null if they are set elsewhere.</param>
    /// <returns>The builder.</returns>
    public static SlackAppBuilder UseSocketMode(this SlackAppBuilder builder, Action<SocketModeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (services, name) = (builder.Services, builder.Name);
        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        // A second call only adds configuration.
        if (!services.Any(service => service.IsKeyedService && Equals(service.ServiceKey, name) && service.ServiceType == typeof(SocketModeTransport)))
        {
            services.AddOptions<SocketModeOptions>(name).ValidateOnStart();
            services.AddSingleton<IValidateOptions<SocketModeOptions>>(new SocketModeOptionsValidation(name));
            services.AddKeyedSingleton(name, static (provider, key) => SocketModeTransportFactory.Create(provider, (string)key!));
            services.AddKeyedSingleton<ISlackTransport>(name, static (provider, key) => provider.GetRequiredKeyedService<SocketModeTransport>(key));
        }

        return builder;
    }
}
