using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace SlackGen;

/// <summary>A token with what is derived from it. It is a class without a useful <c>ToString</c>, so that the token is not printed by accident.</summary>
[DebuggerDisplay("{Kinds} token")]
internal sealed class TokenIdentity
{
    public TokenIdentity(string token, string? workspace)
    {
        Token = SlackToken.Check(token)!;
        Kinds = SlackToken.KindsOf(token);
        Owner = workspace ?? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 8));
        Authorization = "Bearer " + token;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Token { get; }

    /// <summary>The kinds of token that it may be.</summary>
    public SlackTokenKinds Kinds { get; }

    /// <summary>Whose rate budgets its calls use: the workspace, or a hash that does not give the token away.</summary>
    public string Owner { get; }

    /// <summary>The header as it is sent. A typed one would be put together again for every call.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Authorization { get; }
}
