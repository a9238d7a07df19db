namespace SlackGen.Testing.Tests;

public sealed class UnfurlTests : MessageTests
{
    private const string Url = "https://beds.example.com/7?a=1&b=2";

    [SetUp]
    public void NameDomains() => Workspace.State.UnfurlDomains = ["example.com"];

    [Test]
    public async Task A_link_to_the_apps_domain_raises_link_shared()
    {
        var ts = await PostAsync($"see {Url} and https://other.org/", token: FakeSlack.UserToken);

        var shared = Raised("link_shared").Single();
        Assert.Multiple(() =>
        {
            Assert.That(Text(shared["links"]), Does.Contain("beds.example.com").And.Not.Contain("other.org"));
            Assert.That((string?)shared["links"]![0]!["url"], Is.EqualTo(Url));
            Assert.That((string?)shared["links"]![0]!["domain"], Is.EqualTo("example.com"));
            Assert.That((string?)shared["message_ts"], Is.EqualTo(ts));
            Assert.That((bool)shared["is_bot_user_member"]!, Is.True);
            Assert.That((string?)shared["source"], Is.EqualTo("conversations_history"));
        });
    }

    [Test]
    public async Task The_apps_own_links_and_domains_that_only_look_alike_raise_nothing()
    {
        await PostAsync(Url);
        await PostAsync("https://badexample.com/", token: FakeSlack.UserToken);

        Assert.That(Raised("link_shared"), Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Previews_become_attachments_and_are_replaced(bool byId)
    {
        var ts = await PostAsync($"see {Url}", token: FakeSlack.UserToken);
        var id = (string?)Raised("link_shared").Single()["unfurl_id"];
        object Call(string text) => byId
            ? new { unfurl_id = id, source = "conversations_history", unfurls = new Dictionary<string, object> { [Url] = new { text } } }
            : new { channel = Lab, ts, unfurls = new Dictionary<string, object> { [Url] = new { text } } };
        await SucceedAsync("chat.unfurl", Call("first"));
        await SucceedAsync("chat.unfurl", Call("second"));

        var message = (await HistoryAsync())[0];
        Assert.Multiple(() =>
        {
            Assert.That(message["attachments"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That((string?)message["attachments"]![0]!["text"], Is.EqualTo("second"));
            Assert.That((string?)message["attachments"]![0]!["from_url"], Is.EqualTo(Url));
            Assert.That((bool)message["attachments"]![0]!["is_app_unfurl"]!, Is.True);
            Assert.That(message["edited"], Is.Null);
            Assert.That((string?)Raised("message")[^1]["subtype"], Is.EqualTo("message_changed"));
        });
    }

    [Test]
    public async Task A_request_to_sign_in_is_shown_to_the_author_only()
    {
        var ts = await PostAsync($"see {Url}", token: FakeSlack.UserToken);
        var unfurls = new Dictionary<string, object> { [Url] = new { text = "preview" } };
        await SucceedAsync("chat.unfurl", new { channel = Lab, ts, unfurls, user_auth_required = true, user_auth_message = "Sign in, please." });

        Assert.That(Workspace.State.Ephemerals.Of(Lab, Person).Single().Text, Is.EqualTo("Sign in, please."));
    }

    [Test]
    public async Task Refusals_have_their_codes()
    {
        var ts = await PostAsync($"see {Url} https://other.org/", token: FakeSlack.UserToken);
        var unfurls = new Dictionary<string, object> { [Url] = new { text = "preview" } };
        Assert.That(await FailAsync("chat.unfurl", new { channel = "C0NOWHERE", ts, unfurls }), Is.EqualTo("cannot_find_channel"));
        Assert.That(await FailAsync("chat.unfurl", new { channel = Lab, ts = "1.000001", unfurls }), Is.EqualTo("cannot_find_message"));
        Assert.That(await FailAsync("chat.unfurl", new { channel = Lab, ts, unfurls = new Dictionary<string, object> { ["https://example.com/no"] = new { text = "x" } } }), Is.EqualTo("cannot_unfurl_message"));
        Assert.That(await FailAsync("chat.unfurl", new { channel = Lab, ts, unfurls = new Dictionary<string, object> { ["https://other.org/"] = new { text = "x" } } }), Is.EqualTo("cannot_unfurl_url"));
        Assert.That(await FailAsync("chat.unfurl", new { unfurl_id = "C0LAB.1", source = "conversations_history", unfurls }), Is.EqualTo("invalid_unfurl_id"));
        Assert.That(await FailAsync("chat.unfurl", new { unfurl_id = "C0LAB.1", source = "somewhere", unfurls }), Is.EqualTo("invalid_source"));
        Assert.That(await FailAsync("chat.unfurl", new { channel = Lab, ts }), Is.EqualTo("missing_unfurls"));
    }
}
