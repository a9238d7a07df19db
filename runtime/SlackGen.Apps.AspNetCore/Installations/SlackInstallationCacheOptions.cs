namespace SlackGen.Apps.AspNetCore;

/// <summary>The options of the distributed cache in front of the store of installations.</summary>
public sealed class SlackInstallationCacheOptions
{
    /// <summary>
    /// Gets or sets how long an installation stays in the cache, from 1 second to 1 hour. The default is 5 minutes. It is the longest time for which a machine may read what
    /// another one has replaced or deleted, in addition to <see cref="SlackInstallationOptions.CacheDuration"/>.
    /// </summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets or sets how long one operation of the cache may take before the store is used instead, from 10 milliseconds to 5 seconds. The default is 300 milliseconds. It should
    /// be well below <see cref="SlackInstallationOptions.StoreTimeout"/>, which includes it.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Returns what is wrong with the options; null if they are valid.</summary>
    internal string? FindError()
    {
        (string Name, TimeSpan Value, TimeSpan Min, TimeSpan Max)[] times =
        [
            (nameof(Lifetime), Lifetime, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            (nameof(Timeout), Timeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(5)),
        ];
        var errors = times.Where(t => t.Value < t.Min || t.Value > t.Max).Select(t => $"{t.Name} is {t.Value:c}; it must be from {t.Min:c} to {t.Max:c}.").ToList();
        return errors.Count == 0 ? null : $"The options of the cache of installations are not valid: {string.Join(" ", errors)}";
    }
}
