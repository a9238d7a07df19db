using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SlackGen.RateLimiting;

/// <summary>
/// Creates names of budgets that every store accepts. A name may contain an argument such as a channel, which may be any text. A name that the database refuses
/// would look like an outage.
/// </summary>
internal static class PartitionName
{
    private const int MaxLength = 200;

    /// <summary>Returns the name of a call's budget: its partition, or a hash of it if that is long or not printable ASCII.</summary>
    public static string Create(SlackCall call)
    {
        var name = call.Partition;

        // Hash UTF-16: in UTF-8, all unpaired surrogates would be the same.
        return name.Length <= MaxLength && name.All(c => c is >= ' ' and <= '~')
            ? name
            : $"{call.Method.Name}/sha256:{Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan())))}";
    }
}
