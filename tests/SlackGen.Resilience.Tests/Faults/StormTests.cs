using SlackGen.Resilience.Tests.Support;
using SlackGen.Testing;

namespace SlackGen.Resilience.Tests.Faults;

/// <summary>Many callers, and Slack that throttles them all.</summary>
[Category("Slow")]
public sealed class StormTests
{
    private const int Callers = 40;

    private Bench bench = null!;

    [SetUp]
    public async Task Start() => bench = await Bench.StartAsync();

    [TearDown]
    public async Task Stop() => await bench.DisposeAsync();

    [TestCase(SlackLimitMode.Wait)]
    [TestCase(SlackLimitMode.Off)]
    public async Task A_storm_that_does_not_end_fails_every_caller_after_its_last_retry(SlackLimitMode mode)
    {
        bench.Options.LimitMode = mode;
        bench.Slack.On("users.info").Fault(Fault.RateLimited(30));
        var failures = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Failure()));
        Assert.Multiple(() =>
        {
            Assert.That(failures.Select(f => f?.Code), Is.All.EqualTo("ratelimited"));
            Assert.That(failures.Select(f => f?.RetryAfter), Is.All.EqualTo(Bench.MaxRetryAfter));
            Assert.That(bench.Slack.Requests, Has.Count.EqualTo(Callers * (1 + bench.Options.Retry.MaxRetries)));
        });
    }

    [Test]
    public async Task A_storm_that_passes_costs_no_response()
    {
        bench.Options.Retry.MaxRetries = 10;
        bench.Slack.On("chat.postMessage").Fault(Fault.RateLimited(30), times: 3 * Callers / 2);
        var responses = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Call.PostMessage.SendAsync(bench.Client, CancellationToken.None)));
        Assert.Multiple(() =>
        {
            Assert.That(responses, Is.All.True);
            Assert.That(bench.Slack.Requests.Count(r => r.Fault is null), Is.EqualTo(Callers));
        });
    }

    [Test]
    public async Task One_429_holds_every_caller_of_the_same_budget_and_no_other()
    {
        var pause = TimeSpan.FromSeconds(3);
        bench.Options.Retry.MaxRetryAfter = pause;
        bench.Slack.On("users.info").Fault(Fault.RateLimited(30), times: 1);
        var first = Call.Info.SendAsync(bench.Client, CancellationToken.None);
        var throttled = await Until(() => bench.Slack.Requests.FirstOrDefault());

        // The pause begins after the client has read the response. It delays only later calls.
        await Until(() => bench.Log.Text.Contains("was throttled by Slack", StringComparison.Ordinal) ? bench : null);
        var others = Enumerable.Range(0, Callers).Select(_ => Call.Info.SendAsync(bench.Client, CancellationToken.None)).ToList();
        Assert.That(await Call.PostMessage.SendAsync(bench.Client, CancellationToken.None));
        var heldMeanwhile = others.Append(first).Count(o => !o.IsCompleted);
        await Task.WhenAll(others.Append(first));
        Assert.Multiple(() =>
        {
            var waits = bench.Slack.RequestsTo("users.info").Skip(1).Select(r => r.ReceivedAt - throttled.ReceivedAt);
            Assert.That(waits, Is.All.GreaterThan(pause * 0.9));
            Assert.That(heldMeanwhile, Is.EqualTo(Callers + 1));
        });
    }

    [Test]
    public async Task A_ratelimited_with_HTTP_200_after_a_429_is_waited_for_too()
    {
        var pause = TimeSpan.FromMilliseconds(200);
        bench.Options.Retry.MaxRetryAfter = pause;
        bench.Slack.On("users.info").Fault(Fault.RateLimited(1), times: 1).ReplyError("ratelimited", times: 1);
        await Call.Info.SendAsync(bench.Client, CancellationToken.None);
        var seen = bench.Slack.RequestsTo("users.info").Select(r => r.ReceivedAt).ToList();
        Assert.That(seen.Zip(seen.Skip(1), (earlier, later) => later - earlier), Has.Exactly(2).Items.And.All.GreaterThan(pause * 0.9));
    }

    private async Task<SlackApiException?> Failure()
    {
        try
        {
            await bench.Client.Users.InfoAsync("U1");
            return null;
        }
        catch (SlackApiException e)
        {
            return e;
        }
    }

    private static async Task<T> Until<T>(Func<T?> find)
        where T : class
    {
        while (true)
        {
            if (find() is { } found)
            {
                return found;
            }

            await Task.Delay(5);
        }
    }
}
