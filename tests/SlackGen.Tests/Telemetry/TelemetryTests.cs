using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Telemetry;

public sealed class TelemetryTests
{
    private const string Tags = "slack.method=chat.postMessage slack.group=chat slack.tier=4";

    private readonly TelemetryRecorder telemetry = new();
    private readonly RecordingLogs logs = new();

    [TearDown]
    public void TearDown() => telemetry.Dispose();

    [Test]
    public async Task A_call_is_a_duration_and_a_client_span()
    {
        var call = Of([Responses.Ok]);
        await call.SendAsync(Call.Post);
        Assert.That(telemetry.Of("slackgen.call.duration").Single(), Is.EqualTo(new Measurement("slackgen.call.duration", "s", 0, Tags)));
        AssertSpan(ActivityStatusCode.Ok, ("slack.method", "chat.postMessage"), ("slack.attempts", 1));
        Assert.That(logs.Entries, Is.EqualTo(new[] { (LogLevel.Debug, "SlackGen", "chat.postMessage succeeded in 0 ms after 1 attempt(s) and 0 ms of waiting for its rate tier") }));
    }

    [Test]
    public void A_failed_call_bears_its_error_code()
    {
        Assert.CatchAsync<SlackApiException>(() => Of([Responses.Error("channel_not_found")]).SendAsync(Call.Post));
        Assert.That(telemetry.Of("slackgen.call.duration").Single().Tags, Is.EqualTo(Tags + " error.type=channel_not_found"));
        AssertSpan(ActivityStatusCode.Error, ("slack.method", "chat.postMessage"), ("slack.attempts", 1), ("error.type", "channel_not_found"));
        Assert.That(telemetry.Activities[0].StatusDescription, Is.EqualTo("channel_not_found"));
        Assert.That(logs.Entries, Is.EqualTo(new[] { (LogLevel.Warning, "SlackGen", "chat.postMessage failed: channel_not_found") }));
    }

    [Test]
    public void A_failure_without_code_bears_its_status_or_its_kind()
    {
        Assert.CatchAsync<SlackException>(() => Of([Responses.Html(404)]).SendAsync(Call.Post));
        Assert.CatchAsync<SlackException>(() => Of([Responses.Throws(() => new IOException("reset"))]).SendAsync(Call.Post));
        Assert.CatchAsync<OperationCanceledException>(async () =>
        {
            using var cancel = new CancellationTokenSource();
            await Of([async (_, c) =>
            {
                await cancel.CancelAsync();
                c.ThrowIfCancellationRequested();
                return null!;
            }]).SendAsync(Call.Post, null, cancel.Token);
        });
        Assert.That(
            telemetry.Of("slackgen.call.duration").Select(m => m.Tags[(Tags.Length + 1)..]),
            Is.EqualTo(new[] { "error.type=HTTP 404", "error.type=SlackException", "error.type=OperationCanceledException" }));
        Assert.That(logs.Entries, Has.Count.EqualTo(2), "who cancels knows");
    }

    [Test]
    public async Task Retries_are_counted_and_are_part_of_the_duration()
    {
        var call = Of([Responses.Html(503), Responses.Error("fatal_error"), Responses.Ok]);
        await call.SendAsync(Call.Post, new WrittenRequest(_ => { }) { Idempotent = true });
        Assert.That(telemetry.Of("slackgen.retries"), Is.EqualTo(Enumerable.Repeat(new Measurement("slackgen.retries", "{attempt}", 1, Tags), 2)));
        Assert.That(telemetry.Of("slackgen.call.duration").Single().Value, Is.EqualTo(call.Clock.Elapsed.TotalSeconds).And.GreaterThan(0.75));
        AssertSpan(ActivityStatusCode.Ok, ("slack.method", "chat.postMessage"), ("slack.attempts", 3));
        Assert.That(logs.Entries.Select(e => e.Text), Has.Exactly(1).Matches(@"^chat\.postMessage will be retried in \d+ ms \(attempt 2\): HTTP 503$")
            .And.Exactly(1).Matches(@"^chat\.postMessage will be retried in \d+ ms \(attempt 3\): fatal_error$"));
    }

