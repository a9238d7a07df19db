using SlackGen.Tests.Support;

namespace SlackGen.Tests.Tokens;

public sealed class TokenKindTests
{
    private const SlackTokenKinds BotOrUser = SlackTokenKinds.Bot | SlackTokenKinds.User;

    [TestCase("xoxb-1", SlackTokenKinds.Bot)]
    [TestCase("xoxp-1", SlackTokenKinds.User)]
    [TestCase("xapp-1", SlackTokenKinds.App)]
    [TestCase("xoxe.xoxb-1", SlackTokenKinds.Bot)]
    [TestCase("xoxe.xoxp-1", SlackTokenKinds.User | SlackTokenKinds.Configuration)]
    [TestCase("xoxe-1", SlackTokenKinds.None)]
    [TestCase("xoxc-1", SlackTokenKinds.Any)]
    [TestCase("XOXB-1", SlackTokenKinds.Any)]
    [TestCase("xoxb", SlackTokenKinds.Any)]
    [TestCase("anything", SlackTokenKinds.Any)]
    public void The_prefix_tells_what_a_token_is(string token, SlackTokenKinds expected) => Assert.That(TokenFormat.GetKinds(token), Is.EqualTo(expected));

    [TestCase("xoxb-1", SlackTokenKinds.Bot)]
    [TestCase("xoxb-1", BotOrUser)]
    [TestCase("xoxb-1", SlackTokenKinds.Any)]
    [TestCase("xoxe.xoxb-1", SlackTokenKinds.Bot)]
    [TestCase("xoxe.xoxp-1", SlackTokenKinds.Configuration)]
    [TestCase("xoxe.xoxp-1", SlackTokenKinds.User)]
    [TestCase("xapp-1", SlackTokenKinds.App)]
    [TestCase("unknown-1", SlackTokenKinds.App)]
    public void A_token_that_the_method_takes_goes_through(string token, SlackTokenKinds kinds) => Assert.That(Send(token, kinds), Is.EqualTo($"Bearer {token}"));

    [TestCase("xoxb-1", SlackTokenKinds.User, "takes a user token (xoxp-), and this is a bot token (xoxb-)")]
    [TestCase("xoxp-1", SlackTokenKinds.Bot, "takes a bot token (xoxb-), and this is a user token (xoxp-)")]
    [TestCase("xapp-1", BotOrUser, "takes a bot token (xoxb-) or a user token (xoxp-), and this is an app-level token (xapp-)")]
    [TestCase("xoxp-1", SlackTokenKinds.Configuration, "takes a configuration token (xoxe.xoxp-), and this is a user token (xoxp-)")]
    [TestCase("xoxe-1", SlackTokenKinds.Any, "and this is a refresh token, which can only be exchanged for new tokens")]
    [TestCase(null, SlackTokenKinds.Bot, "needs a bot token (xoxb-), and the client has none")]
    [TestCase(null, SlackTokenKinds.Any, "needs a token, and the client has none")]
    public void A_token_of_another_kind_is_refused_before_anything_is_sent(string? token, SlackTokenKinds kinds, string message)
    {
        var call = Of(token);
        var exception = Assert.CatchAsync<SlackException>(() => call.SendAsync(Method(kinds)));
        Assert.That(exception!.Message, Does.StartWith("admin.test ").And.Contains(message).And.Not.Contains(token ?? "no token"));
        Assert.That((exception.Method, call.Stub.Sent.Count), Is.EqualTo(("admin.test", 0)));
    }

    [Test]
    public void The_check_can_be_turned_off()
    {
        var call = Of("xoxb-1", o => o.CheckTokenKinds = false);
        Assert.DoesNotThrowAsync(() => call.SendAsync(Method(SlackTokenKinds.User)));
        Assert.DoesNotThrowAsync(() => Of(null, o => o.CheckTokenKinds = false).SendAsync(Method(SlackTokenKinds.User)));
    }

    [Test]
    public void A_method_without_token_gets_none_though_the_client_has_one() => Assert.That(Send("xoxb-1", SlackTokenKinds.None), Is.Null);

    [Test]
    public void The_token_of_a_request_comes_before_the_clients_and_is_checked_as_well()
    {
        var call = Of("xoxb-1");
        Assert.DoesNotThrowAsync(() => call.SendAsync(Method(SlackTokenKinds.User), new WrittenRequest(_ => { }) { Token = "xoxp-2" }));
        Assert.That(call.Stub.Sent[0].Authorization, Is.EqualTo("Bearer xoxp-2"));
        Assert.CatchAsync<SlackException>(() => call.SendAsync(Method(SlackTokenKinds.Bot), new WrittenRequest(_ => { }) { Token = "xoxp-2" }));
    }

    [Test]
    public void A_copy_with_another_token_leaves_the_first_as_it_is()
    {
        var call = Of("xoxb-1");
        var copy = call.Connection.WithToken("xoxb-2", null);
        Assert.DoesNotThrowAsync(() => copy.CallAsync<SlackRawResponse>(Call.Get, null, default));
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Get));
        Assert.That(call.Stub.Sent.Select(s => s.Authorization), Is.EqualTo(new[] { "Bearer xoxb-2", "Bearer xoxb-1" }));
    }

    private static SlackMethod Method(SlackTokenKinds kinds) => new("admin.test") { Tier = 4, Tokens = kinds };

    private static Call Of(string? token, Action<SlackClientOptions>? configure = null) => new([Responses.Ok], o =>
    {
        o.Token = token;
        configure?.Invoke(o);
    });

    private static string? Send(string token, SlackTokenKinds kinds)
    {
        var call = Of(token);
        Assert.DoesNotThrowAsync(() => call.SendAsync(Method(kinds)));
        return call.Stub.Sent.Single().Authorization;
    }
}
