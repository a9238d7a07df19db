using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SlackGen.Apps;
using SlackGen.Apps.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Extension methods that add the URLs of Slack apps to the routes of an ASP.NET Core app.</summary>
public static class SlackEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Adds the URL at which an app receives everything that Slack sends over HTTP: events, slash commands, interactions and requests for options. Enter it as the request
    /// URL of each of these features of the app.
    /// </summary>
    /// <remarks>
    /// A request is verified with the signing secret of the app before its body is parsed. So the endpoint is open to anonymous requests and needs no antiforgery token,
    /// whatever the policies of the other endpoints are.
    /// </remarks>
    /// <param name="endpoints">The routes.</param>
    /// <param name="pattern">The pattern of the route, such as <c>/slack/events</c>.</param>
    /// <param name="names">
    /// The names with which <c>AddSlackApp</c> added the apps; none for the app without a name. With several names, the signing secret that matches decides which app a
    /// request is for.
    /// </param>
    /// <returns>The builder of the endpoint, for example to restrict its hosts.</returns>
    /// <exception cref="InvalidOperationException">
    /// An app was not added, has no valid <see cref="SlackAppOptions.SigningSecret"/>, or has one in common with another app of this endpoint.
    /// </exception>
    public static IEndpointConventionBuilder MapSlack(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, params string[] names)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(names);
        var services = endpoints.ServiceProvider;
        var logger = SlackAppServiceCollectionExtensions.CreateLogger(services);
        RequestDelegate handler = new SlackEndpoint(pattern, SignedApp.CreateAll(services, names), logger).InvokeAsync;
        return endpoints.MapPost(pattern, handler).WithDisplayName($"Slack {pattern}").WithMetadata(new AllowAnonymousAttribute()).DisableAntiforgery();
    }
}
