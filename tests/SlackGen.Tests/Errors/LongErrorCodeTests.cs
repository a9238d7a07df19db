using SlackGen.Tests.Support;

namespace SlackGen.Tests.Errors;

/// <summary>Whatever a server sends as a code or a scope, it cannot break a line of a log or fill it.</summary>
public sealed class LongErrorCodeTests
{
    [TestCase("bad\\r\\nFATAL forged", "bad  FATAL forged")]
    [TestCase("\\u001b[2Jcleared", "[2Jcleared")]
    [TestCase("a\\u2028b\\u2029c\\u0085d\\u202ee", "a b c d e")]
    [TestCase("channel_not_found", "channel_not_found")]
    [TestCase(" channel_not_found\\n", "channel_not_found")]
    public void Control_characters_of_a_code_are_blanks(string code, string expected)
    {
        var (exception, logs, tags) = Fail($$"""{"ok":false,"error":"{{code}}"}""");
        Assert.Multiple(() =>
        {
            Assert.That((exception.Code, exception.Response.Error, exception.Message), Is.EqualTo((expected, expected, $"chat.postMessage failed: {expected}.")));
            Assert.That(logs, Is.EqualTo(new[] { $"chat.postMessage failed: {expected}" }));
            Assert.That(tags, Is.EqualTo(new[] { expected }));
        });
    }

    [Test]
    public void A_code_of_100_KB_is_cut_everywhere()
    {
        var (exception, logs, tags) = Fail($$"""{"ok":false,"error":"{{new string('x', 100_000)}}"}""");
        var expected = new string('x', 128) + '…';
        Assert.That((exception.Code, exception.Response.Error, logs.Single(), tags.Single()), Is.EqualTo((expected, expected, $"chat.postMessage failed: {expected}", expected)));
    }

    [Test]
    public void A_code_is_not_cut_through_a_surrogate_pair() =>
        Assert.That(Fail($$"""{"ok":false,"error":"{{new string('x', 127)}}😀"}""").Exception.Code, Is.EqualTo(new string('x', 127) + '…'));

    [Test]
    public void Scopes_are_bounded_in_the_text()
    {
        var (exception, _, _) = Fail($$"""{"ok":false,"error":"missing_scope","needed":"a\nb{{new string('x', 100_000)}}","provided":"c\r{{new string('y', 100_000)}}"}""");
        Assert.That(exception.Message, Has.Length.LessThan(1200).And.Not.Contain('\n').And.Not.Contain('\r').And.Contains("needs the scope a bxx"));
    }

    [Test]
    public async Task Warnings_are_bounded_in_number_and_length_and_stand_in_one_line_of_the_log()
    {
        using var logs = new RecordingLogs();
        var warnings = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"w{i}\\n{new string('x', 300)}"));
        var response = await new Call([Responses.Json(200, $$"""{"ok":true,"warning":"{{warnings}}"}""")], o => o.LoggerFactory = logs).SendAsync(Call.Post);
        var lines = logs.Entries.Where(e => e.Text.Contains("warning", StringComparison.Ordinal)).Select(e => e.Text).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(response.Warnings, Has.Count.EqualTo(100));
            Assert.That(lines, Has.Count.EqualTo(100));
            Assert.That(lines, Has.All.Length.LessThan(300).And.All.Not.Contains("\n"));
        });
    }

    private static (SlackApiException Exception, IReadOnlyList<string> Logs, IReadOnlyList<string> Tags) Fail(string json)
    {
        using var logs = new RecordingLogs();
        using var telemetry = new TelemetryRecorder();
        var call = new Call([Responses.Json(200, json)], o => (o.LoggerFactory, o.Retry.MaxRetries) = (logs, 0));
        var exception = Assert.CatchAsync<SlackApiException>(() => call.SendAsync(Call.Post))!;
        var duration = telemetry.Of("slackgen.call.duration").Single();
        Assert.That(telemetry.Activities.Single().StatusDescription, Is.EqualTo(exception.Code));
        return (exception, [.. logs.Entries.Select(e => e.Text)], [duration.Tags.Split("error.type=")[1]]);
    }
}
