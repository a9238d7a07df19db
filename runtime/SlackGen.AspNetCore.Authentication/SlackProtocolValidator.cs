using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace SlackGen.AspNetCore.Authentication;

/// <summary>Recognizes a failure of <c>openid.connect.userInfo</c>, which Slack reports with status 200.</summary>
internal sealed class SlackProtocolValidator : OpenIdConnectProtocolValidator
{
    /// <inheritdoc />
    public override void ValidateUserInfoResponse(OpenIdConnectProtocolValidationContext validationContext)
    {
        using (var response = JsonDocument.Parse(validationContext.UserInfoEndpointResponse))
        {
            if (response.RootElement.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.False)
            {
                var error = response.RootElement.TryGetProperty("error", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null;
                throw new OpenIdConnectProtocolException($"Slack did not say who the user is: {SlackErrorCode.Clean(error)}.");
            }
        }

        base.ValidateUserInfoResponse(validationContext);
    }
}
