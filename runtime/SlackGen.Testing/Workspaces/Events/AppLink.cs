namespace SlackGen.Testing;

/// <summary>The way from a workspace to the app.</summary>
/// <param name="options">The options of the fake.</param>
/// <param name="socketMode">The fake's Socket Mode.</param>
/// <param name="urls">Creates response URLs.</param>
/// <param name="activity">What is on the wire.</param>
internal sealed class AppLink(FakeSlackOptions options, FakeSocketMode socketMode, ResponseUrls urls, WireActivity activity)
{
    private volatile FakeRequestUrl? named;

    /// <summary>Gets or sets the request URLs that were named last; null for none.</summary>
    public FakeRequestUrl? Named
    {
        get => named;
        set => named = value;
    }

    /// <summary>Gets the transport: named request URLs, else Socket Mode; null if no URL was named and no app has ever connected.</summary>
    public FakeTransport? Transport => named ?? (socketMode.HasGreeted ? socketMode : (FakeTransport?)null);

    public FakeAppManifest? Manifest => options.App.Manifest;

    public int MaxQueued => options.MaxRecorded;

    public WireActivity Activity => activity;

    /// <summary>Returns a new response URL that no delivery carries at its top.</summary>
    public Uri CreateResponseUrl() => urls.Create("actions", null);
}
