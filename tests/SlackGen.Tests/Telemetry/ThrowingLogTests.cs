using SlackGen.Tests.Support;

namespace SlackGen.Tests.Telemetry;

/// <summary>A log provider that throws changes the end of no call.</summary>
public sealed class ThrowingLogTests
{
    [Test]
    public async Task A_call_that_Slack_has_carried_out_succeeds()
    {
        var call = new Call([Responses.Json(200, """{"ok":true,"warning":"missing_charset"}""")], o => o.LoggerFactory = new ThrowingLogs());

        var response = await call.SendAsync(Call.Post);

        Assert.That(response.Warnings, Is.EqualTo(["missing_charset"]));
    }

    [Test]
    public void A_call_fails_for_its_own_reason()
    {
        var call = new Call([Responses.Error("channel_not_found")], o => o.LoggerFactory = new ThrowingLogs());

        Assert.That(() => call.SendAsync(Call.Post), Throws.InstanceOf<SlackApiException>().With.Property("Code").EqualTo("channel_not_found"));
    }

    [Test]
    public async Task A_call_is_sent_again_after_a_429()
    {
        var call = new Call([Responses.Throttled("1"), Responses.Ok], o => o.LoggerFactory = new ThrowingLogs());

        await call.SendAsync(Call.Post);

        Assert.That(call.Stub.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_misspelt_tier_does_not_keep_a_client_from_being_made() =>
        Assert.DoesNotThrow(() => _ = new Call([Responses.Ok], o =>
        {
            o.LoggerFactory = new ThrowingLogs();
            o.Tiers["mine.ownMethod"] = new SlackRate(1, 60);
        }));
}
