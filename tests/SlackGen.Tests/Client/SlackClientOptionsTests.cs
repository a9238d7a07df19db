namespace SlackGen.Tests.Client;

public sealed class SlackClientOptionsTests
{
    private static IEnumerable<TestCaseData> Wrong =>
    [
        Case("http elsewhere", o => o.BaseAddress = new Uri("http://slack.test/api/")),
        Case("another scheme", o => o.BaseAddress = new Uri("ftp://slack.test/api/")),
        Case("a relative address", o => o.BaseAddress = new Uri("/api/", UriKind.Relative)),
        Case("a query", o => o.BaseAddress = new Uri("https://slack.test/api/?a=b")),
        Case("a user", o => o.BaseAddress = new Uri("https://me@slack.test/api/")),
        Case("no address", o => o.BaseAddress = null!),
        Case("an empty token", o => o.Token = ""),
        Case("a token with its line end", o => o.Token = "xoxb-1\n"),
        Case("a tiny answer", o => o.MaxResponseBytes = 1023),
        Case("shallow JSON", o => o.MaxJsonDepth = 7),
        Case("deep JSON", o => o.MaxJsonDepth = 513),
        Case("no time", o => o.AttemptTimeout = TimeSpan.Zero),
        Case("a negative queue", o => o.QueueLimit = -1),
        Case("no retry options", o => o.Retry = null!),
        Case("negative retries", o => o.Retry.MaxRetries = -1),
        Case("too many retries", o => o.Retry.MaxRetries = 21),
        Case("no pause", o => o.Retry.BaseDelay = TimeSpan.Zero),
        Case("a pause of days", o => o.Retry.MaxDelay = TimeSpan.FromDays(2)),
        Case("no total time", o => o.Retry.MaxTotalTime = TimeSpan.Zero),
        Case("no default wait", o => o.Retry.DefaultRetryAfter = TimeSpan.Zero),
        Case("a negative longest wait", o => o.Retry.MaxRetryAfter = TimeSpan.FromSeconds(-1)),
        Case("a budget of nothing", o => o.Tiers["a.b"] = new SlackRate(0, 60)),
        Case("a budget in no time", o => o.Tiers["a.b"] = new SlackRate(1, 0)),
        Case("a negative burst", o => o.Tiers["a.b"] = new SlackRate(1, 1, -1)),
        Case("no budget", o => o.Tiers["a.b"] = null!),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void An_option_out_of_range_is_refused_when_the_client_is_made(Action<SlackClientOptions> change)
    {
        var options = new SlackClientOptions();
        change(options);
        Assert.That(() => new SlackConnection(options), Throws.InstanceOf<ArgumentException>());
    }

    [TestCase("https://slack.com/api/")]
    [TestCase("http://localhost:5000/api/")]
    [TestCase("http://127.0.0.1/")]
    [TestCase("http://[::1]:80/")]
    public void TLS_is_demanded_except_on_loopback(string address) =>
        Assert.DoesNotThrow(() => _ = new SlackConnection(new SlackClientOptions { BaseAddress = new Uri(address) }));

    [Test]
    public void Options_that_are_changed_later_change_nothing()
    {
        var options = new SlackClientOptions();
        var copy = options.Validated();
        options.Retry.MaxRetries = 0;
        options.Token = "xoxb-1";
        Assert.That((copy.Retry.MaxRetries, copy.Token), Is.EqualTo((4, (string?)null)));
    }

    private static TestCaseData Case(string name, Action<SlackClientOptions> change) => new TestCaseData(change).SetArgDisplayNames(name);
}
