using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SlackGen;
using SlackGen.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that add Slack clients to a service collection.</summary>
public static class SlackServiceCollectionExtensions
{
    /// <summary>
    /// Adds a Slack client as a singleton. Its <see cref="SlackClientOptions"/> are ordinary options: bind, configure and validate them like any others. They
    /// are validated when the host starts; without a host, when the client is first resolved.
    /// </summary>
    /// <typeparam name="TClient">The class with <see cref="SlackApiAttribute"/>.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; null if they are set elsewhere.</param>
    /// <returns>The builder of the client's <see cref="HttpClient"/>, for example to add handlers.</returns>
    /// <exception cref="InvalidOperationException">Another client class has been added without a name.</exception>
    public static IHttpClientBuilder AddSlack<TClient>(this IServiceCollection services, Action<SlackClientOptions>? configure = null)
        where TClient : SlackClientBase, ISlackClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        return AddUnnamed<TClient>(services, null, configure);
    }

    /// <summary>
    /// Adds a Slack client as a singleton with options from a configuration section:
    /// <c>services.AddSlack&lt;SlackClient&gt;(configuration.GetSection("Slack"))</c>. Keys that look like a misspelled option are refused at host startup.
    /// Other keys are ignored.
    /// </summary>
    /// <typeparam name="TClient">The class with <see cref="SlackApiAttribute"/>.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section, with keys such as <c>Token</c>.</param>
    /// <param name="configure">Sets further options, after the configuration.</param>
    /// <returns>The builder of the client's <see cref="HttpClient"/>, for example to add handlers.</returns>
    /// <exception cref="InvalidOperationException">Another client class has been added without a name.</exception>
    public static IHttpClientBuilder AddSlack<TClient>(this IServiceCollection services, IConfiguration configuration, Action<SlackClientOptions>? configure = null)
        where TClient : SlackClientBase, ISlackClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return AddUnnamed<TClient>(services, configuration, configure);
    }

    /// <summary>
    /// Adds a named Slack client as a keyed singleton, to be injected with <c>[FromKeyedServices("name")]</c>. Each name has its own options,
    /// <see cref="HttpClient"/> and rate limits.
    /// </summary>
    /// <typeparam name="TClient">The class with <see cref="SlackApiAttribute"/>.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">The name, which is the key of the service and the name of its options.</param>
    /// <param name="configure">Sets the options; null if they are set elsewhere.</param>
    /// <returns>The builder of the client's <see cref="HttpClient"/>, for example to add handlers.</returns>
    /// <exception cref="InvalidOperationException">Another client class has been added with this name.</exception>
    public static IHttpClientBuilder AddSlack<TClient>(this IServiceCollection services, string name, Action<SlackClientOptions>? configure = null)
        where TClient : SlackClientBase, ISlackClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return AddNamed<TClient>(services, name, null, configure);
    }

    /// <summary>Adds a named Slack client as a keyed singleton, with options from a configuration section.</summary>
    /// <typeparam name="TClient">The class with <see cref="SlackApiAttribute"/>.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="name">The name, which is the key of the service and the name of its options.</param>
    /// <param name="configuration">The section, with keys such as <c>Token</c>.</param>
    /// <param name="configure">Sets further options, after the configuration.</param>
    /// <returns>The builder of the client's <see cref="HttpClient"/>, for example to add handlers.</returns>
    /// <exception cref="InvalidOperationException">Another client class has been added with this name.</exception>
    public static IHttpClientBuilder AddSlack<TClient>(
        this IServiceCollection services,
        string name,
        IConfiguration configuration,
        Action<SlackClientOptions>? configure = null)
        where TClient : SlackClientBase, ISlackClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configuration);
        return AddNamed<TClient>(services, name, configuration, configure);
    }

    private static IHttpClientBuilder AddUnnamed<TClient>(IServiceCollection services, IConfiguration? configuration, Action<SlackClientOptions>? configure)
        where TClient : SlackClientBase, ISlackClient<TClient>
    {
        services.TryAddSingleton(static provider => Create<TClient>(provider, Options.Options.DefaultName));
        return SlackRegistration.Add<TClient>(services, Options.Options.DefaultName, configuration, configure);
    }

    private static IHttpClientBuilder AddNamed<TClient>(IServiceCollection services, string name, IConfiguration? configuration, Action<SlackClientOptions>? configure)
        where TClient : SlackClientBase, ISlackClient<TClient>
    {
        services.TryAddKeyedSingleton(name, static (provider, key) => Create<TClient>(provider, (string)key!));
        return SlackRegistration.Add<TClient>(services, name, configuration, configure);
    }

    private static TClient Create<TClient>(IServiceProvider provider, string name)
        where TClient : SlackClientBase, ISlackClient<TClient> =>
        TClient.Create(TClient.Connect(provider.GetRequiredService<IOptionsMonitor<SlackClientOptions>>().Get(name)));
}
