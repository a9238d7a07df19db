using System.Security.Cryptography;

namespace SlackGen.Testing;

/// <summary>The codes of approvals, each good for one exchange within ten minutes.</summary>
/// <param name="clock">The clock of the fake.</param>
/// <param name="maxCodes">The largest number of codes. The oldest one is dropped.</param>
internal sealed class CodeBook(TimeProvider clock, int maxCodes)
{
    private const int Bytes = 32;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly object gate = new();
    private readonly Dictionary<string, (Approval Approval, DateTimeOffset At)> codes = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Returns a new code.</summary>
    public string Create(Approval approval)
    {
        var code = $"{approval.Account.Workspace.TeamId}.{Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes)).ToLowerInvariant()}";
        lock (gate)
        {
            if (order.Count == maxCodes)
            {
                codes.Remove(order.Dequeue());
            }

            order.Enqueue(code);
            codes.Add(code, (approval, clock.GetUtcNow()));
        }

        return code;
    }

    /// <summary>Returns the approval of a code; null if the code is unknown, used or expired.</summary>
    public Approval? Find(string code)
    {
        lock (gate)
        {
            return codes.TryGetValue(code, out var found) && clock.GetUtcNow() - found.At < Lifetime ? found.Approval : null;
        }
    }

    /// <summary>Uses a code up.</summary>
    /// <returns>Whether it was still there.</returns>
    public bool Use(string code)
    {
        lock (gate)
        {
            return codes.Remove(code);
        }
    }
}
