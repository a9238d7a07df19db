namespace SlackGen.Testing.Tests;

/// <summary>A fake of the test manifest and a caller, started for each test.</summary>
public abstract class FakePerTest
{
    protected FakeSlack Slack { get; private set; } = null!;

    protected Caller Caller { get; private set; } = null!;

    [SetUp]
    public async Task Start()
    {
        Slack = await StartFakeAsync();
        Caller = new Caller(Slack);
    }

    [TearDown]
    public async Task Stop()
    {
        Caller.Dispose();
        await Slack.DisposeAsync();
    }

    protected virtual Task<FakeSlack> StartFakeAsync() => TestManifest.StartAsync(o => o.AllowUndocumented = true);
}
