using Microsoft.Extensions.Time.Testing;
using SlackGen.Testing;

namespace SlackGen.Resilience.Tests.Streams;

/// <summary>The pace of pieces, by a clock that the tests move.</summary>
[Category("Slow")]
public sealed class StreamPaceTests : StreamFixture
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);

    [Test]
    public async Task Pieces_are_collected_until_the_tier_allows_a_call()
    {
        await using var stream = await StreamAsync();
        await stream.AppendAsync("a ");
        await Slack.WaitForRequestsAsync("chat.appendStream", 1, Patience);
        for (var i = 0; i < 50; i++)
        {
            await stream.AppendAsync("b");
        }

        await Task.Delay(100);
        Assert.That(Pieces, Is.EqualTo(new[] { "a" }));

        await AdvanceUntilAsync(() => Slack.RequestsTo("chat.appendStream").Count == 2);
        Assert.That(Pieces.Last(), Is.EqualTo(" " + new string('b', 49)));
        await stream.CompleteAsync();
        Assert.That(Pieces.Last(), Is.EqualTo("b"));
    }

    [Test]
    public async Task A_busy_source_stays_within_the_tier()
    {
        var stream = await StreamAsync();
        for (var i = 0; i < 400; i++)
        {
            await stream.AppendAsync("word ");
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1);
        }

        var completing = stream.CompleteAsync();
        await AdvanceUntilAsync(() => completing.IsCompleted);
        await completing;

        // 40 seconds of a tier of 100 calls a minute, and the end.
        Assert.That(Sent, Is.EqualTo(string.Concat(Enumerable.Repeat("word ", 400))));
        Assert.That(Slack.RequestsTo("chat.appendStream").Count, Is.InRange(2, 68));
        Assert.That(Slack.Requests.Select(r => r.Refused), Is.All.Null);
        Assert.That(Slack.RatePeaks, Is.Not.Empty.And.All.Matches<RatePeak>(p => p.Throttled == 0));
    }

    [TestCase("chat.appendStream")]
    [TestCase("chat.stopStream")]
    public async Task A_disposal_ends_although_Slack_is_silent(string method)
    {
        var stream = await StreamAsync();
        Slack.On(method).Fault(Fault.Hang);
        await stream.AppendAsync("Hello");
        await Slack.WaitForRequestsAsync("chat.appendStream", 1, Patience);

        var disposal = stream.DisposeAsync().AsTask();
        await AdvanceUntilAsync(() => disposal.IsCompleted);

        await disposal;
        Assert.That(Slack.RequestsTo("chat.stopStream"), Has.Count.EqualTo(method == "chat.stopStream" ? 2 : 1), "at last without the text");
    }

    protected override void Configure(FakeSlackOptions options)
    {
        options.EnforceRates = true;
        options.TimeProvider = clock;
    }

    // The limit of an attempt is far away.
    protected override void Configure(SlackClientOptions options)
    {
        options.TimeProvider = clock;
        options.Retry.MaxTotalTime = TimeSpan.FromHours(20);
        options.AttemptTimeout = TimeSpan.FromHours(20);
    }

    private async Task AdvanceUntilAsync(Func<bool> isDone)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!isDone())
        {
            clock.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Delay(5, limit.Token);
        }
    }
}
