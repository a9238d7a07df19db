using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace SlackGen.AspNetCore.Authentication;

/// <summary>Sets the options of OpenID Connect for Slack.</summary>
internal static class SlackOpenIdConnect
{
    private const string NameClaim = "name";
    private const string TeamParameter = "team";

    // New connections after that time follow changes of DNS.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(15);

    /// <summary>Sets the options. The program may change them afterwards.</summary>
    public static void Configure(OpenIdConnectOptions options, SlackAuthenticationOptions slack)
    {
        options.Authority = slack.BaseAddress.GetLeftPart(UriPartial.Authority);
        options.RequireHttpsMetadata = !slack.BaseAddress.IsLoopback;
        options.ClientId = slack.ClientId;
        options.ClientSecret = slack.ClientSecret;
        options.CallbackPath = slack.CallbackPath;
        options.ResponseType = OpenIdConnectResponseType.Code;

        // Slack refuses PKCE unless it is turned on for the app, which makes the app a public client for good.
        options.UsePkce = false;
        options.DisableTelemetry = true;
        options.Scope.Clear();
        foreach (var scope in slack.Scopes)
        {
            options.Scope.Add(scope);
        }

        // Slack redirects with a query, so the cookies of a sign-in need not be sent with a form of another site.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        (options.CorrelationCookie.SameSite, options.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
        (options.CorrelationCookie.SecurePolicy, options.NonceCookie.SecurePolicy) = (CookieSecurePolicy.SameAsRequest, CookieSecurePolicy.SameAsRequest);

        // A redirect would take the client secret to another place.
        options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionLifetime };

        options.MapInboundClaims = false;
        options.TokenHandler = new SlackIdTokenHandler(slack.TeamId);
        options.TokenValidationParameters.NameClaimType = NameClaim;
        options.ProtocolValidator = new SlackProtocolValidator { RequireStateValidation = false, NonceLifetime = options.ProtocolValidator.NonceLifetime };
    }

    /// <summary>Adds the workspace that Slack preselects to the request, before the program's own event runs.</summary>
    public static void Preselect(OpenIdConnectOptions options, string? teamId)
    {
        if (teamId is null)
        {
            return;
        }

        var next = options.Events.OnRedirectToIdentityProvider;
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.SetParameter(TeamParameter, teamId);
            return next(context);
        };
    }
}
