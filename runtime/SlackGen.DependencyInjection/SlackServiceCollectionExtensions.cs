using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SlackGen;
using SlackGen.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Slack clients to a container.</summary>
public static class SlackServiceCollectionExtensions
{
    /// <summary>
    /// Adds a Slack client as a singleton. Its <see cref="SlackClientOptions"/> are ordinary options: bind, configure and validate them as any others. They are
    /// checked when the host starts, and without a host when the client is first asked for.
    /// </summary>
    /// <typeparam name="TClient">The class that bears <see cref="SlackApiAttribute"/>.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; null where they are set elsewhere.</param>
    /// <returns>The builder of the <see cref="HttpClient"/> that the Slack client sends with, to add handlers to.</returns>
    /// <exception cref="InvalidOperationException">Another client class has been added without a name.</exception>
    public static IHttpClientBuilder AddSlack<TClient>(this IServiceCollection services, Action<SlackClientOptions>? configure = null)
        where TClient : SlackClientBase, ISlackClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(static provider => Create<TClient>(provider, Options.Options.DefaultName));
        return SlackRegistration.Add<TClient>(services, Options.Options.DefaultName, configure);
    }

    /// <summary>
    /// Adds a named Slack client as a keyed singleton, to be injected with <c>[FromKeyedServices("name")]</c>. Each name has options, an
    /// <see cref="HttpClient"/> and rate limits of its own.
    /// </summary>
    /// <typeparam name="TClient">The class that bears <see cref="SlackApiAttribute"/>.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">The name: the key of the service and the name of its options.</param>
    /// <param name="configure">Sets the options; null where they are set elsewhere.</param>
    /// <returns>The builder of the <see cref="HttpClient"/> that the Slack client sends with, to add handlers to.</returns>
    /// <exception cref="InvalidOperationException">Another client class has been added under the name.</exception>
    public static IHttpClientBuilder AddSlack<TClient>(this IServiceCollection services, string name, Action<SlackClientOptions>? configure = null)
        where TClient : SlackClientBase, ISlackClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        services.TryAddKeyedSingleton(name, static (provider, key) => Create<TClient>(provider, (string)key!));
        return SlackRegistration.Add<TClient>(services, name, configure);
    }

    private static TClient Create<TClient>(IServiceProvider provider, string name)
        where TClient : SlackClientBase, ISlackClient<TClient> =>
        TClient.Create(new SlackConnection(provider.GetRequiredService<IOptionsMonitor<SlackClientOptions>>().Get(name)));
}
