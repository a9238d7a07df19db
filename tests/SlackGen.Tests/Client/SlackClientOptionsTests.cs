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
        Case("a tiny response", o => o.MaxResponseBytes = 1023),
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
        Case("a budget of a year", o => o.Tiers["a.b"] = new SlackRate(1, 86_401)),
        Case("a fragment", o => o.BaseAddress = new Uri("https://slack.test/api/#f")),
        Case("infinite time", o => o.AttemptTimeout = Timeout.InfiniteTimeSpan),
        Case("time without end", o => o.AttemptTimeout = TimeSpan.MaxValue),
        Case("an attempt that outlasts the call", o => o.AttemptTimeout = TimeSpan.FromMinutes(6)),
        Case("a call that outlasts its attempt", o => (o.AttemptTimeout, o.Retry.MaxTotalTime) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1))),
        Case("a mode that is none", o => o.LimitMode = (SlackLimitMode)7),
        Case("a blank workspace", o => o.Workspace = " "),
        Case("no clock", o => o.TimeProvider = null!),
        Case("a token though each call brings one", o => (o.Token, o.TokenPerCall) = ("xoxb-1", true)),
        Case("a provider though each call brings one", o => (o.TokenProvider, o.TokenPerCall) = (_ => new("xoxb-1"), true)),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void An_option_out_of_range_is_refused_when_the_client_is_made(Action<SlackClientOptions> change)
    {
        var options = new SlackClientOptions();
        change(options);
        Assert.That(() => new SlackConnection(options), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void A_total_time_below_the_default_of_an_attempt_is_no_contradiction() =>
        Assert.DoesNotThrow(() => _ = new SlackConnection(new SlackClientOptions { Retry = { MaxTotalTime = TimeSpan.FromSeconds(1) } }));

    [Test]
    public void An_address_that_is_refused_is_shown_without_its_password() =>
        Assert.That(
            () => new SlackConnection(new SlackClientOptions { BaseAddress = new Uri("https://me:sesame@slack.test/api/?key=sesame") }),
            Throws.ArgumentException.With.Message.Contains("https://slack.test/api/").And.Message.Not.Contains("sesame"));

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
