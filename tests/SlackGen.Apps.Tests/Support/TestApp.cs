namespace SlackGen.Apps.Tests;

/// <summary>An app as the generator writes one, with the handlers of the test that is running.</summary>
public sealed class TestApp(IServiceProvider services) : ISlackApp<TestApp>, IDisposable
{
    private static readonly AsyncLocal<IReadOnlyList<SlackHandler<TestApp>>> Current = new();
    private static int count;

    static IReadOnlyList<SlackHandler<TestApp>> ISlackApp<TestApp>.Handlers => Current.Value ?? [];

    /// <summary>Gets the services that the constructor was given.</summary>
    public IServiceProvider Services => services;

    /// <summary>Gets the number of the instance.</summary>
    public int Number { get; } = Interlocked.Increment(ref count);

    /// <summary>Gets whether the instance has been disposed.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Sets the handlers of the apps that the test adds from now on.</summary>
    public static void Use(IReadOnlyList<SlackHandler<TestApp>> handlers) => Current.Value = handlers;

    static TestApp ISlackApp<TestApp>.Create(IServiceProvider services) => new(services);

    public void Dispose() => IsDisposed = true;
}
