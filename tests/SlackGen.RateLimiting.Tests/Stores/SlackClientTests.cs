using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SlackGen.Infrastructure;

namespace SlackGen.RateLimiting.Tests;

/// <summary>Clients of two processes, as far as they can tell, with one database.</summary>
[TestFixture(StoreKind.Postgres)]
[TestFixture(StoreKind.Redis)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("Slow")]
public sealed class SlackClientTests(StoreKind kind) : IDisposable
{
    private const string Token = "xoxb-not-a-real-token";

    private readonly StoreView view = Servers.Get(kind).Open(Servers.NewName());
    private readonly Slack slack = new();
    private readonly List<SharedSlackRateLimiter> limiters = [];

    public void Dispose()
    {
        limiters.ForEach(l => l.Dispose());
        slack.Dispose();
        view.Dispose();
    }

    [Test]
    public async Task Clients_with_the_same_token_share_a_budget()
    {
        var (here, there) = (Client(SlackLimitMode.Fail, new SlackRate(1, 60)), Client(SlackLimitMode.Fail, new SlackRate(1, 60)));
        await here.CallAsync("some.method");
        await there.CallAsync("other.method");

        var exception = Assert.ThrowsAsync<SlackRateLimitedException>(() => there.CallAsync("some.method"))!;

        Assert.That(exception.RetryAfter!.Value.TotalSeconds, Is.InRange(30, 61.2));
        Assert.That(slack.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_429_of_one_client_holds_the_other_back_until_Slack_allows_it_again()
    {
        var (here, there) = (Client(SlackLimitMode.Wait, new SlackRate(50, 60)), Client(SlackLimitMode.Wait, new SlackRate(50, 60)));
        slack.Throttles = 1;
        var started = TimeProvider.System.GetTimestamp();
        var first = here.CallAsync("some.method");
        while (slack.Requests == 0)
        {
            await Task.Delay(10);
        }

        await Task.Delay(200);
        await there.CallAsync("some.method");
        await first;

        Assert.That(TimeProvider.System.GetElapsedTime(started).TotalSeconds, Is.GreaterThanOrEqualTo(1));
        Assert.That(slack.Requests, Is.EqualTo(3));
    }

    [Test]
    public void A_call_that_may_not_wait_for_a_permit_holds_no_thread_while_the_store_is_asked()
    {
        var client = Client(SlackLimitMode.Fail, store: new MemoryRateStore { Hangs = true });

        var call = client.CallAsync("some.method");

        Assert.That(call.IsCompleted, Is.False, "it came back before the store's time was over");
        Assert.ThrowsAsync<SlackRateLimitedException>(() => call, "without a store nobody knows yet what the others have sent");
    }

    [Test]
    public void A_call_that_is_cancelled_does_not_wait_for_the_store()
    {
        var client = Client(SlackLimitMode.Fail, store: new MemoryRateStore { Hangs = true });
        using var cancel = new CancellationTokenSource();
        var call = client.CallAsync("some.method", cancellationToken: cancel.Token);

        cancel.Cancel();

        Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(slack.Requests, Is.Zero);
    }

    [Test]
    public async Task A_call_that_would_wait_longer_than_it_may_fails_at_once_and_is_not_sent()
    {
        var client = Client(SlackLimitMode.Wait, new SlackRate(1, 60), maxQueueTime: TimeSpan.FromSeconds(90));
        await client.CallAsync("some.method");
        using var end = new CancellationTokenSource();
        var waiting = client.CallAsync("some.method", cancellationToken: end.Token);

        var exception = Assert.ThrowsAsync<SlackRateLimitedException>(() => client.CallAsync("some.method").WaitAsync(TimeSpan.FromSeconds(30)))!;

        Assert.That(exception.RetryAfter!.Value.TotalSeconds, Is.InRange(91, 123));
        Assert.That(exception.Message, Does.Contain("/some.method'").And.EndWith("may wait 90 s at most (MaxQueueTime)."));
        Assert.That((waiting.IsCompleted, slack.Requests), Is.EqualTo((false, 1)));
        await end.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => waiting);
    }

    [Test]
    public async Task The_store_does_not_learn_the_token()
    {
        var client = Client(SlackLimitMode.Wait, new SlackRate(50, 60));
        await client.CallAsync("some.method");

        var call = new SlackCall(new SlackMethod("some.method"), new TokenIdentity(Token, null).Owner, null);
        await view.Store.PauseAsync(call.Partition, TimeSpan.FromMinutes(1), default);
        Assert.ThrowsAsync<SlackRateLimitedException>(() => Client(SlackLimitMode.Fail, new SlackRate(50, 60)).CallAsync("some.method"), "So this is the name of the budget.");
        Assert.That(call.Partition, Does.Not.Contain("xoxb"));
    }

    private AnyClient Client(SlackLimitMode mode, SlackRate? rate = null, ISlackRateStore? store = null, TimeSpan? maxQueueTime = null)
    {
        limiters.Add(new SharedSlackRateLimiter(store ?? view.Store, new SharedSlackRateLimiterOptions { Processes = 2 }));
        var options = new SlackClientOptions
        {
            Token = Token,
            RateLimiter = limiters[^1],
            LimitMode = mode,
            MaxQueueTime = maxQueueTime ?? TimeSpan.FromMinutes(5),
            HttpClient = new HttpClient(slack, disposeHandler: false),
        };
        if (rate is not null)
        {
            options.Tiers["some.method"] = rate;
        }

        return new AnyClient(options);
    }

    private sealed class AnyClient(SlackClientOptions options) : SlackClientBase(new SlackConnection(options));

    private sealed class Slack : HttpMessageHandler
    {
        private int requests;

        public int Requests => requests;

        /// <summary>The number of the next calls that it refuses.</summary>
        public int Throttles { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"ok":true}""", Encoding.UTF8, "application/json") };
            if (Throttles-- > 0)
            {
                response.StatusCode = HttpStatusCode.TooManyRequests;
                response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(1));
            }

            Interlocked.Increment(ref requests);
            return Task.FromResult(response);
        }
    }
}
