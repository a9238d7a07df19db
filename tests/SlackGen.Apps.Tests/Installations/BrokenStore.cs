namespace SlackGen.Apps.Tests.Installations;

/// <summary>A store that fails, with a secret in its exceptions, until it is repaired.</summary>
internal sealed class BrokenStore : ISlackInstallationStore
{
    public const string Secret = "xoxb-123456789012-secret-of-the-store";

    private readonly InMemorySlackInstallationStore inner = new();

    public bool IsBroken { get; set; } = true;

    public ValueTask<SlackInstallation?> FindAsync(SlackInstallationKey key, CancellationToken cancellationToken) =>
        IsBroken ? throw Failure() : inner.FindAsync(key, cancellationToken);

    public ValueTask<SlackInstallation?> TrySaveAsync(SlackInstallation installation, CancellationToken cancellationToken) =>
        IsBroken ? throw Failure() : inner.TrySaveAsync(installation, cancellationToken);

    public ValueTask<IReadOnlyList<SlackInstallationEntry>> FindEntriesAsync(SlackInstallationQuery query, CancellationToken cancellationToken) =>
        IsBroken ? throw Failure() : inner.FindEntriesAsync(query, cancellationToken);

    public ValueTask<bool> DeleteAsync(SlackInstallationKey key, long? version, CancellationToken cancellationToken) =>
        IsBroken ? throw Failure() : inner.DeleteAsync(key, version, cancellationToken);

    public IAsyncEnumerable<SlackInstallation> ListAsync(string appId, CancellationToken cancellationToken) =>
        IsBroken ? throw Failure() : inner.ListAsync(appId, cancellationToken);

    private static InvalidOperationException Failure() => new($"The connection was lost while {Secret} was read.");
}
