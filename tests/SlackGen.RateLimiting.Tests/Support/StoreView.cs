namespace SlackGen.RateLimiting.Tests;

/// <summary>A store and what lies in it.</summary>
internal abstract class StoreView(OpenStore open) : IDisposable
{
    public ISlackRateStore Store => open.Store;

    /// <summary>
    /// Writes down every permit from now on when it is granted, by the clock of the server, which is the one that decides. What processes note themselves is
    /// late by as much as the machine is busy.
    /// </summary>
    public abstract Task StartAuditAsync();

    /// <summary>Returns when permits were granted, since 1970.</summary>
    public abstract Task<IReadOnlyList<TimeSpan>> GrantsAsync();

    /// <summary>Returns until when a budget is paused, since 1970.</summary>
    public abstract Task<TimeSpan> PausedUntilAsync(string partition);

    /// <summary>Returns the waiters of a budget in their order.</summary>
    public abstract Task<IReadOnlyList<Guid>> WaitingAsync(string partition);

    /// <summary>Moves the grants of a budget into the future, as if the server's clock had been set back.</summary>
    public abstract Task SetClockBackAsync(string partition, TimeSpan by);

    public virtual void Dispose() => open.Dispose();
}
