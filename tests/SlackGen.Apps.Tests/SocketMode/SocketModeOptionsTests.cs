namespace SlackGen.Apps.Tests.SocketMode;

public sealed class SocketModeOptionsTests
{
    [Test]
    public void The_defaults_are_valid_with_a_token() => Assert.That(new SocketModeOptions { AppToken = "xapp-1" }.FindErrors(), Is.Empty);

    [TestCase(null)]
    [TestCase(" ")]
    [TestCase("xoxb-1-secret")]
    [TestCase("xapp-1 secret")]
    [TestCase("xapp-1\nsecret")]
    public void A_token_that_is_not_an_app_level_token_is_refused_without_being_shown(string? token)
    {
        var errors = new SocketModeOptions { AppToken = token }.FindErrors().ToList();

        Assert.That(errors, Has.Count.EqualTo(1));
        Assert.That(errors[0], Does.Contain("AppToken").And.Contain("connections:write").And.Not.Contain("secret"));
    }

    [TestCase(0)]
    [TestCase(11)]
    public void The_number_of_connections_is_limited(int connections) =>
        Assert.That(new SocketModeOptions { AppToken = "xapp-1", Connections = connections }.FindErrors(), Has.One.Contains("Connections must be from 1 to 10"));

    [Test]
    public void Every_time_has_a_range()
    {
        var ranges = new Dictionary<string, Action<SocketModeOptions>>
        {
            ["SilenceTimeout"] = o => o.SilenceTimeout = TimeSpan.FromHours(1),
            ["PingInterval"] = o => o.PingInterval = TimeSpan.FromSeconds(16),
            ["MinPause"] = o => o.MinPause = TimeSpan.Zero,
            ["MaxPause"] = o => o.MaxPause = TimeSpan.FromHours(2),
            ["HandshakeTimeout"] = o => o.HandshakeTimeout = TimeSpan.Zero,
            ["DrainTimeout"] = o => o.DrainTimeout = TimeSpan.FromSeconds(-1),
            ["CloseTimeout"] = o => o.CloseTimeout = Timeout.InfiniteTimeSpan,
        };
        foreach (var (name, change) in ranges)
        {
            var options = new SocketModeOptions { AppToken = "xapp-1" };
            change(options);
            Assert.That(options.FindErrors(), Has.One.StartsWith($"{name} must be from "));
        }
    }
}
