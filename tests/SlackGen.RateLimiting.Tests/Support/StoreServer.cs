namespace SlackGen.RateLimiting.Tests;

/// <summary>A server that stores limits, on a free port and with a temporary directory.</summary>
internal abstract class StoreServer : IDisposable
{
    public abstract StoreKind Kind { get; }

    public abstract string ConnectionString { get; }

    /// <summary>Starts it again.</summary>
    public abstract void Start();

    /// <summary>Stops it as a crash would.</summary>
    public abstract void Stop();

    public abstract void Dispose();

    /// <summary>Opens a store of a name, with a view behind it.</summary>
    public abstract StoreView Open(string name);
}
