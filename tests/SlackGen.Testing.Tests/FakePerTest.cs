namespace SlackGen.Testing.Tests;

/// <summary>The base of tests that each have a fake of their own.</summary>
/// <param name="isInProcess">Whether the caller reaches the fake without a socket.</param>
public abstract class FakePerTest(bool isInProcess = false) : FakeTests(isInProcess)
{
    private readonly bool isInProcess = isInProcess;

    [SetUp]
    public Task Start() => StartAsync();

    [TearDown]
    public Task Stop() => StopAsync();

    protected override Task<FakeSlack> StartFakeAsync() => TestManifest.StartAsync(o => (o.AllowUndocumented, o.IsInProcess) = (true, isInProcess));
}
