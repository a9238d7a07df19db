using System.Net.Http.Headers;
using System.Text;

namespace SlackGen.Testing.Tests;

public sealed class AuthenticationTests
{
    private FakeSlack slack = null!;

    [OneTimeSetUp]
    public async Task Start() => slack = await TestManifest.StartAsync(o => Allow(o)
        .AddToken("xoxb-reader", "zoo:read", "other")
        .AddToken("xoxb-stranger", "other", "another")
        .AddToken("xoxe.xoxp-rotated", TokenKind.User, "zoo:write")
        .AddToken("legacy", "zoo:write"));

    [OneTimeTearDown]
    public async Task Stop() => await slack.DisposeAsync();

    [Test]
    public async Task Without_a_token_nobody_is_authed() => Assert.That((await Call(null, "zoo.list")).Error(), Is.EqualTo("not_authed"));

    [Test]
    public async Task An_unknown_token_is_invalid() => Assert.That((await Call("xoxb-unheard-of", "zoo.list")).Error(), Is.EqualTo("invalid_auth"));

    [Test]
    public async Task A_token_counts_in_a_query_a_form_and_json_and_is_no_argument()
    {
        slack.ClearRequests();
        using var caller = new Caller(slack, null);
        string?[] errors =
        [
            (await caller.GetAsync("zoo.list?token=xoxb-reader")).Error(),
            (await caller.PostFormAsync("zoo.list", "token=xoxb-reader")).Error(),
            (await caller.PostAsync("zoo.list", """{"token":"xoxb-reader"}""")).Error(),
            (await caller.PostAsync("zoo.list", """{"token":"xoxb-unheard-of"}""")).Error(),
        ];
        Assert.Multiple(() =>
        {
            Assert.That(errors, Is.EqualTo(new[] { null, null, null, "invalid_auth" }));
            Assert.That(slack.Requests.Take(3).Select(r => (r.Token, r.Arguments.Count)), Is.All.EqualTo(("xoxb-reader", 0)));
        });
    }

    [Test]
    public async Task Of_two_tokens_the_one_in_the_header_counts()
    {
        slack.ClearRequests();
        using var caller = new Caller(slack, "xoxb-stranger");
        Assert.That((await caller.PostFormAsync("zoo.list", "token=xoxb-reader")).Error(), Is.EqualTo("missing_scope"));
        Assert.That(slack.Requests.Single().Token, Is.EqualTo("xoxb-stranger"));
    }

    [Test]
    public async Task A_token_beside_basic_authentication_counts()
    {
        using var http = new HttpClient { BaseAddress = slack.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("a:b"u8));
        Assert.That(await http.GetStringAsync("zoo.list?token=xoxb-reader"), Does.StartWith("{\"ok\":true"));
    }

    [Test]
    public async Task A_method_without_tokens_needs_none()
    {
        using var caller = new Caller(slack, null);
        Assert.That((bool)(await caller.PostAsync("zoo.open", "{}"))["ok"]!);
    }

    [Test]
    public async Task One_of_the_scopes_is_enough() => Assert.That((bool)(await Call("xoxb-reader", "zoo.list"))["ok"]!);

    [Test]
    public async Task A_missing_scope_is_told_with_what_is_needed_and_what_is_there()
    {
        var response = await Call("xoxb-stranger", "zoo.list");
        Assert.That(response.ToJsonString(), Is.EqualTo("""{"ok":false,"error":"missing_scope","needed":"zoo:read,zoo:admin","provided":"other,another"}"""));
    }

    [TestCase(FakeSlack.UserToken, "zoo.add", ExpectedResult = "not_allowed_token_type")]
    [TestCase(FakeSlack.BotToken, "zoo.draw", ExpectedResult = "not_allowed_token_type")]
    [TestCase(FakeSlack.BotToken, "zoo.connect", ExpectedResult = "not_allowed_token_type")]
    [TestCase(FakeSlack.ConfigurationToken, "zoo.add", ExpectedResult = "not_allowed_token_type")]
    [TestCase(FakeSlack.AppToken, "zoo.connect", ExpectedResult = null)]
    [TestCase(FakeSlack.DefaultToken, "zoo.connect", ExpectedResult = null)]
    [TestCase(FakeSlack.DefaultToken, "zoo.add", ExpectedResult = "invalid_arguments")]
    [TestCase("xoxe.xoxp-rotated", "zoo.draw", ExpectedResult = "invalid_arguments")]
    [TestCase("legacy", "zoo.draw", ExpectedResult = "invalid_arguments")]
    public async Task<string?> A_method_takes_the_kinds_of_token_that_its_scopes_name(string token, string method)
    {
        using var caller = new Caller(slack, token);
        return (await caller.PostAsync(method, content: null)).Error();
    }

    [Test]
    public async Task Headers_tell_granted_and_accepted_scopes()
    {
        using var caller = new Caller(slack, "xoxb-reader");
        using var response = await caller.SendAsync(HttpMethod.Get, "zoo.list");
        Assert.Multiple(() =>
        {
            Assert.That(response.Headers.GetValues("X-OAuth-Scopes"), Is.EqualTo(new[] { "zoo:read,other" }));
            Assert.That(response.Headers.GetValues("X-Accepted-OAuth-Scopes"), Is.EqualTo(new[] { "zoo:read,zoo:admin" }));
        });
    }

    [Test]
    public async Task A_token_with_every_scope_names_those_of_its_kind()
    {
        using var caller = new Caller(slack, FakeSlack.UserToken);
        using var response = await caller.SendAsync(HttpMethod.Get, "zoo.list");
        Assert.That(response.Headers.GetValues("X-OAuth-Scopes"), Is.EqualTo(new[] { "zoo:read,zoo:write" }));
    }

    [Test]
    public async Task An_app_identifies_itself_by_basic_authentication_or_by_arguments()
    {
        using var http = new HttpClient { BaseAddress = slack.BaseAddress };
        using var basic = new HttpRequestMessage(HttpMethod.Post, "zoo.login");
        basic.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("12.34:s:cret")));
        using var byHeader = await http.SendAsync(basic);
        using var caller = new Caller(slack, null);
        var byArguments = await caller.PostFormAsync("zoo.login", "client_id=12.34&client_secret=s%3Acret");
        Assert.Multiple(async () =>
        {
            Assert.That(await byHeader.Content.ReadAsStringAsync(), Is.EqualTo("""{"ok":true}"""));
            Assert.That((bool)byArguments["ok"]!);
            Assert.That(
                slack.RequestsTo("zoo.login").Select(r => r.Arguments.ToJsonString()),
                Is.All.EqualTo("""{"client_id":"12.34","client_secret":"s:cret"}"""));
        });
    }

    [Test]
    public async Task Basic_authentication_is_no_token()
    {
        using var http = new HttpClient { BaseAddress = slack.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("a:b"u8));
        Assert.That(await http.GetStringAsync("zoo.list"), Is.EqualTo("""{"ok":false,"error":"invalid_auth"}"""));
    }

    private static FakeSlackOptions Allow(FakeSlackOptions options)
    {
        options.AllowUndocumented = true;
        return options;
    }

    private async Task<System.Text.Json.Nodes.JsonObject> Call(string? token, string path)
    {
        using var caller = new Caller(slack, token);
        return await caller.GetAsync(path);
    }
}
