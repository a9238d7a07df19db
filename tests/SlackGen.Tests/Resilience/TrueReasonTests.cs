using System.Threading.RateLimiting;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Resilience;

/// <summary>A failure says what has ended the call, and when. Only the caller's own token ends in an <see cref="OperationCanceledException"/>.</summary>
public sealed class TrueReasonTests
{
    private readonly ManualTimeProvider clock = new() { SkipsPauses = true };

    [Test]
    public void A_timeout_of_the_callers_own_HttpClient_is_named_with_its_time()
    {
        using var silent = new LocalServer(_ => null);
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(80) };
        var call = new Call([Responses.Ok], o => (o.BaseAddress, o.HttpClient, o.TimeProvider) = (silent.Address, http, TimeProvider.System));
        var failure = Assert.CatchAsync<SlackException>(() => call.SendAsync(Call.Post));
        Assert.That(failure!.Message, Does.Match(@"chat\.postMessage got no response: the HttpClient, whose Timeout is 0\.08 s, gave up after \d+(\.\d+)? s"));
        Assert.That(failure.Message, Does.Not.Contain("100 s"));
        var seconds = double.Parse(failure.Message.Split("after ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(seconds, Is.InRange(0.07, 20));
    }

    [Test]
    public void A_timeout_of_the_HttpClient_is_repeated_as_one_of_our_own()
    {
        var call = new Call([Responses.Throws(() => new TaskCanceledException("timeout", new TimeoutException())), Responses.Ok], clock: clock);
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Get));
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public void Cancelled_pending_requests_fail_with_the_time_and_are_not_sent_again()
    {
        HttpClient? http = null;
        var call = new Call([Responses.Hangs], o => http = o.HttpClient, clock);
        var calling = call.SendAsync(Call.Get);
        Eventually.Becomes(() => call.Stub.Sent.Count, 1);
        clock.Advance(TimeSpan.FromSeconds(7));
        http!.CancelPendingRequests();
        Assert.That(() => calling, Throws.InstanceOf<SlackException>().With.Message.Contains("users.info was cancelled after 7 s, not by its caller").And.Message.Contains("CancelPendingRequests"));
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_disposed_HttpClient_is_named()
    {
        var call = new Call([Responses.Ok], o => o.HttpClient!.Dispose(), clock);
        Assert.That(
            () => call.SendAsync(Call.Get),
            Throws.InstanceOf<SlackException>().With.Message.Contains("SlackClientOptions.HttpClient").And.Message.Contains("has been disposed").And.InnerException.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void What_a_handler_throws_is_a_failure_of_the_call_and_is_not_repeated()
    {
        var call = new Call([Responses.Throws(() => new InvalidOperationException("circuit open"))], clock: clock);
        Assert.That(() => call.SendAsync(Call.Get), Throws.InstanceOf<SlackException>().With.Message.Contains("circuit open").And.InnerException.InstanceOf<InvalidOperationException>());
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void Arguments_that_cannot_be_sent_stay_the_callers_mistake() =>
        Assert.That(() => new Call([Responses.Ok]).SendAsync(Call.Get, new WrittenRequest(_ => throw new ArgumentException("x"))), Throws.ArgumentException);

    [Test]
    public void A_token_provider_that_gives_up_by_itself_is_a_failure_with_its_time()
    {
        var call = Providing(async _ =>
        {
            await Task.Yield();
            clock.Advance(TimeSpan.FromSeconds(5));
            throw new TaskCanceledException("vault");
        });
        var failure = Assert.CatchAsync<SlackException>(() => call.SendAsync(Call.Get));
        Assert.That(failure!.Message, Does.Contain("users.info was not sent: the token provider gave up after 5 s"));
        Assert.That((failure.Method, failure.InnerException?.GetType(), call.Stub.Sent.Count), Is.EqualTo((Call.Get.Name, typeof(TaskCanceledException), 0)));
    }

    [Test]
    public void A_token_provider_that_is_deaf_holds_up_no_caller_who_cancels()
    {
        using var cancel = new CancellationTokenSource();
        var call = Providing(async _ =>
        {
            await new TaskCompletionSource().Task;
            return "";
        });
        var calling = call.SendAsync(Call.Get, null, cancel.Token);
        cancel.Cancel();
        Assert.That(() => calling, Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
    }

    [Test]
    public void A_token_provider_that_links_the_callers_token_cancels_with_the_callers()
    {
        using var cancel = new CancellationTokenSource();
        var call = Providing(async token =>
        {
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(token);
            await cancel.CancelAsync();
            linked.Token.ThrowIfCancellationRequested();
            return "";
        });
        Assert.That(() => call.SendAsync(Call.Get, null, cancel.Token), Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
    }

    [Test]
    public void A_rate_limiter_that_gives_up_by_itself_is_a_failure()
    {
        using var limiter = new Weary();
        var call = new Call([Responses.Ok], o => o.RateLimiter = limiter, clock);
        Assert.That(() => call.SendAsync(Call.Get), Throws.InstanceOf<SlackException>().With.Message.Contains("not by its caller but by the rate limiter"));
    }

    [Test]
    public void The_callers_cancellation_shows_no_secret_of_what_broke_meanwhile()
    {
        using var cancel = new CancellationTokenSource();
        const string Password = "swordfish-of-the-proxy";
        var call = new Call([Responses.Throws(() =>
        {
            cancel.Cancel();
            return new HttpRequestException($"http://me:{Password}@proxy.test refused");
        })], clock: clock);
        var cancelled = Assert.CatchAsync<OperationCanceledException>(() => call.SendAsync(Call.Get, null, cancel.Token));
        Assert.That(cancelled!.CancellationToken, Is.EqualTo(cancel.Token));
        Assert.That(cancelled.ToString(), Does.Contain("[secret]@proxy.test").And.Not.Contain(Password));
    }

    [Test]
    public void A_file_that_is_cancelled_by_nobody_is_a_failure_and_one_of_the_caller_is_not()
    {
        using var cancel = new CancellationTokenSource();
        using var broken = new Lines(() => new OperationCanceledException("stream"));
        Assert.That(() => broken.ReadAsync(default), Throws.InstanceOf<SlackException>().With.Message.Contains("line 1"));
        using var cancelled = new Lines(() =>
        {
            cancel.Cancel();
            return new OperationCanceledException(cancel.Token);
        });
        Assert.That(() => cancelled.ReadAsync(cancel.Token), Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
    }

    private Call Providing(Func<CancellationToken, ValueTask<string>> provider) => new([Responses.Ok], o => (o.Token, o.TokenProvider) = (null, provider), clock);

    private sealed class Weary : PartitionedRateLimiter<SlackCall>
    {
        public override RateLimiterStatistics? GetStatistics(SlackCall resource) => null;

        protected override RateLimitLease AttemptAcquireCore(SlackCall resource, int permitCount) => throw new NotSupportedException();

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(SlackCall resource, int permitCount, CancellationToken cancellationToken) =>
            ValueTask.FromException<RateLimitLease>(new TaskCanceledException());
    }

    private sealed class Lines : SlackFileResponse
    {
        public Lines(Func<Exception> make) => Content = new Throwing(make);

        public async Task ReadAsync(CancellationToken cancellationToken)
        {
            await foreach (var _ in ReadLinesAsync<string, StringCodec>(cancellationToken))
            {
            }
        }

        protected override void ReadFields(ref SlackReader reader) => throw new NotSupportedException();
    }

    private sealed class Throwing(Func<Exception> make) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw make();
    }
}
