namespace SlackGen.Apps;

/// <summary>
/// The installations of an app, for work outside of deliveries. <c>UseInstallations</c> adds it to the services: as a keyed service by the name of the app, and without a key
/// for the app without a name.
/// </summary>
public interface ISlackInstallations
{
    /// <summary>
    /// Returns a client with the token of an installation. It shares connections and settings with the client of the app, and the rate budgets with every client of the
    /// workspace. It refreshes its token, and may be kept.
    /// </summary>
    /// <typeparam name="TClient">The class of the client, which <c>AddSlack</c> added to the services.</typeparam>
    /// <param name="teamId">The ID of the workspace; null for an installation in a whole organization.</param>
    /// <param name="enterpriseId">
    /// The ID of the organization, whose installation is used if the app is not installed in the workspace itself; null for a workspace outside of an organization. The
    /// installation of a workspace is found without it too.
    /// </param>
    /// <param name="userId">The ID of the user whose token is used; null for the bot token.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">Neither a workspace nor an organization is given, or an ID is empty.</exception>
    /// <exception cref="InvalidOperationException">No client of the class was added to the services.</exception>
    /// <exception cref="SlackException">The app is not installed there, or the store failed.</exception>
    ValueTask<TClient> GetClientAsync<TClient>(string? teamId, string? enterpriseId = null, string? userId = null, CancellationToken cancellationToken = default)
        where TClient : SlackClientBase, ISlackClient<TClient>;

    /// <summary>Returns an installation as it is stored; null if the app is not installed there.</summary>
    /// <param name="teamId">The ID of the workspace; null for an installation in a whole organization.</param>
    /// <param name="enterpriseId">The ID of the organization; null for a workspace outside of an organization.</param>
    /// <param name="userId">The ID of the user whose token it is; null for the bot token.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">Neither a workspace nor an organization is given, or an ID is empty.</exception>
    /// <exception cref="SlackException">The store failed.</exception>
    ValueTask<SlackInstallation?> FindAsync(string? teamId, string? enterpriseId = null, string? userId = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns the installations of the app as they are stored, in the order of their keys. One that cannot be decrypted is left out, and its key is logged.
    /// </summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="SlackException">The store failed, or took longer than <see cref="SlackInstallationOptions.StoreTimeout"/> for the next installations.</exception>
    IAsyncEnumerable<SlackInstallation> ListAsync(CancellationToken cancellationToken = default);
}
