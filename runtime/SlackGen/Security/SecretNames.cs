using System.Text;

namespace SlackGen;

/// <summary>Recognizes the names of secrets: of arguments, JSON fields, headers and query parameters.</summary>
internal static class SecretNames
{
    private static readonly string[] ExactNames = ["code", "sig", "assertion", "code_verifier", "cookie", "pwd", "api_key", "apikey"];

    private static readonly string[] Suffixes = ["token", "secret", "ticket", "password", "passwd", "authorization", "authorization_code", "auth_code"];

    /// <summary>Returns whether a name is the name of a secret.</summary>
    /// <param name="name">The name on the wire, in any case. A <c>-</c> counts as <c>_</c>.</param>
    /// <param name="methodSecrets">Additional names, separated by spaces: those that the manifest marks for a method.</param>
    public static bool IsSecret(ReadOnlySpan<byte> name, string methodSecrets)
    {
        const int Longest = 64;
        if (name.Length is 0 or > Longest)
        {
            return false;
        }

        Span<char> folded = stackalloc char[Longest];
        var length = Encoding.Latin1.GetChars(name, folded);
        folded = folded[..length];
        foreach (ref var c in folded)
        {
            c = Fold(c);
        }

        foreach (var suffix in Suffixes)
        {
            if (folded.EndsWith(suffix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (var exact in ExactNames)
        {
            if (folded.SequenceEqual(exact))
            {
                return true;
            }
        }

        for (var rest = methodSecrets.AsSpan(); rest.Length > 0;)
        {
            var end = rest.IndexOf(' ');
            if (IsFolded(end < 0 ? rest : rest[..end], folded))
            {
                return true;
            }

            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return false;
    }

    private static char Fold(char c) => c == '-' ? '_' : char.ToLowerInvariant(c);

    private static bool IsFolded(ReadOnlySpan<char> name, ReadOnlySpan<char> folded)
    {
        if (name.Length != folded.Length)
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (Fold(name[i]) != folded[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns whether a name is also a common word, so that only a long value after it counts as a secret.</summary>
    public static bool IsCommonWord(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(name, "code"u8);
}
