using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SlackGen.Apps;
using SlackGen.Apps.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Extension methods that add the installation of Slack apps to the routes of an ASP.NET Core app.</summary>
public static class SlackInstallEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Adds the two URLs with which users install an app in their workspace: one that sends them to Slack's page, and one to which Slack sends them back. The second is
    /// entered as a redirect URL of the app. It exchanges the code for tokens, stores them, and shows a page.
    /// </summary>
    /// <remarks>
    /// The scopes are those of the app's <c>slack-app.yaml</c>, or of <see cref="SlackInstallOptions"/>. Both URLs are open to anonymous requests. Needs <c>UseInstallations</c>
    /// and <c>AddDataProtection</c>, whose keys all machines of the app share.
    /// </remarks>
    /// <param name="endpoints">The routes.</param>
    /// <param name="installPattern">The path that begins an installation, such as <c>/slack/install</c>.</param>
    /// <param name="redirectPattern">The path to which Slack sends the user back, such as <c>/slack/oauth_redirect</c>.</param>
    /// <param name="name">The name with which <c>AddSlackApp</c> added the app; empty for the app without a name.</param>
    /// <returns>The builder of both endpoints, for example to restrict their hosts.</returns>
    /// <exception cref="InvalidOperationException">The app was not added with installations, data protection was not added, or an option is not valid.</exception>
    public static IEndpointConventionBuilder MapSlackInstall(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string installPattern,
        [StringSyntax("Route")] string redirectPattern,
        string name = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(installPattern);
        ArgumentException.ThrowIfNullOrEmpty(redirectPattern);
        ArgumentNullException.ThrowIfNull(name);
        var names = ($"Slack install {name} {installPattern}", $"Slack redirect {name} {redirectPattern}");
        var endpoint = Create(endpoints.ServiceProvider, redirectPattern, names, name);
        var group = endpoints.MapGroup("").WithMetadata(new AllowAnonymousAttribute());
        RequestDelegate install = endpoint.InstallAsync, complete = endpoint.CompleteAsync;
        group.MapGet(installPattern, install).WithName(names.Item1).WithDisplayName($"Slack {installPattern}");
        group.MapGet(redirectPattern, complete).WithName(names.Item2).WithDisplayName($"Slack {redirectPattern}");
        return group;
    }

    private static SlackInstallEndpoint Create(IServiceProvider services, string pattern, (string Install, string Redirect) names, string name)
    {
        var title = SignedApp.Title(name);
        if (services.GetServices<SlackAppRegistration>().FirstOrDefault(r => r.Name == name) is not { } registration)
        {
            throw SignedApp.NotAdded(name, "MapSlackInstall");
        }

        if (services.GetKeyedService<AppInstallations>(name) is not { } installations)
        {
            throw new InvalidOperationException($"{title} keeps no installations: call UseInstallations on what AddSlackApp returns.");
        }

        if (services.GetService<IDataProtectionProvider>() is not { } protection)
        {
            throw new InvalidOperationException($"{title} cannot be installed without data protection: call services.AddDataProtection(), and keep its keys where all machines of the app read them.");
        }

        var options = services.GetRequiredService<IOptionsMonitor<SlackInstallOptions>>().Get(name);
        var scopes = new SlackAppScopes(options.BotScopes ?? registration.Scopes?.Bot ?? [], options.UserScopes ?? registration.Scopes?.User ?? []);
        if (FindError(options, scopes) is { } error)
        {
            throw new InvalidOperationException($"{title} cannot be installed: {error}");
        }

        var (app, time) = (installations.Services.Options.AppId, installations.Services.Time);
        return new SlackInstallEndpoint(
            pattern,
            names,
            options,
            scopes,
            installations,
            new InstallState(protection, app, time),
            services.GetRequiredService<LinkGenerator>(),
            SlackAppServiceCollectionExtensions.CreateLogger(services));
    }

    private static string? FindError(SlackInstallOptions options, SlackAppScopes scopes)
    {
        if (scopes.Bot.Count + scopes.User.Count == 0)
        {
            return $"it requests no scopes. Add the app's manifest to the project as the additional file slack-app.yaml, or set {nameof(SlackInstallOptions)}.{nameof(SlackInstallOptions.BotScopes)}.";
        }

        if (scopes.Bot.Concat(scopes.User).FirstOrDefault(s => string.IsNullOrEmpty(s) || s.Any(c => c is ',' || char.IsWhiteSpace(c))) is { } scope)
        {
            return $"'{scope}' is not a scope, such as chat:write; give each scope as a separate item.";
        }

        if (options.RedirectUri is { } redirect && !IsHttp(redirect))
        {
            return $"{nameof(SlackInstallOptions.RedirectUri)} is not an absolute http or https URL.";
        }

        return options.AuthorizeUri is { } authorize && !IsHttp(authorize) ? $"{nameof(SlackInstallOptions.AuthorizeUri)} is not an absolute http or https URL." : null;
    }

    private static bool IsHttp(Uri uri) => uri.IsAbsoluteUri && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
