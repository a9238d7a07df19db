using System.Web;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Tokens;

/// <summary>Long runs of several processes with faults, against a Slack that knows which tokens work.</summary>
[Category("Slow")]
public sealed class TokenRotationModelTests
{
    [Test]
    public void There_is_no_gap_and_no_refresh_too_many() => Property.Holds(Property.Of(Make, Property.Shorter), steps => RunAsync(steps).GetAwaiter().GetResult(), 150);

    // Mostly minutes pass between the calls, sometimes half a day. Half of the runs lose no pair.
    private static Step[] Make(Random random)
    {
        var isKind = random.Next(2) == 0;
        return [.. Enumerable.Range(0, 120).Select(_ => new Step(
            random.Next(8) switch { 0 => Mood.Fails, 1 => Mood.Throttles, 2 when !isKind => Mood.Loses, _ => Mood.Works },
            random.Next(10) == 0 ? TimeSpan.FromMinutes(random.Next(60, 700)) : TimeSpan.FromSeconds(random.Next(1, 300)),
            random.Next(3),
            !isKind && random.Next(12) == 0))];
    }

    private static async Task RunAsync(Step[] steps)
    {
        var clock = new ManualTimeProvider();
        var slack = new Tokens(clock);
        var saved = slack.First;
        var isStoreBroken = false;
        var processes = Enumerable.Range(0, 3).Select(_ => new Rotating(
            [slack.ExchangeAsync],
            (pair, _) =>
            {
                saved = isStoreBroken ? throw new IOException("disk full") : pair;
                return ValueTask.CompletedTask;
            },
            _ => new(saved),
            clock: clock)).ToArray();
        var given = processes.Select(_ => Rotating.First).ToArray();
        foreach (var step in steps)
        {
            clock.Advance(step.Lasts);
            (slack.Mood, isStoreBroken) = (step.Mood, step.IsStoreBroken);
            var process = processes[step.Process];
            var before = slack.Exchanges;
            try
            {
                given[step.Process] = await process.GetAndSettleAsync();
                Assert.That(slack.IsActive(given[step.Process]), Is.True, "a token that is given works");
                await process.GetAndSettleAsync();
            }
            catch (SlackException)
            {
                Assert.That(slack.IsActive(given[step.Process]), Is.False, "it fails only when the token has expired");
                Assert.That(clock.Elapsed - slack.FailedAt, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(60)), "and when a refresh has just failed");
            }

            Assert.That(slack.Exchanges - before, Is.LessThanOrEqualTo(1), "calls at one time cause one refresh at most");
        }

        if (!steps.Any(s => s.Mood == Mood.Loses || s.IsStoreBroken))
        {
            Assert.That(slack.Unknown, Is.Zero, "no refresh token is sent that Slack has revoked");
        }
    }

    internal enum Mood
    {
        Works,
        Fails,
        Throttles,
        Loses,
    }

    private sealed record Step(Mood Mood, TimeSpan Lasts, int Process, bool IsStoreBroken);

    /// <summary>Which tokens work. A refresh token that was used works for a while longer, as Slack's do.</summary>
    internal sealed class Tokens
    {
        private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

        private readonly ManualTimeProvider clock;
        private readonly Dictionary<string, TimeSpan> active = [];
        private readonly Dictionary<string, TimeSpan> refresh = [];
        private int count;

        public Tokens(ManualTimeProvider clock)
        {
            this.clock = clock;
            First = new SlackRotatingToken(Rotating.First, Secret.RefreshToken, clock.GetUtcNow() + Rotating.Life);
            active[Rotating.First] = Rotating.Life;
            refresh[Secret.RefreshToken] = TimeSpan.MaxValue;
        }

        public SlackRotatingToken First { get; }

        public Mood Mood { get; set; }

        public int Exchanges { get; private set; }

        public int Unknown { get; private set; }

        public TimeSpan FailedAt { get; private set; } = TimeSpan.FromDays(-1);

        public bool IsActive(string token) => active.TryGetValue(token, out var until) && clock.Elapsed < until;

        public Task<HttpResponseMessage> ExchangeAsync(SentRequest request, CancellationToken cancellationToken)
        {
            Exchanges++;
            if (Mood is Mood.Fails or Mood.Throttles)
            {
                FailedAt = clock.Elapsed;
                return (Mood == Mood.Fails ? Responses.Html(503) : Responses.Throttled("60"))(request, cancellationToken);
            }

            var used = HttpUtility.ParseQueryString(request.Body)["refresh_token"]!;
            if (!refresh.TryGetValue(used, out var until) || clock.Elapsed >= until)
            {
                (Unknown, FailedAt) = (Unknown + 1, clock.Elapsed);
                return Responses.Error("invalid_refresh_token")(request, cancellationToken);
            }

            refresh[used] = until == TimeSpan.MaxValue ? clock.Elapsed + Grace : until;
            count++;
            active[$"xoxe.xoxb-{count}"] = clock.Elapsed + Rotating.Life;
            refresh[$"xoxe-{count}"] = TimeSpan.MaxValue;
            if (Mood == Mood.Loses)
            {
                FailedAt = clock.Elapsed;
                return Responses.Throws(() => new IOException("reset"))(request, cancellationToken);
            }

            return Rotating.Sells($"xoxe.xoxb-{count}", $"xoxe-{count}")(request, cancellationToken);
        }
    }
}
