using Microsoft.Extensions.Logging;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Tokens;

/// <summary>Whatever <c>expires_in</c> says, a call does not cause a refresh each time, and a token that works is used.</summary>
public sealed class TokenLifetimeTests
{
    // The token is refreshed within the margin of ten minutes, or within half a shorter lifetime.
    [TestCase("43200", 42600)]
    [TestCase("\"43200\"", 42600)]
    [TestCase("3600", 3000)]
    [TestCase("300", 150)]
    [TestCase("60", 30)]
    [TestCase("59", 30)]
    [TestCase("1", 30)]
    [TestCase("0", 30)]
    [TestCase("-5", 30)]
    [TestCase("-9223372036854775808", 30)]
    [TestCase("43201", 42600)]
    [TestCase("9223372036854775807", 42600)]
    [TestCase("1e308", 42600)]
    [TestCase("null", 42600)]
    [TestCase("\"soon\"", 42600)]
    [TestCase("\"NaN\"", 42600)]
    [TestCase("true", 42600)]
    [TestCase("{}", 42600)]
    [TestCase("[]", 42600)]
    public async Task A_lifetime_is_kept_within_bounds(string expiresIn, int refreshedAfterSeconds)
    {
        var rotating = Rotating.Expired([Rotating.Sells("xoxe.xoxb-second", "xoxe-2", expiresIn), Rotating.Sells("xoxe.xoxb-third", "xoxe-3")]);
        Assert.That(await rotating.GetAsync(), Is.EqualTo("xoxe.xoxb-second"));
        for (var i = 0; i < 100; i++)
        {
            await rotating.GetAndSettleAsync();
        }

        rotating.Clock.Advance(TimeSpan.FromSeconds(refreshedAfterSeconds) - TimeSpan.FromTicks(1));
        await rotating.GetAndSettleAsync();
        Assert.That(rotating.Stub.Sent, Has.Count.EqualTo(1));
        rotating.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.That(await rotating.GetAndSettleAsync(), Is.EqualTo("xoxe.xoxb-second"));
        Assert.That((await rotating.GetAsync(), rotating.Stub.Sent.Count), Is.EqualTo(("xoxe.xoxb-third", 2)));
    }

    [Test]
    public async Task A_missing_lifetime_is_that_of_every_token()
    {
        var rotating = Rotating.Expired([Responses.Json(200, """{"ok":true,"access_token":"xoxe.xoxb-second","refresh_token":"xoxe-2"}""")]);
        await rotating.GetAsync();
        rotating.Clock.Advance(TimeSpan.FromSeconds(42599));
        Assert.That((await rotating.GetAndSettleAsync(), rotating.Stub.Sent.Count), Is.EqualTo(("xoxe.xoxb-second", 1)));
    }

    [TestCase("43200", false)]
    [TestCase("300", false)]
    [TestCase("0", true)]
    [TestCase("9223372036854775807", true)]
    [TestCase("null", true)]
    public async Task An_odd_lifetime_is_logged(string expiresIn, bool isOdd)
    {
        var rotating = Rotating.Expired([Rotating.Sells("xoxe.xoxb-second", "xoxe-2", expiresIn)]);
        await rotating.GetAsync();
        Assert.That(rotating.Logs.Entries.Any(e => e.Level == LogLevel.Warning && e.Text.Contains("lifetime", StringComparison.Ordinal)), Is.EqualTo(isOdd));
    }
}
