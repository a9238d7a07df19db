using System.Runtime.InteropServices;
using System.Security.Cryptography;

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

        // The characters themselves are hashed: in UTF-8 all lone surrogates would be the same.
        return name.Length <= MaxLength && name.All(c => c is >= ' ' and <= '~')
            ? name
            : $"{call.Method.Name}/sha256:{Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan())))}";
    }
}
