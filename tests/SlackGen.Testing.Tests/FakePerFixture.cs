namespace SlackGen.Testing.Tests;

/// <summary>A fake of the test manifest and a caller, started once for all tests of a class.</summary>
public abstract class FakePerFixture
{
    protected FakeSlack Slack { get; private set; } = null!;

    protected Caller Caller { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Slack = await StartFakeAsync();
        Caller = new Caller(Slack);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        Caller.Dispose();
        await Slack.DisposeAsync();
    }

    protected virtual Task<FakeSlack> StartFakeAsync() => TestManifest.StartAsync();
}
