using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SlackGen.AspNetCore.Authentication;

/// <summary>
/// Validates ID tokens: signed by Slack, of the right workspace, and with both IDs that make a user unique. It runs before the program's event <c>TokenValidated</c>.
/// </summary>
internal sealed class SlackIdTokenHandler : JsonWebTokenHandler
{
    private readonly string? teamId;

    /// <summary>Initializes the handler.</summary>
    /// <param name="teamId">The ID of the only workspace; null for every workspace.</param>
    public SlackIdTokenHandler(string? teamId)
    {
        this.teamId = teamId;
        MapInboundClaims = false;
    }

    /// <inheritdoc />
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        // The framework accepts unsigned tokens from the token endpoint.
        var strict = validationParameters.Clone();
        strict.RequireSignedTokens = true;
        strict.ValidAlgorithms = [SecurityAlgorithms.RsaSha256];
        var result = await base.ValidateTokenAsync(token, strict).ConfigureAwait(false);
        if (!result.IsValid)
        {
            return result;
        }

        var identity = result.ClaimsIdentity;
        if (identity.FindFirst(SlackClaimTypes.TeamId)?.Value is not { Length: > 0 } team || identity.FindFirst(SlackClaimTypes.UserId)?.Value is not { Length: > 0 } user)
        {
            return Refuse($"Slack's ID token lacks the claim {SlackClaimTypes.TeamId} or {SlackClaimTypes.UserId}.");
        }

        if (teamId is not null && team != teamId)
        {
            return Refuse($"The user belongs to another workspace than {teamId}, the only one whose users may sign in.");
        }

        // The ID of a user is unique within the workspace only.
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, $"{team}|{user}", ClaimValueTypes.String, result.Issuer));
        return result;
    }

    private static TokenValidationResult Refuse(string message) => new() { IsValid = false, Exception = new SecurityTokenValidationException(message) };
}
