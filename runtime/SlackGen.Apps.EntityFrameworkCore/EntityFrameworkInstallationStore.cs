using System.Runtime.CompilerServices;
using System.Transactions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SlackGen.Apps;

/// <summary>Stores installations with Entity Framework Core. Each operation has a separate context.</summary>
/// <remarks>
/// It uses change tracking, not <c>ExecuteUpdate</c> and <c>ExecuteDelete</c>: these are methods of another class since EF Core 9, so that a program on .NET 8 with EF Core 9
/// would not find them.
/// </remarks>
/// <typeparam name="TContext">The class of the context.</typeparam>
internal sealed class EntityFrameworkInstallationStore<TContext> : ISlackInstallationStore
    where TContext : DbContext
{
    private const int PageSize = 100;
    private const int MaxDeleteAttempts = 20;

    private readonly IServiceScopeFactory scopes;
    private readonly InstallationRows rows;
    private readonly ILogger logger;

    public EntityFrameworkInstallationStore(IServiceScopeFactory scopes, IDataProtectionProvider? protection = null, ILoggerFactory? loggers = null)
    {
        this.scopes = scopes;
        logger = loggers?.CreateLogger(StoreLog.Category) ?? NullLogger.Instance;
        rows = new InstallationRows(new SlackInstallationProtector(protection ?? throw new InvalidOperationException(
            "The tokens of installations are stored encrypted, and the services have no data protection. Add it with AddDataProtection, with keys that all machines of the app share and that outlive the process.")));
    }

    /// <inheritdoc/>
    public async ValueTask<SlackInstallation?> FindAsync(SlackInstallationKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return await FindRowAsync(key, cancellationToken).ConfigureAwait(false) is { } row ? rows.Read(row) : null;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SlackInstallationEntry>> FindEntriesAsync(SlackInstallationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = await RunAsync(context => Select(context, query)
            .Select(r => new SlackInstallationEntity
            {
                AppId = r.AppId,
                EnterpriseId = r.EnterpriseId,
                TeamId = r.TeamId,
                UserId = r.UserId,
                Version = r.Version,
                InstalledAt = r.InstalledAt,
            })
            .ToListAsync(cancellationToken)).ConfigureAwait(false);
        return [.. found.Select(r => new SlackInstallationEntry(InstallationRows.ReadKey(r), r.Version, r.InstalledAt))];
    }

    /// <inheritdoc/>
    public async ValueTask<SlackInstallation?> TrySaveAsync(SlackInstallation installation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(installation);
        var next = InstallationRows.CreateNext(installation);
        var row = rows.Write(next);
        try
        {
            var isSaved = await RunAsync(context => SaveAsync(context, row, installation, cancellationToken)).ConfigureAwait(false);
            return isSaved ? next : null;
        }
        catch (DbUpdateException e)
        {
            // Each encryption has another result, so a row with this one is the own row: the first attempt of a provider that retries was stored, and its response was lost.
            var stored = await FindRowAsync(installation.Key, cancellationToken).ConfigureAwait(false);
            if (stored?.Secrets == row.Secrets)
            {
                return next;
            }

            if (e is DbUpdateConcurrencyException || (installation.Version == 0 && stored is not null))
            {
                return null;
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(SlackInstallationKey key, long? version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        for (var attempt = 1; ; attempt++)
        {
            if ((version ?? (await FindRowAsync(key, cancellationToken).ConfigureAwait(false))?.Version) is not { } stored)
            {
                return false;
            }

            try
            {
                return await RunAsync(async context =>
                {
                    context.Remove(InstallationRows.Write(key, stored));
                    return await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false) > 0;
                }).ConfigureAwait(false);
            }
            catch (DbUpdateConcurrencyException) when (version is not null)
            {
                return false;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MaxDeleteAttempts)
            {
                // Changed or deleted since it was read.
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SlackInstallation> ListAsync(string appId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(appId);
        SlackInstallationEntity? last = null;
        do
        {
            // By pages, because the caller may take its time and change installations: no connection or lock is held meanwhile.
            var page = await RunAsync(context => ReadPage(context, appId, last).ToListAsync(cancellationToken)).ConfigureAwait(false);
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (TryRead(row) is { } installation)
                {
                    yield return installation;
                }
            }

            last = page.Count == PageSize ? page[^1] : null;
        }
        while (last is not null);
    }

    private static IQueryable<SlackInstallationEntity> Select(TContext context, SlackInstallationKey key)
    {
        var (app, enterprise, team, user) = (key.AppId, key.EnterpriseId ?? "", key.TeamId ?? "", key.UserId ?? "");
        return context.Set<SlackInstallationEntity>().AsNoTracking()
            .Where(r => r.AppId == app && r.EnterpriseId == enterprise && r.TeamId == team && r.UserId == user);
    }

    private static IQueryable<SlackInstallationEntity> Select(TContext context, SlackInstallationQuery query)
    {
        var (app, enterprise, team, bot) = (query.AppId, query.EnterpriseId ?? "", query.TeamId ?? "", query.IncludesBot);
        var found = context.Set<SlackInstallationEntity>().AsNoTracking().Where(r => r.AppId == app && r.TeamId == team);
        if (query.TeamId is null)
        {
            found = found.Where(r => r.EnterpriseId == enterprise);
        }

        if (query.UserIds is { } ids)
        {
            List<string> users = bot ? [.. ids, ""] : [.. ids];
            return found.Where(r => users.Contains(r.UserId));
        }

        return bot ? found : found.Where(r => r.UserId != "");
    }

    // The database compares, so that the order of the pages is its own, whatever its collation is.
    private static IQueryable<SlackInstallationEntity> ReadPage(TContext context, string appId, SlackInstallationEntity? last)
    {
        var found = context.Set<SlackInstallationEntity>().AsNoTracking().Where(r => r.AppId == appId);
        if (last is not null)
        {
            var (enterprise, team, user) = (last.EnterpriseId, last.TeamId, last.UserId);
            found = found.Where(r => string.Compare(r.EnterpriseId, enterprise) > 0
                || (r.EnterpriseId == enterprise && (string.Compare(r.TeamId, team) > 0 || (r.TeamId == team && string.Compare(r.UserId, user) > 0))));
        }

        return found.OrderBy(r => r.EnterpriseId).ThenBy(r => r.TeamId).ThenBy(r => r.UserId).Take(PageSize);
    }

    private static async Task<bool> SaveAsync(TContext context, SlackInstallationEntity row, SlackInstallation read, CancellationToken cancellationToken)
    {
        if (read.Version > 0)
        {
            var entry = context.Update(row);
            entry.Property(r => r.Version).OriginalValue = read.Version;
        }
        else if (await Select(context, read.Key).AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            return false;
        }
        else
        {
            context.Add(row);
        }

        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    // One row must not hide the others.
    private SlackInstallation? TryRead(SlackInstallationEntity row)
    {
        try
        {
            return rows.Read(row);
        }
        catch (SlackException e)
        {
            StoreLog.Unreadable(logger, e.Message);
            return null;
        }
    }

    private Task<SlackInstallationEntity?> FindRowAsync(SlackInstallationKey key, CancellationToken cancellationToken) =>
        RunAsync(context => Select(context, key).SingleOrDefaultAsync(cancellationToken));

    private async Task<T> RunAsync<T>(Func<TContext, Task<T>> run)
    {
        // A token that is refreshed within a transaction of the caller must stay stored if that is rolled back: Slack takes a refresh token only once.
        using var outside = new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = scope.ServiceProvider.GetRequiredService<TContext>();
            if (context.Model.FindEntityType(typeof(SlackInstallationEntity)) is null)
            {
                throw new InvalidOperationException(
                    $"{typeof(TContext).Name} has no table of installations. Call modelBuilder.AddSlackInstallations() in its OnModelCreating, and add a migration.");
            }

            // SQLite then takes its lock before it reads, and waits for it; in the middle of a statement, it would fail at once.
            context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
            return await run(context).ConfigureAwait(false);
        }
    }
}
