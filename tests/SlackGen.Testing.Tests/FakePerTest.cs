namespace SlackGen.Testing.Tests;

/// <summary>The base of tests that each have a fake of their own.</summary>
public abstract class FakePerTest : FakeTests
{
    [SetUp]
    public Task Start() => StartAsync();

    [TearDown]
    public Task Stop() => StopAsync();

    protected override Task<FakeSlack> StartFakeAsync() => TestManifest.StartAsync(o => o.AllowUndocumented = true);
}
