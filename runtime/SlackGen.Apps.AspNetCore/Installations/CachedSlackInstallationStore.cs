using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps.AspNetCore;

/// <summary>
/// Keeps what a store of installations returns in a distributed cache, encrypted, so that the machines of an app ask the store less often. <c>UseDistributedCache</c> adds it.
/// </summary>
/// <remarks>
/// <para>
/// Only <see cref="FindAsync"/> reads the cache. Saves, deletions and lookups without secrets are those of the store; after each save and deletion, the entry is renewed or
/// dropped. A machine that reads the store while another one writes may put the older installation into the cache, where it stays for
/// <see cref="SlackInstallationCacheOptions.Lifetime"/> at most. The refresh of a token, and a token that Slack has refused, are read from the store.
/// </para>
/// <para>If the cache fails, is slow, or has an entry that cannot be read, the store is used and a warning is logged. A failure of the cache is never one of an operation.</para>
/// </remarks>
public sealed class CachedSlackInstallationStore : ISlackInstallationStore, IInstallationStoreCache
{
    private readonly ISlackInstallationStore inner;
    private readonly IDistributedCache cache;
    private readonly SlackInstallationCacheOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly CachedInstallationFormat format;

    /// <summary>Initializes a cache in front of a store.</summary>
    /// <param name="inner">The store.</param>
    /// <param name="cache">The cache.</param>
    /// <param name="protection">The provider of data protection, whose keys all machines of the app share.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="time">The clock; null for that of the system.</param>
    /// <param name="loggers">Creates the logger; null for none.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public CachedSlackInstallationStore(
        ISlackInstallationStore inner,
        IDistributedCache cache,
        IDataProtectionProvider protection,
        SlackInstallationCacheOptions? options = null,
        TimeProvider? time = null,
        ILoggerFactory? loggers = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(protection);
        this.options = options ?? new SlackInstallationCacheOptions();
        if (this.options.FindError() is { } error)
        {
            throw new ArgumentException(error, nameof(options));
        }

        (this.inner, this.cache, this.time) = (inner, cache, time ?? TimeProvider.System);
        (logger, format) = (SlackAppServiceCollectionExtensions.CreateLogger(loggers), new CachedInstallationFormat(protection));
    }

    /// <inheritdoc/>
    public async ValueTask<SlackInstallation?> FindAsync(SlackInstallationKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (await ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } cached)
        {
            return cached;
        }

        var found = await inner.FindAsync(key, cancellationToken).ConfigureAwait(false);
        if (found is not null)
        {
            await WriteAsync(found, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    /// <inheritdoc/>
    async ValueTask<SlackInstallation?> IInstallationStoreCache.FindNewestAsync(SlackInstallationKey key, CancellationToken cancellationToken)
    {
        var found = await inner.FindAsync(key, cancellationToken).ConfigureAwait(false);
        await (found is null ? DropAsync(key) : WriteAsync(found, cancellationToken)).ConfigureAwait(false);
        return found;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SlackInstallationEntry>> FindEntriesAsync(SlackInstallationQuery query, CancellationToken cancellationToken) =>
        inner.FindEntriesAsync(query, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<SlackInstallation?> TrySaveAsync(SlackInstallation installation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(installation);
        SlackInstallation? saved = null;
        try
        {
            saved = await inner.TrySaveAsync(installation, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Refused, or perhaps stored: the entry may be late.
            if (saved is null)
            {
                await DropAsync(installation.Key).ConfigureAwait(false);
            }
        }

        if (saved is not null)
        {
            // What is stored is returned, even if the caller cancels now.
            await WriteAsync(saved, CancellationToken.None).ConfigureAwait(false);
        }

        return saved;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(SlackInstallationKey key, long? version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        try
        {
            return await inner.DeleteAsync(key, version, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await DropAsync(key).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<SlackInstallation> ListAsync(string appId, CancellationToken cancellationToken) => inner.ListAsync(appId, cancellationToken);

    private async Task<SlackInstallation?> ReadAsync(SlackInstallationKey key, CancellationToken cancellationToken)
    {
        var entry = await RunAsync("read", key, token => cache.GetAsync(CachedInstallationFormat.CreateKey(key), token), cancellationToken).ConfigureAwait(false);
        if (entry is null)
        {
            return null;
        }

        try
        {
            return format.Read(key, entry);
        }
        catch (Exception e)
        {
            AppLog.InstallationCacheFailed(logger, "read", key.Place, e);
            return null;
        }
    }

    private Task<bool> WriteAsync(SlackInstallation installation, CancellationToken cancellationToken) => RunAsync(
        "write",
        installation.Key,
        async token =>
        {
            var limits = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = options.Lifetime };
            await cache.SetAsync(CachedInstallationFormat.CreateKey(installation.Key), format.Write(installation), limits, token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    private Task<bool> DropAsync(SlackInstallationKey key) => RunAsync(
        "drop",
        key,
        async token =>
        {
            await cache.RemoveAsync(CachedInstallationFormat.CreateKey(key), token).ConfigureAwait(false);
            return true;
        },
        CancellationToken.None);

    // On the thread pool, because a cache may block before it returns a task, for example while it connects.
    private async Task<T?> RunAsync<T>(string operation, SlackInstallationKey key, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var token = either.Token;
        try
        {
            return await Task.Run(() => run(token), token).WaitOrLeaveAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            AppLog.InstallationCacheFailed(logger, operation, key.Place, FormattableString.Invariant($"it took longer than {options.Timeout.TotalSeconds:0.###} s"));
        }
        catch (Exception e)
        {
            AppLog.InstallationCacheFailed(logger, operation, key.Place, e);
        }

        return default;
    }
}
