namespace SlackGen.Apps.Tests.Installations;

/// <summary>A store in memory whose operations a test delays or lets fail.</summary>
internal sealed class HookedStore : ISlackInstallationStore
{
    public InMemorySlackInstallationStore Inner { get; } = new();

    /// <summary>Gets or sets what runs before an operation, which has the name of its method.</summary>
    public Func<string, SlackInstallation?, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Gets or sets what runs after an operation.</summary>
    public Func<string, Task> After { get; set; } = _ => Task.CompletedTask;

    public async ValueTask<SlackInstallation?> FindAsync(SlackInstallationKey key, CancellationToken cancellationToken)
    {
        await Before(nameof(FindAsync), null);
        var found = await Inner.FindAsync(key, cancellationToken);
        await After(nameof(FindAsync));
        return found;
    }

    public async ValueTask<IReadOnlyList<SlackInstallationEntry>> FindEntriesAsync(SlackInstallationQuery query, CancellationToken cancellationToken)
    {
        await Before(nameof(FindEntriesAsync), null);
        var found = await Inner.FindEntriesAsync(query, cancellationToken);
        await After(nameof(FindEntriesAsync));
        return found;
    }

    public async ValueTask<SlackInstallation?> TrySaveAsync(SlackInstallation installation, CancellationToken cancellationToken)
    {
        await Before(nameof(TrySaveAsync), installation);
        var saved = await Inner.TrySaveAsync(installation, cancellationToken);
        await After(nameof(TrySaveAsync));
        return saved;
    }

    public async ValueTask<bool> DeleteAsync(SlackInstallationKey key, long? version, CancellationToken cancellationToken)
    {
        await Before(nameof(DeleteAsync), null);
        var deleted = await Inner.DeleteAsync(key, version, cancellationToken);
        await After(nameof(DeleteAsync));
        return deleted;
    }

    public async IAsyncEnumerable<SlackInstallation> ListAsync(string appId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var installation in Inner.ListAsync(appId, cancellationToken))
        {
            await Before(nameof(ListAsync), installation);
            yield return installation;
        }
    }
}
