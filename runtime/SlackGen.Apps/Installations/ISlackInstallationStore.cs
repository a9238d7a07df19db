namespace SlackGen.Apps;

/// <summary>
/// Stores the installations of an app. Every change is a compare-and-swap on <see cref="SlackInstallation.Version"/>, so that several machines can refresh a token without
/// losing a pair.
/// </summary>
/// <remarks>An implementation is safe for concurrent use. It stores tokens and webhook URLs encrypted, with <see cref="SlackInstallationProtector"/>, and every other property as it is.</remarks>
public interface ISlackInstallationStore
{
    /// <summary>Returns an installation; null if there is none with exactly this key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SlackException">The installation cannot be decrypted.</exception>
    ValueTask<SlackInstallation?> FindAsync(SlackInstallationKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the installations in a workspace, or in a whole organization, in any order and without their secrets: nothing is decrypted. The cost must not grow with the
    /// number of other installations, because a delivery waits for it.
    /// </summary>
    /// <param name="query">The place, and the owners of the tokens.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<IReadOnlyList<SlackInstallationEntry>> FindEntriesAsync(SlackInstallationQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Stores an installation if the stored version is still <see cref="SlackInstallation.Version"/> of the argument: 0 adds an installation, another version replaces it. What
    /// is replaced need not be decrypted. The new version is that of <see cref="SlackInstallation.WithNextVersion"/>.
    /// </summary>
    /// <param name="installation">The installation, with the version that the caller has read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stored installation with its new version; null if the stored version is another, and nothing was stored.</returns>
    ValueTask<SlackInstallation?> TrySaveAsync(SlackInstallation installation, CancellationToken cancellationToken);

    /// <summary>Deletes an installation, whether or not it can be decrypted.</summary>
    /// <param name="key">The key.</param>
    /// <param name="version">The version that is deleted; null for any.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether one was deleted; false if there is none, or if the stored version is another.</returns>
    ValueTask<bool> DeleteAsync(SlackInstallationKey key, long? version, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the installations of an app, in the order of their keys. One that cannot be decrypted is left out, and the store logs its key.
    /// </summary>
    /// <param name="appId">The ID of the app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    IAsyncEnumerable<SlackInstallation> ListAsync(string appId, CancellationToken cancellationToken);
}
