using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SlackGen.Apps;

/// <summary>Configures an app that <c>AddSlackApp</c> has added.</summary>
public sealed class SlackAppBuilder
{
    private readonly SlackAppRegistration registration;

    internal SlackAppBuilder(IServiceCollection services, SlackAppRegistration registration, IHttpClientBuilder responses) =>
        (Services, this.registration, Responses) = (services, registration, responses);

    /// <summary>Gets the name of the app; empty for the app without one.</summary>
    public string Name => registration.Name;

    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Gets the builder of the <see cref="HttpClient"/> that posts to response URLs, for example to set a proxy. Its requests are not logged or traced by the HTTP client,
    /// because a response URL is a secret: a primary handler must be a <see cref="SocketsHttpHandler"/>, whose redirects and traces are turned off. Handlers that
    /// <c>ConfigureHttpClientDefaults</c> adds to every client are left out, because they may repeat a request.
    /// </summary>
    public IHttpClientBuilder Responses { get; }

    /// <summary>Adds a filter around every handler of the app. Unless the filter is a service already, each delivery has an instance of its own.</summary>
    /// <typeparam name="TFilter">The class of the filter.</typeparam>
    public SlackAppBuilder AddFilter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TFilter>()
        where TFilter : class, ISlackFilter
    {
        Services.TryAddScoped<TFilter>();
        return AddFilter(static services => services.GetRequiredService<TFilter>());
    }

    /// <summary>Adds a filter around every handler of the app.</summary>
    /// <param name="create">Returns the filter, from the services of the delivery's scope.</param>
    internal SlackAppBuilder AddFilter(Func<IServiceProvider, ISlackFilter> create)
    {
        registration.Filters.Add(create);
        return this;
    }
}
