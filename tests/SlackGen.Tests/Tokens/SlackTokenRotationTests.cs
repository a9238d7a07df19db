using System.Web;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Tokens;

public sealed class SlackTokenRotationTests
{
    [Test]
    public async Task A_token_is_used_until_shortly_before_its_end_and_then_replaced()
    {
        var rotating = new Rotating([Rotating.Sells("xoxe.xoxb-second", "xoxe-2"), Rotating.Sells("xoxe.xoxb-third", "xoxe-3")]);
        Assert.That(await rotating.GetAsync(), Is.EqualTo("xoxe.xoxb-first"));
        rotating.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.That(await rotating.GetAsync(), Is.EqualTo("xoxe.xoxb-first"));
        Assert.That(rotating.Stub.Sent, Is.Empty);
        rotating.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.That(await rotating.GetAndSettleAsync(), Is.EqualTo("xoxe.xoxb-first"), "it still works");
        Assert.That(await rotating.GetAsync(), Is.EqualTo("xoxe.xoxb-second"));
        Assert.That(await rotating.GetAsync(), Is.EqualTo("xoxe.xoxb-second"));
        rotating.Clock.Advance(TimeSpan.FromHours(12));
        Assert.That(await rotating.GetAsync(), Is.EqualTo("xoxe.xoxb-third"));
        Assert.That(rotating.Stub.Sent.Select(s => HttpUtility.ParseQueryString(s.Body)["refresh_token"]), Is.EqualTo(new[] { Secret.RefreshToken, "xoxe-2" }));
    }

    [Test]
    public async Task It_is_refreshed_with_the_clients_secret_in_a_header()
    {
        var rotating = Rotating.Expired([Rotating.Sells("xoxe.xoxb-second", "xoxe-2")]);
        await rotating.GetAsync();
        var sent = rotating.Stub.Sent.Single();
        Assert.That((sent.Name, sent.Authorization?.Split(' ')[0]), Is.EqualTo(("oauth.v2.access", "Basic")));
        Assert.That(sent.Body, Is.EqualTo($"grant_type=refresh_token&refresh_token={Secret.RefreshToken}"));
    }

