using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>Serves what an OpenID Connect client reads before a person signs in: the configuration and the key of ID tokens.</summary>
/// <param name="idTokens">Has the key.</param>
internal sealed class DiscoveryHandler(IdTokens idTokens)
{
    private const string Configuration = "/.well-known/openid-configuration";
    private const string Keys = "/openid/connect/keys";

    public static bool Handles(HttpContext http) => http.Request.Path.Value is Configuration or Keys;

    /// <param name="http">The exchange.</param>
    /// <param name="address">The address of the fake.</param>
    public Task HandleAsync(HttpContext http, Uri address)
    {
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            return FakeResponse.MethodNotAllowed().WriteAsync(http.Response);
        }

        return FakeResponse.From(http.Request.Path.Value == Keys ? idTokens.Keys() : Describe(address)).WriteAsync(http.Response);
    }

    private static JsonObject Describe(Uri address)
    {
        var issuer = IdTokens.IssuerOf(address);
        return new JsonObject
        {
            ["issuer"] = issuer,
            ["authorization_endpoint"] = issuer + "/openid/connect/authorize",
            ["token_endpoint"] = issuer + "/api/openid.connect.token",
            ["userinfo_endpoint"] = issuer + "/api/openid.connect.userInfo",
            ["jwks_uri"] = issuer + Keys,
            ["scopes_supported"] = new JsonArray("openid", "profile", "email"),
            ["response_types_supported"] = new JsonArray("code"),
            ["response_modes_supported"] = new JsonArray("query"),
            ["grant_types_supported"] = new JsonArray("authorization_code"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["claims_supported"] = new JsonArray("sub", "auth_time", "iss"),
            ["claims_parameter_supported"] = false,
            ["request_parameter_supported"] = false,
            ["request_uri_parameter_supported"] = true,
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "client_secret_basic"),
        };
    }
}
