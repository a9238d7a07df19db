using System.Net;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Resilience;

/// <summary>The caller's own cancellation, and nothing else, is an <see cref="OperationCanceledException"/>, and it names the caller's token.</summary>
public sealed class CancellationTests
{
    private readonly ManualTimeProvider clock = new();
    private readonly CancellationTokenSource cancel = new();

    [Test]
    public void Before_the_call_nothing_is_sent()
    {
        cancel.Cancel();
        var call = new Call([Responses.Ok], clock: clock);
        AssertCancelled(call.SendAsync(Call.Get, null, cancel.Token));
        Assert.That(call.Stub.Sent, Is.Empty);
    }

    [Test]
    public void While_the_response_is_awaited()
    {
        var call = new Call([Responses.Hangs], clock: clock);
        var calling = call.SendAsync(Call.Get, null, cancel.Token);
        Eventually.Becomes(() => call.Stub.Sent.Count, 1);
        cancel.Cancel();
        AssertCancelled(calling);
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(1), "it is not sent again");
    }

    [Test]
    public void While_the_body_is_read()
    {
        var call = new Call([Responses.Breaks("{", () =>
        {
            cancel.Cancel();
            return new TaskCanceledException();
        })], clock: clock);
        AssertCancelled(call.SendAsync(Call.Get, null, cancel.Token));
    }

    [Test]
    public void During_the_pause_before_another_attempt()
    {
        var call = new Call([Responses.Html(500)], clock: clock);
        var calling = call.SendAsync(Call.Get, null, cancel.Token);
        Eventually.Becomes(() => call.Stub.Sent.Count == 1 && clock.PauseCount == 1, true);
        cancel.Cancel();
        AssertCancelled(calling);
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void While_it_waits_for_its_rate_tier()
    {
        var call = new Call([Responses.Ok], o => o.Tiers[Call.Get.Name] = new SlackRate(1, 60), clock);
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Get));
        var calling = call.SendAsync(Call.Get, null, cancel.Token);
        Eventually.Becomes(() => clock.PauseCount, 1);
        cancel.Cancel();
        AssertCancelled(calling);
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void As_a_failure_comes_that_would_be_retried()
    {
        var call = new Call([(_, _) =>
        {
            cancel.Cancel();
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("") });
        }, Responses.Ok], clock: clock);

        Assert.That(() => call.SendAsync(Call.Get, null, cancel.Token), Throws.InstanceOf<Exception>());
        Assert.That((call.Stub.Sent.Count, clock.PauseCount), Is.EqualTo((1, 0)), "neither a second attempt nor a pause begins");
    }

    [Test]
    public async Task As_the_response_comes_and_no_later_call_notices()
    {
        // A call's timeout is used again by later calls: a cancellation that comes as it is given back must not reach them.
        var cancelling = new CancellationTokenSource();
        var call = new Call([async (request, _) =>
        {
            if (request.Name == Call.Post.Name)
            {
                var cancelled = Task.Run(cancelling.Cancel);
                await Task.Yield();
                Thread.SpinWait(Random.Shared.Next(2000));
            }

            return await Responses.Ok(request, default);
        }], o => o.LimitMode = SlackLimitMode.Off);
        for (var i = 0; i < 2000; i++)
        {
            cancelling = new CancellationTokenSource();
            try
            {
                await call.SendAsync(Call.Post, null, cancelling.Token);
            }
            catch (OperationCanceledException)
            {
            }

            Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Get), $"call {i}");
        }
    }

    [Test]
    public void While_the_token_is_asked_for()
    {
        var call = new Call([Responses.Ok], o =>
        {
            o.Token = null;
            o.TokenProvider = async token =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
                return "";
            };
        }, clock);
        var calling = call.SendAsync(Call.Get, null, cancel.Token);
        cancel.Cancel();
        AssertCancelled(calling);
    }

    [Test]
    public void One_caller_who_gives_up_disturbs_no_other()
    {
        var call = new Call([Responses.Ok], o => o.Tiers[Call.Get.Name] = new SlackRate(1, 60), clock);
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Get));
        var given = call.SendAsync(Call.Get, null, cancel.Token);
        var patient = call.SendAsync(Call.Get);
        Eventually.Becomes(() => clock.PauseCount, 1);
        cancel.Cancel();
        AssertCancelled(given);
        clock.Advance(Budget.FromRate(new SlackRate(1, 60)).Window);
        Assert.DoesNotThrowAsync(() => patient);
    }

    private void AssertCancelled(Task calling) =>
        Assert.That(() => calling, Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
}
