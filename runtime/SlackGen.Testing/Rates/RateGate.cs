using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Throttles calls above the tier of their method.</summary>
internal sealed class RateGate(FakeManifest manifest, FakeSlackOptions options)
{
    private readonly Dictionary<(string? Token, string Method, string? Partition), RateWindow> windows = [];
    private readonly object gate = new();
    private readonly long start = options.TimeProvider.GetTimestamp();

    public IReadOnlyList<RatePeak> Peaks
    {
        get
        {
            lock (gate)
            {
                return [.. windows.Values.Select(w => w.Peak)];
            }
        }
    }

    /// <summary>Counts a call. Returns a refusal if it is above the tier, or null.</summary>
    public Refusal? Enter(CheckedCall call)
    {
        if (call.Method is not { } method || manifest.BudgetOf(method) is not { } rate)
        {
            return null;
        }

        var partition = rate.By is null ? null : call.Arguments[rate.By] is JsonValue value ? value.ToString() : "";
        var now = options.TimeProvider.GetElapsedTime(start);
        lock (gate)
        {
            var key = (call.TokenText, method.Name, partition);
            if (!windows.TryGetValue(key, out var window))
            {
                windows[key] = window = new RateWindow(method.Name, partition, rate, TimeSpan.FromSeconds(rate.PerSeconds) - options.RateTolerance);
            }

            return window.Enter(now) is { } wait ? new Refusal("ratelimited") { RetryAfter = (int)Math.Ceiling(wait.TotalSeconds) } : null;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            windows.Clear();
        }
    }
}
