using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SlackGen.AspNetCore.Authentication;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that add Sign in with Slack.</summary>
public static class SlackAuthenticationExtensions
{
    /// <summary>Adds Sign in with Slack, as the scheme <c>Slack</c>.</summary>
    /// <param name="builder">The authentication builder. It also needs a scheme that keeps the user signed in, such as that of <c>AddCookie</c>.</param>
    /// <param name="configureOptions">Sets the options. The host does not start without a client ID and a client secret.</param>
    /// <returns>The builder.</returns>
    public static AuthenticationBuilder AddSlack(this AuthenticationBuilder builder, Action<SlackAuthenticationOptions> configureOptions) =>
        builder.AddSlack(SlackAuthenticationDefaults.AuthenticationScheme, SlackAuthenticationDefaults.DisplayName, configureOptions);

    /// <summary>Adds Sign in with Slack, as a scheme with the given name. Each scheme needs a <see cref="SlackAuthenticationOptions.CallbackPath"/> of its own.</summary>
    /// <param name="builder">The builder of the authentication.</param>
    /// <param name="authenticationScheme">The name of the scheme.</param>
    /// <param name="displayName">The display name of the scheme, for pages that offer it; null for a scheme that no page offers.</param>
    /// <param name="configureOptions">Sets the options. The host does not start without a client ID and a client secret.</param>
    /// <returns>The builder.</returns>
    public static AuthenticationBuilder AddSlack(
        this AuthenticationBuilder builder, string authenticationScheme, string? displayName, Action<SlackAuthenticationOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(authenticationScheme);
        ArgumentNullException.ThrowIfNull(configureOptions);
        var services = builder.Services;
        services.AddOptions<SlackAuthenticationOptions>(authenticationScheme).Configure(configureOptions).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SlackAuthenticationOptions>, SlackAuthenticationOptionsValidation>());
        services.AddOptions<OpenIdConnectOptions>(authenticationScheme)
            .Configure<IOptionsMonitor<SlackAuthenticationOptions>>((options, slack) => SlackOpenIdConnect.Configure(options, slack.Get(authenticationScheme)))
            .PostConfigure<IOptionsMonitor<SlackAuthenticationOptions>>((options, slack) => SlackOpenIdConnect.Preselect(options, slack.Get(authenticationScheme).TeamId));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        return builder.AddRemoteScheme<OpenIdConnectOptions, SlackAuthenticationHandler>(authenticationScheme, displayName, _ => { });
    }
}
