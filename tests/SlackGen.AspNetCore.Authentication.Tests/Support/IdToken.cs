using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SlackGen.AspNetCore.Authentication.Tests.Support;

/// <summary>ID tokens that Slack has not written.</summary>
internal static class IdToken
{
    private const string User = "U0FAKEUSER";

    /// <summary>Creates a token that is right for a sign-in, apart from its signature.</summary>
    /// <param name="host">The program.</param>
    /// <param name="authorize">The URL of Slack's page.</param>
    /// <param name="credentials">The key and algorithm of the signature; null for none.</param>
    /// <param name="change">Makes something else wrong; null for nothing.</param>
    public static string Create(SignInHost host, Uri authorize, SigningCredentials? credentials, Action<SecurityTokenDescriptor>? change)
    {
        var now = DateTime.UtcNow;
        var claims = new Dictionary<string, object>
        {
            ["sub"] = User,
            ["nonce"] = Visitor.Query(authorize)["nonce"],
            [SlackClaimTypes.UserId] = User,
            [SlackClaimTypes.TeamId] = SignInHost.FirstTeam,
        };
        var token = new SecurityTokenDescriptor
        {
            Issuer = host.Slack.BaseAddress.GetLeftPart(UriPartial.Authority),
            Audience = host.Identity.ClientId,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            Claims = claims,
            SigningCredentials = credentials,
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler().CreateToken(token);
    }

    /// <summary>Creates a key of somebody else.</summary>
    public static SigningCredentials NewKey(string algorithm = SecurityAlgorithms.RsaSha256) => new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "other" }, algorithm);
}
