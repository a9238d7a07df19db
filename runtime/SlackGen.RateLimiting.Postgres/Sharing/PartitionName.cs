using System.Security.Cryptography;
using System.Text;

namespace SlackGen.RateLimiting;

/// <summary>
/// Names of budgets that every store takes. An argument such as a channel is part of the name, and may be any text: one that a database refuses must not look
/// like a database that is away.
/// </summary>
internal static class PartitionName
{
    private const int MaxLength = 200;

    public static string Of(SlackCall call)
    {
        var name = call.Partition;
        if (name.Length <= MaxLength && name.All(c => c is >= ' ' and <= '~'))
        {
            return name;
        }

        // Lone surrogates become the same replacement character; two such channels may share a budget, which is safe.
        return $"{call.Method.Name}/sha256:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}";
    }
}
