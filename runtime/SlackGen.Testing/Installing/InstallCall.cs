using System.Security.Cryptography;
using System.Text;

namespace SlackGen.Testing;

/// <summary>A call of a method of installations, with the credentials of the app.</summary>
/// <param name="Call">The call.</param>
/// <param name="App">The app.</param>
internal sealed record InstallCall(CheckedCall Call, FakeAppIdentity App)
{
    /// <summary>Gets whether the call has a client secret, in its header or among its arguments.</summary>
    public bool HasSecret => Secret is not null;

    private string? Secret => Call.Request.Credentials.ClientSecret ?? Text("client_secret");

    /// <summary>Returns an argument as text; null if it is missing or empty.</summary>
    public string? Text(string name) => Call.Arguments[name]?.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>Verifies that the call names the app.</summary>
    /// <exception cref="WorkspaceErrorException"><c>invalid_client_id</c>.</exception>
    public void VerifyClient()
    {
        if ((Call.Request.Credentials.ClientId ?? Text("client_id")) != App.ClientId)
        {
            throw new WorkspaceErrorException("invalid_client_id");
        }
    }

    /// <summary>Verifies that the call names the app and proves it.</summary>
    /// <exception cref="WorkspaceErrorException"><c>invalid_client_id</c> or <c>bad_client_secret</c>.</exception>
    public void VerifySecret()
    {
        VerifyClient();
        if (Secret is not { } secret || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(App.ClientSecret)))
        {
            throw new WorkspaceErrorException("bad_client_secret");
        }
    }
}
