namespace SlackGen.Apps;

/// <summary>A cache in front of a store of installations.</summary>
internal interface IInstallationStoreCache : ISlackInstallationStore
{
    /// <summary>Reads an installation from the store, and renews what the cache has of it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<SlackInstallation?> FindNewestAsync(SlackInstallationKey key, CancellationToken cancellationToken);
}

/// <summary>Puts a cache in front of the store of an app, whichever store the services have at last.</summary>
internal interface IInstallationStoreCacheFactory
{
    /// <summary>Returns the cache.</summary>
    /// <param name="inner">The store behind it.</param>
    IInstallationStoreCache Create(ISlackInstallationStore inner);
}
