using System.Diagnostics;

namespace SlackGen.Apps;

/// <summary>The options of an app that is installed in many workspaces. They are validated when the host starts.</summary>
public sealed class SlackInstallationOptions
{
    /// <summary>Gets or sets the ID of the app, such as <c>A0123456789</c>, from the page "Basic Information" of the app. Required.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Gets or sets the client ID, from the page "Basic Information" of the app. Required.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Gets or sets the client secret, from the page "Basic Information" of the app. It is sent in a header only. Required.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string ClientSecret { get; set; } = "";

    /// <summary>
    /// Gets or sets how long an installation is used before it is read from the store again, from 1 second to 1 hour. The default is 5 minutes. It is the time after which a
    /// machine notices that another one has removed or replaced an installation, unless Slack refuses the token first.
    /// </summary>
    public TimeSpan CacheDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how many installations are kept in memory, from 10 to 1,000,000. The default is 5,000. The ones that were used least recently go first.</summary>
    public int CacheSize { get; set; } = 5000;

    /// <summary>
    /// Gets or sets the time before its expiry at which a token is refreshed, from 1 second to 6 hours, limited to half its lifetime. The default is 10 minutes; tokens are
    /// valid for 12 hours.
    /// </summary>
    public TimeSpan RefreshMargin { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Gets or sets the maximum duration of a refresh, from 1 second to 5 minutes, which is also the maximum time that a call waits for one after its token has expired. The
    /// default is 60 seconds: half of it to wait for a refresh by another machine, a quarter each for the exchange and for the store.
    /// </summary>
    public TimeSpan RefreshTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets how long one operation of the store may take, from 100 milliseconds to 1 minute. The default is 5 seconds.</summary>
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the time for which a machine that refreshes a token keeps the others from it. If it ends in between, another one tries after this time.</summary>
    internal TimeSpan RefreshLease => RefreshTimeout;

    /// <summary>Returns what is wrong with the options, a sentence each.</summary>
    internal IEnumerable<string> FindErrors()
    {
        const string Page = "from https://api.slack.com/apps, page \"Basic Information\" of the app, section \"App Credentials\"";
        if (string.IsNullOrWhiteSpace(AppId))
        {
            yield return $"{nameof(AppId)} is missing; copy the app ID {Page}.";
        }
        else if (AppId[0] != 'A' || !AppId.All(char.IsAsciiLetterOrDigit))
        {
            yield return $"{nameof(AppId)} is '{OneLine.Sanitize(AppId, 40)}', which is not the ID of an app, such as A0123456789.";
        }

        if (string.IsNullOrWhiteSpace(ClientId))
        {
            yield return $"{nameof(ClientId)} is missing; copy the client ID {Page}.";
        }

        if (string.IsNullOrWhiteSpace(ClientSecret))
        {
            yield return $"{nameof(ClientSecret)} is missing; copy the client secret {Page}.";
        }

        if (CacheSize is < 10 or > 1_000_000)
        {
            yield return $"{nameof(CacheSize)} is {CacheSize}; it must be from 10 to 1,000,000.";
        }

        (string Name, TimeSpan Value, TimeSpan Min, TimeSpan Max)[] times =
        [
            (nameof(CacheDuration), CacheDuration, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            (nameof(RefreshMargin), RefreshMargin, TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
            (nameof(RefreshTimeout), RefreshTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
            (nameof(StoreTimeout), StoreTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
        ];
        foreach (var (name, value, min, max) in times)
        {
            if (value < min || value > max)
            {
                yield return $"{name} is {value:c}; it must be from {min:c} to {max:c}.";
            }
        }
    }
}
