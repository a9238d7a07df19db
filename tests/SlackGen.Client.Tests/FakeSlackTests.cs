using SlackGen.Testing;

namespace SlackGen.Client.Tests;

/// <summary>Tests against a strict fake Slack, which forgets everything between two of them.</summary>
public abstract class FakeSlackTests
{
    protected FakeSlack Fake { get; private set; } = null!;

    /// <summary>A client whose token suits every method.</summary>
    protected SlackClient Slack { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Fake = await FakeSlack.StartAsync(o => o.Strict = true);
        Slack = WithToken(FakeSlack.DefaultToken);
    }

    [SetUp]
    public void Forget() => Fake.Clear();

    [OneTimeTearDown]
    public async Task StopAsync() => await Fake.DisposeAsync();

    /// <summary>A client that waits for no limit and repeats nothing: what a test sees is one call.</summary>
    protected SlackClient WithToken(string? token) => new(new SlackClientOptions
    {
        Token = token,
        BaseAddress = Fake.BaseAddress,
        LimitMode = SlackLimitMode.Off,
        Retry = new SlackRetryOptions { MaxRetries = 0 },
        StrictDecoding = true,
    });
}
