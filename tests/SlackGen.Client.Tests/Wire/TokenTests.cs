namespace SlackGen.Client.Tests.Wire;

/// <summary>Tokens travel in one header, and nowhere else.</summary>
public sealed class TokenTests
{
    private WireServer server = null!;

    [SetUp]
    public void Start() => server = new WireServer();

    [TearDown]
    public async Task StopAsync() => await server.DisposeAsync();

    [Test]
    public async Task A_token_is_in_the_header_only_whatever_the_body()
    {
        var slack = server.Client("xoxp-secret");

        await slack.Conversations.HistoryAsync("C1");
        await slack.SlackLists.CreateAsync("a list");
        await slack.Chat.PostMessageAsync(new() { Channel = "C1", Text = "hi" });
        await slack.Users.SetPhotoAsync(new() { Image = SlackUpload.FromBytes(new byte[1], "x.png") });
        await slack.CallAsync("some.method", new Dictionary<string, object?> { ["a"] = 1 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Requests.Select(r => r.Headers["Authorization"]), Is.All.EqualTo("Bearer xoxp-secret"));
            Assert.That(server.Requests.Select(r => r.WithoutAuthorization), Has.Exactly(5).Items.And.All.Not.Contain("secret"));
        }
    }

    [Test]
    public async Task A_copy_of_the_client_calls_with_another_token()
    {
        var slack = server.Client("xoxb-one");
        var other = slack.WithToken("xoxb-two");

        await other.Emoji.ListAsync();
        await slack.Emoji.ListAsync();

        Assert.That(Sent(), Is.EqualTo(["Bearer xoxb-two", "Bearer xoxb-one"]));
    }

    [Test]
    public async Task A_request_can_bring_a_token_of_its_own()
    {
        var slack = server.Client("xoxb-one");

        await slack.Emoji.ListAsync(new() { Token = "xoxp-two" });
        await slack.Emoji.ListAsync();

        Assert.That(Sent(), Is.EqualTo(["Bearer xoxp-two", "Bearer xoxb-one"]));
    }

    [Test]
    public async Task A_provider_is_asked_for_every_call()
    {
        var count = 0;
        var slack = server.Client(null, o => o.TokenProvider = _ => ValueTask.FromResult($"xoxb-{++count}"));

        await slack.Emoji.ListAsync();
        await slack.Emoji.ListAsync();

        Assert.That(Sent(), Is.EqualTo(["Bearer xoxb-1", "Bearer xoxb-2"]));
    }

    [Test]
    public async Task Every_page_goes_with_the_token_of_the_request()
    {
        await using var paged = new WireServer("""{"ok":true,"members":[],"response_metadata":{"next_cursor":"x"}}""");
        var slack = paged.Client("xoxb-one");

        var pages = slack.Users.ListPagesAsync(new() { Token = "xoxb-two" });
        Assert.That(async () => await pages.CountAsync(), Throws.TypeOf<SlackException>());

        Assert.That(paged.Requests.Select(r => r.Headers["Authorization"]), Is.EqualTo(["Bearer xoxb-two", "Bearer xoxb-two"]));
    }

    [TestCase("")]
    [TestCase("xoxb-1\r\nX-Evil: 1")]
    [TestCase("xoxb-ü")]
    public void A_token_that_cannot_stand_in_a_header_is_refused_and_not_repeated(string token)
    {
        Assert.That(() => server.Client(token), Throws.ArgumentException.With.Message.Not.Contains("xoxb"));
        Assert.That(() => server.Client("xoxb-1").WithToken(token), Throws.ArgumentException);
    }

    private IEnumerable<string> Sent() => server.Requests.Select(r => r.Headers["Authorization"]);
}
