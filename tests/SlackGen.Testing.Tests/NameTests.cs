using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>A name that is not documented is a typing error: a test of it would pass for the wrong reason.</summary>
public sealed class NameTests
{
    private FakeSlack slack = null!;

    [SetUp]
    public async Task Start() => slack = await FakeSlack.StartAsync();

    [TearDown]
    public async Task Stop() => await slack.DisposeAsync();

    [Test]
    public void A_field_that_the_response_lacks() => Refused(
        () => slack.On("users.info").Reply(new { usr = 1 }),
        "The manifest has no field 'usr' in the response of users.info. Did you mean 'user'?");

    [Test]
    public void A_field_that_an_object_within_lacks() => Refused(
        () => slack.On("users.list").Reply("""{"members":[{"id":"U1"},{"profil":{}}]}"""),
        "The manifest has no field 'profil' in 'members[1]' of users.list. Did you mean 'profile'?");

    [Test]
    public void A_field_that_a_member_of_a_union_lacks() => Refused(
        () => slack.On("chat.postMessage").Reply("""{"message":{"blocks":[{"type":"section","txt":{"type":"mrkdwn","text":"x"}}]}}"""),
        "The manifest has no field 'txt' in 'message.blocks[0]' of chat.postMessage. Did you mean 'text'?");

    [Test]
    public void A_field_that_the_metadata_lack() => Refused(
        () => slack.On("users.list").Reply(new { response_metadata = new { nxt_cursor = "x" } }),
        "The manifest has no field 'nxt_cursor' in response_metadata. Did you mean 'next_cursor'?");

    [Test]
    public void An_error_that_the_method_lacks() => Refused(
        () => slack.On("users.info").ReplyError("user_not_fond"),
        "users.info documents no error 'user_not_fond'. Did you mean 'user_not_found'?");

    [Test]
    public void An_error_in_an_object() => Refused(
        () => slack.On("users.info").Reply(new { ok = false, error = "user_not_fond" }),
        "users.info documents no error 'user_not_fond'. Did you mean 'user_not_found'?");

    [Test]
    public void A_field_that_none_of_several_methods_has()
    {
        Refused(() => slack.On("users.*").Reply(new { prfile = 1 }), "The manifest has no field 'prfile' in the response of users.");
        Assert.That(() => slack.On("users.*").Reply(new { user = new { id = "U1" } }).ReplyError("user_not_found").ReplyError("ratelimited"), Throws.Nothing);
    }

    [Test]
    public void A_field_of_pages_and_of_their_items()
    {
        Refused(() => slack.On("users.list").Page("membrs", []), "The manifest has no field 'membrs' in the response of users.list. Did you mean 'members'?");
        Refused(() => slack.On("users.list").Page([new { nmae = "x" }]), "The manifest has no field 'nmae' in 'members[0]' of users.list.");
    }

    [TestCase("chat.postMesage", "There is no method 'chat.postMesage'. Did you mean 'chat.postMessage'?")]
    [TestCase("caht.*", "There is no method 'caht.*'.")]
    public void A_method_that_requests_are_looked_for(string method, string message)
    {
        Refused(() => slack.RequestsTo(method), message);
        Refused(() => slack.On(method).Fault(Fault.Hang), message);
    }

    [Test]
    public void A_scope_of_a_token() => Refused(
        () => FakeSlack.StartAsync(o => o.AddToken("xoxb-1", "chat:wriet")).GetAwaiter().GetResult(),
        "There is no scope 'chat:wriet'. Did you mean 'chat:write'?");

    [Test]
    public async Task A_name_that_a_function_makes_is_the_response()
    {
        slack.On("users.info").Reply(_ => new { usr = 1 });
        using var caller = new Caller(slack);
        using var response = await caller.SendAsync(HttpMethod.Get, "users.info?user=U1");
        Assert.That((int)response.StatusCode, Is.EqualTo(500));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("The manifest has no field 'usr'"));
    }

    [Test]
    public async Task What_is_meant_is_said_for_one_reply()
    {
        using var caller = new Caller(slack);
        slack.On("users.info").Reply(new { brand_new = 1 }, times: 1, allowUndocumented: true).ReplyError("too_new", allowUndocumented: true);
        Assert.That((int?)(await caller.GetAsync("users.info?user=U1"))["brand_new"], Is.EqualTo(1));
        Assert.That((await caller.GetAsync("users.info?user=U1")).Error(), Is.EqualTo("too_new"));
        Assert.That(() => slack.On("users.info").Reply(_ => new { brand_new = 1 }, allowUndocumented: true), Throws.Nothing);
        Assert.That(() => slack.On("users.list").Page("brand_new", [], allowUndocumented: true), Throws.Nothing);
    }

    [Test]
    public async Task What_is_meant_is_said_for_a_whole_fake()
    {
        await using var free = await FakeSlack.StartAsync(o =>
        {
            o.AllowUndocumented = true;
            o.AddToken("xoxb-1", "brand:new");
        });
        Assert.That(() => free.On("users.info").Reply(new { brand_new = 1 }).ReplyError("too_new"), Throws.Nothing);
        Assert.That(free.RequestsTo("brand.new"), Is.Empty);
        Refused(() => free.On("users.inf"), "There is no method 'users.inf'. Did you mean 'users.info'? AllowUndocumented does not apply to On");
    }

    [Test]
    [Category("Slow")]
    public void Every_sample_is_documented()
    {
        foreach (var method in slack.Samples.Methods)
        {
            Assert.That(() => slack.On(method).Reply(slack.Samples.Response(method)), Throws.Nothing, method);
        }
    }

    [Test]
    public void Every_documented_error_can_be_a_response()
    {
        foreach (var method in ManifestLoader.BuiltIn.Methods.Values)
        {
            foreach (var error in method.Errors)
            {
                Assert.That(() => slack.On(method.Name).ReplyError(error.Code, times: 1), Throws.Nothing, method.Name);
            }
        }
    }

    private static void Refused(Action use, string message) =>
        Assert.That(use, Throws.ArgumentException.With.Message.StartsWith(message));
}
