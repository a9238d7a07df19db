using System.Collections.Concurrent;

namespace Bot;

/// <summary>The releases that can be deployed, and those that are live. A real bot asks its build server.</summary>
public sealed class Releases
{
    private static readonly string[] All = ["4.10.2", "4.11.0", "4.11.3", "4.12.0"];

    private readonly ConcurrentDictionary<string, string> live = new(StringComparer.Ordinal) { ["production"] = "4.11.0" };

    /// <summary>Gets the environments with the release that runs in each.</summary>
    public IReadOnlyDictionary<string, string> Live => live;

    /// <summary>Returns a sentence with the release that runs in each environment.</summary>
    public string Describe() => string.Join(", ", live.Select(r => $"{r.Key} runs {r.Value}"));

    /// <summary>Returns the releases whose version contains a text, newest first.</summary>
    public static IEnumerable<string> Find(string text) => All.Reverse().Where(r => r.Contains(text, StringComparison.Ordinal));

    /// <summary>Returns whether a release exists.</summary>
    public static bool Exists(string release) => Array.IndexOf(All, release) >= 0;

    /// <summary>Deploys a release. Takes a moment.</summary>
    /// <returns>The release that ran before.</returns>
    public async Task<string> DeployAsync(string environment, string release, CancellationToken cancellationToken)
    {
        var before = live.GetValueOrDefault(environment, "nothing");
        await Task.Delay(50, cancellationToken);
        live[environment] = release;
        return before;
    }
}