    [Test]
    public async Task A_429_is_counted_and_the_wait_for_it_is_the_limiters()
    {
        await Of([Responses.Throttled("7"), Responses.Ok]).SendAsync(Call.Post);
        Assert.That(telemetry.Of("slackgen.throttled").Single(), Is.EqualTo(new Measurement("slackgen.throttled", "{response}", 1, Tags)));
        Assert.That(telemetry.Of("slackgen.limiter.wait").Single(), Is.EqualTo(new Measurement("slackgen.limiter.wait", "s", 7, Tags)));
        Assert.That(logs.Entries.Select(e => e.Text), Has.Member("chat.postMessage was throttled by Slack; calls that share its budget wait 7 s"));
    }

    [Test]
    public async Task Waiting_for_the_tier_is_measured_and_not_waiting_is_not()
    {
        var call = Of([Responses.Ok], o => o.Tiers["chat.postMessage"] = new SlackRate(1, 60));
        await call.SendAsync(Call.Post);
        Assert.That(telemetry.Of("slackgen.limiter.wait"), Is.Empty);
        await call.SendAsync(Call.Post);
        Assert.That(telemetry.Of("slackgen.limiter.wait").Single().Value, Is.EqualTo(61.2));
        Assert.That(telemetry.Of("slackgen.call.duration").Select(m => m.Value), Is.EqualTo(new[] { 0.0, 61.2 }));
    }

    [Test]
    public async Task Bytes_of_bodies_are_counted_both_ways()
    {
        await Of([Responses.Json(200, """{"ok":true}""")]).SendAsync(Call.Post, new WrittenRequest(w => w.String("text"u8, "é")));
        Assert.That(telemetry.Of("slackgen.sent").Single(), Is.EqualTo(new Measurement("slackgen.sent", "By", "text=%C3%A9".Length, Tags)));
        Assert.That(telemetry.Of("slackgen.received").Single(), Is.EqualTo(new Measurement("slackgen.received", "By", """{"ok":true}""".Length, Tags)));
    }

    [Test]
    public async Task Warnings_of_Slack_are_logged()
    {
        await Of([Responses.Json(200, """{"ok":true,"warning":"missing_charset","response_metadata":{"warnings":["missing_charset","other"]}}""")]).SendAsync(Call.Post);
        Assert.That(
            logs.Entries.Where(e => e.Level == LogLevel.Information).Select(e => e.Text),
            Is.EqualTo(new[] { "chat.postMessage returned the warning missing_charset", "chat.postMessage returned the warning other" }));
    }

    [Test]
    public async Task A_special_tier_is_0_and_no_text_or_ID_is_in_any_tag()
    {
        var posting = new SlackMethod("chat.postMessage") { Rate = new SlackRate(1, 1, By: "channel") };
        await Of([Responses.Throttled("1"), Responses.Ok]).SendAsync(posting, new WrittenRequest(w => w.String("text"u8, "private words"), "C024BE91L"));
        var all = string.Join('\n', [.. telemetry.Measurements.Select(m => m.ToString()), .. telemetry.Activities.Select(TelemetryRecorder.Describe), .. logs.Entries.Select(e => e.Text)]);
        Assert.That(all, Does.Contain("slack.tier=0").And.Not.Contains("private").And.Not.Contains("C024BE91L").And.Not.Contains("xox"));
        Assert.That(telemetry.Measurements.Select(m => m.Tags).Distinct(), Is.EqualTo(new[] { Tags.Replace("4", "0", StringComparison.Ordinal) }));
    }

    private Call Of(Response[] responses, Action<SlackClientOptions>? configure = null) => new(responses, o =>
    {
        o.LoggerFactory = logs;
        configure?.Invoke(o);
    });

    private void AssertSpan(ActivityStatusCode status, params (string, object?)[] tags)
    {
        var span = telemetry.Activities.Single();
        Assert.That((span.Source.Name, span.DisplayName, span.Kind, span.Status), Is.EqualTo(("SlackGen", "chat.postMessage", ActivityKind.Client, status)));
        Assert.That(span.TagObjects.Select(t => (t.Key, t.Value)), Is.EqualTo(tags));
    }
}
