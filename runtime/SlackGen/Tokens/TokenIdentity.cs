using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace SlackGen;

/// <summary>A token with the values that are derived from it. It is not a record, whose <c>ToString</c> would print the token.</summary>
[DebuggerDisplay("{Kinds} token")]
internal sealed class TokenIdentity
{
    public TokenIdentity(string token, string? workspace)
    {
        Token = TokenFormat.Check(token)!;
        Kinds = TokenFormat.GetKinds(token);
        Owner = workspace ?? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 8));
        Authorization = "Bearer " + token;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Token { get; }

    /// <summary>Gets the possible kinds of the token.</summary>
    public SlackTokenKinds Kinds { get; }

    /// <summary>Gets the owner of the rate budgets: the workspace, or a hash that does not reveal the token.</summary>
    public string Owner { get; }

    /// <summary>Gets the value of the <c>Authorization</c> header. A typed header value would be formatted again for every call.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Authorization { get; }
}
