using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Signs ID tokens (RS256) with a key of this fake, and publishes the key.</summary>
/// <param name="app">The app.</param>
/// <param name="clock">The clock of the fake.</param>
internal sealed class IdTokens(FakeAppIdentity app, TimeProvider clock) : IDisposable
{
    private const int KeyBits = 2048;
    private const int LifetimeSeconds = 300;
    private const string Algorithm = "RS256";
    private const string KeyId = "fake-slack-key";

    private readonly Lazy<RSA> key = new(() => RSA.Create(KeyBits));

    /// <summary>Creates the ID token of a person who has signed in.</summary>
    /// <param name="issued">The tokens.</param>
    /// <param name="nonce">The value of the request; null for none.</param>
    public string Create(IssuedGrant issued, string? nonce)
    {
        var workspace = issued.Grant.Place.Workspace;
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = IssuerOf(workspace.State.Address!),
            ["aud"] = app.ClientId,
            ["exp"] = now + LifetimeSeconds,
            ["iat"] = now,
            ["auth_time"] = now,
        };
        if (nonce is not null)
        {
            claims["nonce"] = nonce;
        }

        claims["at_hash"] = Base64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(issued.Tokens.Access.Text)).AsSpan(0, 16));
        lock (workspace.State.Gate)
        {
            foreach (var (name, value) in PersonClaims.Create(workspace.State, workspace.State.Users[issued.Grant.UserId], issued.Tokens.Access))
            {
                claims[name] = value?.DeepClone();
            }
        }

        var text = $"{Part(new JsonObject { ["alg"] = Algorithm, ["typ"] = "JWT", ["kid"] = KeyId })}.{Part(claims)}";
        lock (key)
        {
            return $"{text}.{Base64Url.Encode(key.Value.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
        }
    }

    /// <summary>Writes the public key as a JSON Web Key Set.</summary>
    public JsonObject Keys()
    {
        RSAParameters parameters;
        lock (key)
        {
            parameters = key.Value.ExportParameters(includePrivateParameters: false);
        }

        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = Algorithm,
                ["kid"] = KeyId,
                ["n"] = Base64Url.Encode(parameters.Modulus),
                ["e"] = Base64Url.Encode(parameters.Exponent),
            }),
        };
    }

    /// <summary>Returns the issuer at an address.</summary>
    public static string IssuerOf(Uri address) => address.GetLeftPart(UriPartial.Authority);

    public void Dispose()
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }

    private static string Part(JsonObject json) => Base64Url.Encode(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