    [Test]
    public async Task Callers_who_wait_at_once_share_one_refresh()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rotating = Rotating.Expired([async (r, c) =>
        {
            await asked.Task;
            return await Rotating.Sells("xoxe.xoxb-second", "xoxe-2")(r, c);
        }, Responses.Error("invalid_refresh_token")]);
        var callers = Enumerable.Range(0, 50).Select(_ => Task.Run(() => rotating.GetAsync())).ToArray();
        Eventually.Becomes(() => rotating.Stub.Sent.Count, 1);
        Assert.That(callers.Any(c => c.IsCompleted), Is.False);
        asked.SetResult();
        Assert.That((await Task.WhenAll(callers)).Distinct(), Is.EqualTo(new[] { "xoxe.xoxb-second" }));
        Assert.That(rotating.Stub.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void Callers_who_wait_at_once_fail_with_one_refresh()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rotating = Rotating.Expired([async (r, c) =>
        {
            await asked.Task;
            return await Responses.Error("invalid_refresh_token")(r, c);
        }]);
        var callers = Enumerable.Range(0, 50).Select(_ => rotating.GetAsync()).ToArray();
        asked.SetResult();
        foreach (var caller in callers)
        {
            Assert.That(() => caller, Throws.InstanceOf<SlackApiException>().With.Property("Code").EqualTo("invalid_refresh_token"));
        }

        Assert.That(rotating.Stub.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_caller_who_gives_up_neither_stops_the_refresh_nor_loses_the_new_pair()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rotating = Rotating.Expired([async (r, c) =>
        {
            await asked.Task;
            c.ThrowIfCancellationRequested();
            return await Rotating.Sells("xoxe.xoxb-second", "xoxe-2")(r, c);
        }]);
        using var cancel = new CancellationTokenSource();
        var first = rotating.GetAsync(cancel.Token);
        var second = rotating.GetAsync();
        Eventually.Becomes(() => rotating.Stub.Sent.Count, 1);
        await cancel.CancelAsync();
        Assert.That(() => first, Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
        asked.SetResult();
        Assert.That(await second, Is.EqualTo("xoxe.xoxb-second"));
    }

    [Test]
    public async Task A_new_pair_is_stored_before_anybody_uses_it()
    {
        var isStored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        SlackRotatingToken? stored = null;
        var rotating = Rotating.Expired([Rotating.Sells("xoxe.xoxb-second", "xoxe-2")], async (token, _) =>
        {
            stored = token;
            await isStored.Task;
        });
        var caller = rotating.GetAsync();
        Eventually.Becomes(() => stored is not null, true);
        var another = rotating.GetAsync();
        Assert.That((caller.IsCompleted, another.IsCompleted), Is.EqualTo((false, false)));
        Assert.That(stored, Is.EqualTo(new SlackRotatingToken("xoxe.xoxb-second", "xoxe-2", rotating.Clock.GetUtcNow().AddHours(12))));
        isStored.SetResult();
        Assert.That((await caller, await another), Is.EqualTo(("xoxe.xoxb-second", "xoxe.xoxb-second")));
    }

    [TestCase(503, "<html>")]
    [TestCase(200, "{\"ok\":false,\"error\":\"invalid_refresh_token\"}")]
    [TestCase(200, "{\"ok\":true}")]
    [TestCase(200, "{\"ok\":true,\"access_token\":\"xoxe.xoxb-second\",\"expires_in\":43200}")]
    [TestCase(200, "{\"ok\":true,\"access_token\":\"xoxe.xoxb-second\",\"refresh_token\":7,\"expires_in\":43200}")]
    [TestCase(200, "{\"ok\":true,\"authed_user\":false}")]
    public void Once_the_old_token_is_dead_a_failure_is_an_exception(int status, string response)
    {
        var rotating = Rotating.Expired([Responses.Json(status, response)]);
        Assert.That(() => rotating.GetAsync(), Throws.InstanceOf<SlackException>());
    }

    [Test]
    public async Task A_users_token_stands_in_authed_user()
    {
        var rotating = Rotating.Expired([Responses.Json(200, """{"ok":true,"authed_user":{"access_token":"xoxe.xoxp-second","refresh_token":"xoxe-2","expires_in":43200}}""")]);
        Assert.That(await rotating.GetAsync(), Is.EqualTo("xoxe.xoxp-second"));
    }

    [Test]
    public async Task The_lifetime_may_come_as_text()
    {
        var rotating = Rotating.Expired([Rotating.Sells("xoxe.xoxb-second", "xoxe-2", "\"43200\""), Responses.Html(500)]);
        Assert.That(await rotating.GetAsync(), Is.EqualTo("xoxe.xoxb-second"));
        rotating.Clock.Advance(TimeSpan.FromHours(11));
        Assert.That(await rotating.GetAsync(), Is.EqualTo("xoxe.xoxb-second"));
        Assert.That(rotating.Stub.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_client_that_is_given_the_rotation_always_sends_a_token_that_works()
    {
        var rotating = new Rotating([Rotating.Sells("xoxe.xoxb-second", "xoxe-2")]);
        var call = new Call([Responses.Ok], o => (o.Token, o.TokenProvider) = (null, rotating.Rotation.GetTokenAsync));
        await call.SendAsync(Call.Get);
        rotating.Clock.Advance(TimeSpan.FromHours(12));
        await call.SendAsync(Call.Get);
        Assert.That(call.Stub.Sent.Select(s => s.Authorization), Is.EqualTo(new[] { "Bearer xoxe.xoxb-first", "Bearer xoxe.xoxb-second" }));
    }

    [Test]
    public void A_pair_does_not_print_its_tokens() =>
        Assert.That(new SlackRotatingToken(Secret.Token, Secret.RefreshToken, DateTimeOffset.UnixEpoch).ToString(), Is.EqualTo("A token that expires at 1970-01-01T00:00:00.0000000+00:00"));
}
