using SlackGen.Testing;

namespace SlackGen.Client.Tests.Typed;

/// <summary>Calls as the requests of the client, and how they differ from expected ones.</summary>
public sealed class TypedCallTests : FakeSlackTests
{
    [Test]
    public async Task Calls_come_in_order_with_their_arguments()
    {
        await Slack.Chat.PostMessageAsync("C1", "one");
        await Slack.Users.InfoAsync("U1");
        await Slack.Chat.PostMessageAsync(new() { Channel = "C2", Blocks = [new HeaderBlock { Text = "two" }], UnfurlLinks = false });

        IReadOnlyList<ChatPostMessageRequest> calls = Fake.Calls(ChatClient.Methods.PostMessage);

        Assert.That(calls.Select(c => c.Channel), Is.EqualTo(["C1", "C2"]));
        Assert.That((((HeaderBlock)calls[1].Blocks![0]).Text!.Text, calls[1].UnfurlLinks), Is.EqualTo(("two", (bool?)false)));
    }

    [Test]
    public async Task A_call_of_another_client_keeps_what_the_request_has_no_property_for()
    {
        await using var fake = await FakeSlack.StartAsync();
        using var http = new HttpClient { BaseAddress = fake.BaseAddress };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["user"] = "U1", ["brand_new"] = "x", ["token"] = FakeSlack.BotToken });
        using var response = await http.PostAsync("users.info", form);

        var call = fake.Calls(UsersClient.Methods.Info).Single();

        Assert.That((call.User, call.Token, call.Unrecognized?["brand_new"].GetString()), Is.EqualTo(("U1", (string?)null, "x")));
    }

    // As everywhere, the client reads a number as text where it expects text, and null as nothing.
    [TestCase("""{"channel":["C1"],"text":5,"unfurl_links":"maybe"}""", """{"channel":["C1"],"text":"5","unfurl_links":"maybe"}""")]
    [TestCase("""{"channel":null}""", "{}")]
    [TestCase("""{"channel":"C1","blocks":"no list"}""")]
    [TestCase("""{"channel":"C1","blocks":[1,"x",null,{"type":"brand_new","size":3},{"type":"section","text":[]}]}""")]
    public async Task A_malformed_call_is_decoded_too(string json, string? expected = null)
    {
        await using var fake = await FakeSlack.StartAsync();
        using var http = new HttpClient { BaseAddress = fake.BaseAddress };
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("chat.postMessage", body);

        var call = System.Text.Json.Nodes.JsonNode.Parse(fake.Calls(ChatClient.Methods.PostMessage).Single().ToJson());

        Assert.That(System.Text.Json.Nodes.JsonNode.DeepEquals(call, System.Text.Json.Nodes.JsonNode.Parse(expected ?? json)), Is.True, call!.ToJsonString());
    }

    [Test]
    public async Task A_file_is_decoded_with_its_name_type_and_bytes()
    {
        var sent = new UsersSetPhotoRequest { Image = SlackUpload.FromBytes(new byte[] { 1, 2, 3 }, "me.png"), CropX = 4 };
        sent.Image.ContentType = "image/png";
        await Slack.Users.SetPhotoAsync(sent);

        var calls = Fake.Calls(UsersClient.Methods.SetPhoto);

        Assert.That((calls[0].Image!.FileName, calls[0].Image!.ContentType, calls[0].CropX), Is.EqualTo(("me.png", "image/png", (long?)4)));
        calls.AssertEqual(sent);
        Assert.That(
            Message(() => calls.AssertEqual(new UsersSetPhotoRequest { Image = SlackUpload.FromBytes(new byte[] { 1, 2, 4 }, "you.png"), CropX = 4 })),
            Does.Contain("\n  call 1: image.name: expected \"you.png\", was \"me.png\"\n  call 1: image.bytes: expected \"AQIE\", was \"AQID\""));
    }

    [Test]
    public async Task Equal_calls_pass()
    {
        await Slack.Chat.PostMessageAsync("C1", "Hello");
        await WithToken(FakeSlack.BotToken).Chat.PostMessageAsync("C1", "Hello");

        Fake.Calls(ChatClient.Methods.PostMessage).AssertEqual(
            new ChatPostMessageRequest { Channel = "C1", Text = "Hello" },
            new ChatPostMessageRequest { Channel = "C1", Text = "Hello" });
        Fake.Calls(ChatClient.Methods.Update).AssertEqual();
    }

    [Test]
    public async Task Differences_are_listed_with_their_paths()
    {
        await Slack.Chat.PostMessageAsync(new() { Channel = "C1", Blocks = [Section("Hullo"), new DividerBlock()], IconEmoji = ":ghost:" });

        var message = Message(() => Fake.Calls(ChatClient.Methods.PostMessage).AssertEqual(
            new ChatPostMessageRequest { Channel = "C1", Blocks = [Section("Hello")], ThreadTs = "1.2", UnfurlLinks = true }));

        Assert.That(message.Split('\n'), Is.EquivalentTo(
        [
            "The calls of chat.postMessage are not the expected ones.",
            "  call 1: thread_ts: expected \"1.2\", was missing",
            "  call 1: blocks[0].text.text: expected \"Hello\", was \"Hullo\"",
            "  call 1: blocks[1]: not expected, was {\"type\":\"divider\"}",
            "  call 1: unfurl_links: expected true, was missing",
            "  call 1: icon_emoji: not expected, was \":ghost:\"",
        ]));

        static SectionBlock Section(string text) => new() { Text = new PlainText { Text = text } };
    }

    [Test]
    public async Task A_missing_call_is_shown()
    {
        await Slack.Users.InfoAsync("U1");

        Assert.That(
            Message(() => Fake.Calls(UsersClient.Methods.Info).AssertEqual(new UsersInfoRequest { User = "U1" }, new UsersInfoRequest { User = "U2" })),
            Is.EqualTo("The calls of users.info are not the expected ones. Expected: 2, came: 1.\n  call 2: expected {\"user\":\"U2\"}, was missing"));
    }

    [Test]
    public async Task An_extra_call_is_shown()
    {
        await Slack.Users.InfoAsync("U1");

        Assert.That(
            Message(() => Fake.Calls(UsersClient.Methods.Info).AssertEqual()),
            Is.EqualTo("The calls of users.info are not the expected ones. Expected: 0, came: 1.\n  call 1: not expected, was {\"user\":\"U1\"}"));
    }

    [Test]
    public async Task Calls_of_which_some_may_be_dropped_are_not_equal_to_anything()
    {
        await using var fake = await FakeSlack.StartAsync(o => o.MaxRecorded = 1);
        using var http = new HttpClient { BaseAddress = fake.BaseAddress };
        using var first = await http.GetAsync("users.info?user=U1");
        using var second = await http.GetAsync("users.info?user=U2");
        var calls = fake.Calls(UsersClient.Methods.Info);

        const string Dropped = "The fake keeps the newest requests and has dropped 1 to all methods. Clear it before, or raise MaxRecorded.";
        Assert.That(Message(() => calls.AssertEqual(new UsersInfoRequest { User = "U2" })), Is.EqualTo("The calls of users.info cannot be compared. " + Dropped));
        Assert.That(
            Message(() => calls.AssertEqual()),
            Is.EqualTo($"The calls of users.info are not the expected ones. Expected: 0, came: 1. {Dropped}\n  call 1: not expected, was {{\"user\":\"U2\"}}"));
    }

    [Test]
    public async Task Long_values_are_shown_where_they_differ()
    {
        var start = new string('a', 3000);
        await Slack.Chat.PostMessageAsync("C1", start + "x" + new string('b', 500));

        var message = Message(() => Fake.Calls(ChatClient.Methods.PostMessage).AssertEqual(new ChatPostMessageRequest { Channel = "C1", Text = start + "y" }));

        Assert.That(message, Does.Contain("text: expected …aaaaaaaaaaaaaaaaaaaay\", was …aaaaaaaaaaaaaaaaaaaaxbbbb").And.EndWith("b…").And.Length.LessThan(300));
    }

    [Test]
    public async Task Many_differences_are_counted()
    {
        for (var i = 0; i < 30; i++)
        {
            await Slack.Users.InfoAsync("U1");
        }

        var message = Message(() => Fake.Calls(UsersClient.Methods.Info).AssertEqual([.. Enumerable.Repeat(0, 30).Select(_ => new UsersInfoRequest { User = "U2" })]));

        Assert.That(message, Does.Contain("\n  call 20: ").And.Not.Contain("call 21: ").And.EndWith("\n  and 10 more differences"));
    }

    [Test]
    public async Task No_message_shows_a_secret()
    {
        const string Secret = "xoxp-1234567890-abcdefghijkl";
        Fake.On(OauthV2Client.Methods.Access).Reply(new());
        await WithToken(null).Oauth.V2.AccessAsync(new() { ClientId = "1.2", ClientSecret = "verysecretvalue", Code = "4724469134.4644010092847.232b4e6d" });
        await Slack.Chat.PostMessageAsync("C1", $"{Secret} {FakeSlack.DefaultToken}\nnext line");
        await Slack.Views.OpenAsync(new() { TriggerId = "13345224609.738474920.8088930838d88f008e0", View = new ModalView { Title = "T", Blocks = [] } });

        var message = string.Join('\n', Message(() => Fake.Calls(OauthV2Client.Methods.Access).AssertEqual(new OauthV2AccessRequest { ClientId = "1.2", ClientSecret = "othersecretvalue" })),
            Message(() => Fake.Calls(ChatClient.Methods.PostMessage).AssertEqual(new ChatPostMessageRequest { Channel = "C1", Text = "Hello", Token = "my-own-token" })),
            Message(() => Fake.Calls(ChatClient.Methods.PostMessage).AssertEqual()),
            Message(() => Fake.Calls(ViewsClient.Methods.Open).AssertEqual(new ViewsOpenRequest { TriggerId = "x.y.z", View = new ModalView { Title = "T", Blocks = [] } })),
            Message(() => Fake.Calls(ViewsClient.Methods.Open).AssertEqual()));

        Assert.That(message, Does.Contain("client_secret: expected (secret), was another").And.Contain("trigger_id: expected (secret), was another").And.Contain("next line"));
        foreach (var secret in new[] { Secret, FakeSlack.DefaultToken, "verysecretvalue", "othersecretvalue", "4724469134", "13345224609", "x.y.z", "my-own-token" })
        {
            Assert.That(message, Does.Not.Contain(secret));
        }
    }

    [Test]
    public async Task A_wait_ends_with_the_calls()
    {
        var wait = Fake.WaitForCallsAsync(ChatClient.Methods.PostMessage, count: 2);
        await Slack.Chat.PostMessageAsync("C1", "one");
        Assert.That(wait.IsCompleted, Is.False);
        await Slack.Chat.PostMessageAsync("C1", "two");

        Assert.That((await wait).Select(c => c.Text), Is.EqualTo(["one", "two"]));
    }

    [Test]
    public void A_wait_says_what_came_instead() => Assert.That(
        () => Fake.WaitForCallsAsync(ChatClient.Methods.PostMessage, timeout: TimeSpan.FromMilliseconds(50)),
        Throws.InstanceOf<TimeoutException>().With.Message.Contains("0 of 1 requests to chat.postMessage"));

    [Test]
    public async Task Refused_calls_are_calls()
    {
        Assert.That(() => WithToken("xoxb-unknown").Users.InfoAsync("U1"), Throws.InstanceOf<SlackApiException>());
        await Slack.Users.InfoAsync("U2");

        Fake.Calls(UsersClient.Methods.Info).AssertEqual(new UsersInfoRequest { User = "U1" }, new UsersInfoRequest { User = "U2" });
    }

    private static string Message(Action compare) => Assert.Throws<CallMismatchException>(compare)!.Message;
}
