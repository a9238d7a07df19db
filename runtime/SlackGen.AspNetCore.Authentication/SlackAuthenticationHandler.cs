using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace SlackGen.AspNetCore.Authentication;

/// <summary>The framework's handler, which also recognizes a failure of <c>openid.connect.token</c>: Slack reports it with status 200.</summary>
internal sealed class SlackAuthenticationHandler(IOptionsMonitor<OpenIdConnectOptions> options, ILoggerFactory logger, HtmlEncoder htmlEncoder, UrlEncoder encoder)
    : OpenIdConnectHandler(options, logger, htmlEncoder, encoder)
{
    /// <inheritdoc />
    protected override async Task<OpenIdConnectMessage> RedeemAuthorizationCodeAsync(OpenIdConnectMessage tokenEndpointRequest)
    {
        var response = await base.RedeemAuthorizationCodeAsync(tokenEndpointRequest).ConfigureAwait(false);
        if (string.Equals(response.GetParameter("ok"), bool.FalseString, StringComparison.OrdinalIgnoreCase) || !string.IsNullOrEmpty(response.Error))
        {
            throw new OpenIdConnectProtocolException($"Slack did not exchange the code for tokens: {SlackErrorCode.Clean(response.Error)}.");
        }

        return string.IsNullOrEmpty(response.IdToken)
            ? throw new OpenIdConnectProtocolException("Slack's response to the code has no ID token.")
            : response;
    }
}
