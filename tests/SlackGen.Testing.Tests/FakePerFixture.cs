namespace SlackGen.Testing.Tests;

/// <summary>The base of tests that share the fake of their class.</summary>
public abstract class FakePerFixture : FakeTests
{
    [OneTimeSetUp]
    public Task Start() => StartAsync();

    [OneTimeTearDown]
    public Task Stop() => StopAsync();
}
