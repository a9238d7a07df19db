namespace SlackGen.Testing.Tests;

/// <summary>The base of tests with a fake and a caller.</summary>
/// <param name="isInProcess">Whether the caller reaches the fake without a socket.</param>
public abstract class FakeTests(bool isInProcess = false)
{
    protected FakeSlack Slack { get; private set; } = null!;

    protected Caller Caller { get; private set; } = null!;

    /// <summary>Starts the fake: that of the test manifest, unless a class has another.</summary>
    protected virtual Task<FakeSlack> StartFakeAsync() => TestManifest.StartAsync(o => o.IsInProcess = isInProcess);

    protected async Task StartAsync()
    {
        Slack = await StartFakeAsync();
        Caller = new Caller(Slack);
    }

    protected async Task StopAsync()
    {
        Caller.Dispose();
        await Slack.DisposeAsync();
    }
}
