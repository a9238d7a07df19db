using System.Diagnostics;
using SlackGen.Resilience.Tests.Support;
using SlackGen.Testing;

namespace SlackGen.Resilience.Tests.Limits;

/// <summary>The limiter against a server that counts.</summary>
[Category("Slow")]
public sealed class LimitTests
{
    private const int Callers = 32;
    private const int Seconds = 6;

    private static readonly string[] Tokens = ["xoxb-first", "xoxb-second", "xoxb-third"];

    private static readonly string[] Methods = [.. RateManifest.Permits.Keys];

    [Test]
    public async Task Many_callers_stay_within_every_budget_and_use_it_up()
    {
        await using var slack = await StartCountingSlackAsync();
        var client = new SlackClient(Options(slack));
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(Seconds));
        var watch = Stopwatch.StartNew();
        var calls = await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => CallUntilEnd(client, i, end.Token)));
        var periods = Math.Floor(watch.Elapsed.TotalSeconds) / RateManifest.PerSeconds;
        var served = slack.Requests.CountBy(r => (r.Token, r.Method, Channel: r.Method == "chat.postMessage" ? (string?)r.Arguments["channel"] : null)).ToList();
        TestContext.Out.WriteLine(string.Join('\n', served.Select(s => $"{s.Key.Method} {s.Key.Channel}: {s.Value} of {RateManifest.Permits[s.Key.Method] * periods}")));
        Assert.Multiple(() =>
        {
            Assert.That(slack.Requests.Select(r => r.Refused), Is.All.Null);
            Assert.That(slack.RatePeaks, Is.Not.Empty.And.All.Matches<RatePeak>(p => p.Calls <= p.Allowed && p.Throttled == 0));
            Assert.That(served, Is.All.Matches<KeyValuePair<(string? Token, string Method, string? Channel), int>>(
                s => s.Value >= 0.9 * RateManifest.Permits[s.Key.Method] * periods));
            Assert.That(served.Select(s => (s.Key.Token, s.Key.Method)).Distinct().Count(), Is.EqualTo(Tokens.Length * Methods.Length));
            Assert.That(calls, Is.All.Positive, "Every caller is served.");
        });
    }

    [Test]
    public async Task A_throttled_channel_delays_no_other([Values] bool isThrottledBySlack)
    {
        await using var bench = await Bench.StartAsync();
        bench.Options.Tiers["chat.postMessage"] = new SlackRate(1, 60);
        bench.Options.MaxQueueTime = Timeout.InfiniteTimeSpan;
        bench.Options.Retry.MaxRetryAfter = TimeSpan.FromMinutes(1);
        if (isThrottledBySlack)
        {
            bench.Slack.On("chat.postMessage").Fault(Fault.RateLimited(60), times: 1);
        }

        using var end = new CancellationTokenSource();
        var busy = new List<Task> { Post(bench.Client, "Cbusy", end.Token) };
        while (bench.Slack.Requests.Count == 0)
        {
            await Task.Delay(5);
        }

        busy.AddRange(Enumerable.Range(0, 10).Select(_ => Post(bench.Client, "Cbusy", end.Token)));
        var others = Enumerable.Range(0, 20).Select(i => Post(bench.Client, $"C{i}", end.Token)).Append(bench.Client.Users.InfoAsync("U1", end.Token));
        await Task.WhenAll(others).WaitAsync(TimeSpan.FromSeconds(50));
        var stillWaiting = busy.Count(b => !b.IsCompleted);
        await end.CancelAsync();
        foreach (var waiting in busy.Where(b => !b.IsCompletedSuccessfully))
        {
            Assert.CatchAsync<OperationCanceledException>(() => waiting);
        }

        Assert.That((stillWaiting, bench.Slack.RequestsTo("chat.postMessage").Count), Is.EqualTo((isThrottledBySlack ? 11 : 10, 1 + 20)));
    }

    // A busy machine brings requests closer together than they left; a quarter of a period is for that.
    private static async Task<FakeSlack> StartCountingSlackAsync()
    {
        var slack = await FakeSlack.StartAsync(o =>
        {
            RateManifest.AddTo(o);
            o.EnforceRates = true;
            o.RateTolerance = TimeSpan.FromSeconds(RateManifest.PerSeconds) / 4;
            foreach (var token in Tokens)
            {
                o.AddToken(token, "users:read", "channels:history", "chat:write");
            }
        });
        slack.On("*").Reply("{}");
        return slack;
    }

    private static SlackClientOptions Options(FakeSlack slack)
    {
        var options = new SlackClientOptions { BaseAddress = slack.BaseAddress };
        foreach (var (method, permits) in RateManifest.Permits)
        {
            options.Tiers[method] = new SlackRate(permits, RateManifest.PerSeconds);
        }

        return options;
    }

    // Caller by caller to the next token, then to the next method: every budget has callers. Those who post have a channel each.
    private static async Task<int> CallUntilEnd(SlackClient client, int caller, CancellationToken end)
    {
        var mine = client.WithToken(Tokens[caller % Tokens.Length]);
        var method = Methods[caller / Tokens.Length % Methods.Length];
        for (var calls = 0; ; calls++)
        {
            try
            {
                await (method switch
                {
                    "users.info" => mine.Users.InfoAsync("U1", end),
                    "users.list" => mine.Users.ListAsync(cancellationToken: end),
                    "conversations.history" => mine.Conversations.HistoryAsync("C1", end),
                    _ => Post(mine, $"C{caller}", end),
                });
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return calls;
            }
        }
    }

    private static Task Post(SlackClient client, string channel, CancellationToken cancellation) =>
        client.Chat.PostMessageAsync(new ChatPostMessageRequest { Channel = channel, Text = "x" }, cancellation);
}
