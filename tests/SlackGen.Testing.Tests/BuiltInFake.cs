using System.Net.Http.Headers;

namespace SlackGen.Testing.Tests;

/// <summary>A fake with the built-in manifest and a caller whose token it takes, for all tests of a class.</summary>
public abstract class BuiltInFake
{
    private protected static FakeManifest Manifest => ManifestLoader.BuiltIn;

    protected FakeSlack Slack { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Slack = await FakeSlack.StartAsync();
        Http = new HttpClient { BaseAddress = Slack.BaseAddress };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", FakeSlack.DefaultToken);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        Http.Dispose();
        await Slack.DisposeAsync();
    }
}
