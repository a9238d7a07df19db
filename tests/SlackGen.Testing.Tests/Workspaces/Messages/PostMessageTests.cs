using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class PostMessageTests : MessageTests
{
    [Test]
    public async Task A_posted_message_is_the_first_in_the_history()
    {
        var response = await SucceedAsync("chat.postMessage", new { channel = Lab, text = "Hello" });

        var listed = (await HistoryAsync())[0];
        Assert.Multiple(() =>
        {
            Assert.That((string?)response["channel"], Is.EqualTo(Lab));
            Assert.That((string?)listed["ts"], Is.EqualTo((string?)response["ts"]));
            Assert.That(JsonNode.DeepEquals(listed, response["message"]), Is.True, Text(listed));
        });
    }

    [Test]
    public async Task The_message_of_a_bot_names_the_bot_the_app_and_the_team()
    {
        var message = (await SucceedAsync("chat.postMessage", new { channel = Lab, text = "Hello" }))["message"]!;

        Assert.Multiple(() =>
        {
            Assert.That((string?)message["user"], Is.EqualTo(Bot));
            Assert.That((string?)message["bot_id"], Is.EqualTo("B0FAKEBOT"));
            Assert.That((string?)message["app_id"], Is.EqualTo("A0FAKEAPP"));
            Assert.That((string?)message["team"], Is.EqualTo("T0FAKETEAM"));
            Assert.That((string?)message["bot_profile"]!["name"], Is.EqualTo("fake_bot"));
            Assert.That(message["subtype"], Is.Null);
        });
    }

    [Test]
    public async Task The_message_of_a_person_has_no_bot()
    {
        var message = (await SucceedAsync("chat.postMessage", new { channel = Lab, text = "Hello" }, FakeSlack.UserToken))["message"]!;

        Assert.That((string?)message["user"], Is.EqualTo(Person));
        Assert.That(message["bot_id"], Is.Null);
    }

    [TestCase("#lab")]
    [TestCase("lab")]
    public async Task A_channel_can_be_named(string name) =>
        Assert.That((string?)(await SucceedAsync("chat.postMessage", new { channel = name, text = "Hello" }))["channel"], Is.EqualTo(Lab));

    [Test]
    public async Task A_user_ID_posts_to_one_direct_message()
    {
        var first = await SucceedAsync("chat.postMessage", new { channel = "U3", text = "one" });
        var second = await SucceedAsync("chat.postMessage", new { channel = "U3", text = "two" });

        var channel = (string)first["channel"]!;
        Assert.Multiple(() =>
        {
            Assert.That(channel, Does.StartWith("D"));
            Assert.That((string?)second["channel"], Is.EqualTo(channel));
            Assert.That(Workspace.Channel(channel).Members, Is.EquivalentTo(new[] { Bot, "U3" }));
            Assert.That(Raised("im_created"), Has.Count.EqualTo(1));
            Assert.That((string?)Raised("message")[^1]["channel_type"], Is.EqualTo("im"));
        });
    }

    [Test]
    public async Task Blocks_receive_IDs_and_the_defaults_of_their_texts()
    {
        var blocks = new object[]
        {
            new { type = "section", text = new { type = "mrkdwn", text = "*Deploy?*" } },
            new { type = "actions", block_id = "mine", elements = new object[] { new { type = "button", text = new { type = "plain_text", text = "Go" } } } },
        };
        var posted = (await SucceedAsync("chat.postMessage", new { channel = Lab, text = "Deploy?", blocks }))["message"]!["blocks"]!;

        Assert.Multiple(() =>
        {
            Assert.That((string?)posted[0]!["block_id"], Is.Not.Empty);
            Assert.That((bool)posted[0]!["text"]!["verbatim"]!, Is.False);
            Assert.That((string?)posted[1]!["block_id"], Is.EqualTo("mine"));
            Assert.That((string?)posted[1]!["elements"]![0]!["action_id"], Is.Not.Empty);
            Assert.That((bool)posted[1]!["elements"]![0]!["text"]!["emoji"]!, Is.True);
        });
    }

    [Test]
    public async Task Attachments_receive_numbers_and_fallbacks()
    {
        var posted = (await SucceedAsync("chat.postMessage", new { channel = Lab, attachments = new[] { new { text = "one", color = "#36a64f" }, new { text = "two", color = "good" } } }))["message"]!["attachments"]!;

        Assert.Multiple(() =>
        {
            Assert.That((int)posted[1]!["id"]!, Is.EqualTo(2));
            Assert.That((string?)posted[0]!["fallback"], Is.EqualTo("one"));
            Assert.That((string?)posted[0]!["color"], Is.EqualTo("36a64f"));
        });
    }

    [Test]
    public async Task Text_becomes_rich_text()
    {
        var message = (await SucceedAsync("chat.postMessage", new { channel = Lab, text = "Hi <@U2>, see https://example.com/a?b=1&c=2." }))["message"]!;

        Assert.That((string?)message["text"], Is.EqualTo("Hi <@U2>, see <https://example.com/a?b=1&amp;c=2>."));
        Assert.That(Text(message["blocks"]![0]!["elements"]![0]!["elements"]), Is.EqualTo(
            """[{"type":"text","text":"Hi "},{"type":"user","user_id":"U2"},{"type":"text","text":", see "},{"type":"link","url":"https://example.com/a?b=1\u0026c=2"},{"type":"text","text":"."}]"""));
    }

    [Test]
    public async Task Markdown_becomes_Slacks_markup()
    {
        var message = (await SucceedAsync("chat.postMessage", new { channel = Lab, markdown_text = "**Bold** and *italic* in [a link](https://example.com)" }))["message"]!;

        Assert.That((string?)message["text"], Is.EqualTo("*Bold* and _italic_ in <https://example.com|a link>"));
    }

    [Test]
    public async Task Parse_full_links_names()
    {
        var name = Workspace.User("U2").Name;
        var message = (await SucceedAsync("chat.postMessage", new { channel = Lab, text = $"@{name} in #lab, #nowhere", parse = "full" }))["message"]!;

        Assert.That((string?)message["text"], Is.EqualTo("<@U2> in <#C0LAB|lab>, #nowhere"));
    }

    [Test]
    public async Task Link_names_mentions_user_groups_only()
    {
        var group = Workspace.AddUsergroup("night-shift", "Night shift", ["U2"]);
        var text = $"@night-shift @{Workspace.User("U2").Name} #lab";
        var message = (await SucceedAsync("chat.postMessage", new { channel = Lab, text, link_names = true }))["message"]!;

        Assert.That((string?)message["text"], Is.EqualTo(text.Replace("@night-shift", $"<!subteam^{group}>", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Parse_none_leaves_URLs_alone()
    {
        var message = (await SucceedAsync("chat.postMessage", new { channel = Lab, text = "https://example.com", parse = "none" }))["message"]!;

        Assert.That((string?)message["text"], Is.EqualTo("https://example.com"));
    }

    [Test]
    public async Task Mrkdwn_false_shows_the_text_literally()
    {
        var message = (await SucceedAsync("chat.postMessage", new { channel = Lab, text = "*no*", mrkdwn = false }))["message"]!;

        Assert.That((bool)message["mrkdwn"]!, Is.False);
        Assert.That(Text(message["blocks"]![0]!["elements"]![0]!["elements"]), Is.EqualTo("""[{"type":"text","text":"*no*"}]"""));
    }

    [Test]
    public async Task A_bot_with_a_name_of_its_own_hides_its_user()
    {
        var message = (await SucceedAsync("chat.postMessage", new { channel = Lab, text = "Hello", username = "ecto1", icon_emoji = ":ghost:" }))["message"]!;

        Assert.Multiple(() =>
        {
            Assert.That((string?)message["subtype"], Is.EqualTo("bot_message"));
            Assert.That((string?)message["username"], Is.EqualTo("ecto1"));
            Assert.That((string?)message["icons"]!["emoji"], Is.EqualTo(":ghost:"));
            Assert.That(message["user"], Is.Null);
        });
        Assert.That((string?)Raised("message")[^1]["subtype"], Is.EqualTo("bot_message"));
    }

    [Test]
    public async Task A_long_text_is_cut_off_with_a_warning()
    {
        var response = await SucceedAsync("chat.postMessage", new { channel = Lab, text = new string('a', 40_001) });

        Assert.That(((string)response["message"]!["text"]!).Length, Is.EqualTo(40_000));
        Assert.That((string?)response["warning"], Is.EqualTo("message_truncated"));
        Assert.That((string?)response["response_metadata"]!["warnings"]![0], Is.EqualTo("message_truncated"));
    }

    [Test]
    public async Task The_event_has_the_kind_of_the_channel()
    {
        var ts = await PostAsync("Hello", token: FakeSlack.UserToken, channel: Vault);

        var message = Raised("message")[^1];
        Assert.Multiple(() =>
        {
            Assert.That((string?)message["channel"], Is.EqualTo(Vault));
            Assert.That((string?)message["channel_type"], Is.EqualTo("group"));
            Assert.That((string?)message["ts"], Is.EqualTo(ts));
            Assert.That((string?)message["event_ts"], Is.EqualTo(ts));
            Assert.That((string?)message["text"], Is.EqualTo("Hello"));
        });
    }

    [TestCase("C0NOWHERE", "channel_not_found")]
    [TestCase(Vault, "channel_not_found", TestName = "A_private_channel_of_others_is_not_found")]
    [TestCase(Bot, "channel_not_found", TestName = "A_bot_cannot_write_to_itself")]
    public async Task A_channel_that_the_caller_cannot_see_is_not_found(string channel, string error) =>
        Assert.That(await FailAsync("chat.postMessage", new { channel, text = "Hello" }), Is.EqualTo(error));

    [Test]
    public async Task A_person_must_be_a_member() =>
        Assert.That(await FailAsync("chat.postMessage", new { channel = Hall, text = "Hello" }, TokenOf("U3")), Is.EqualTo("not_in_channel"));

    [Test]
    public async Task A_bot_with_the_scope_posts_in_every_public_channel() => await PostAsync("Hello", channel: Hall);

    [Test]
    public async Task A_bot_without_the_scope_must_be_a_member()
    {
        await using var slack = await FakeSlack.StartAsync(o =>
        {
            o.Workspace = Workspace.Sample();
            o.AddToken("xoxb-member", "chat:write");
        });
        slack.Workspace!.AddChannel("hall", ["U1"], id: Hall);
        using var http = new HttpClient { BaseAddress = slack.BaseAddress };
        var outside = await http.GetStringAsync($"chat.postMessage?token=xoxb-member&channel={Hall}&text=Hello");
        var inside = await http.GetStringAsync("chat.postMessage?token=xoxb-member&channel=C1&text=Hello&username=ecto1");

        Assert.That(outside, Does.Contain("not_in_channel"));
        Assert.That(inside, Does.Contain("\"ok\":true").And.Not.Contain("ecto1"), "the name needs chat:write.customize");
    }

    [Test]
    public async Task An_archived_channel_takes_no_message()
    {
        Archive(Lab);
        Assert.That(await FailAsync("chat.postMessage", new { channel = Lab, text = "Hello" }), Is.EqualTo("is_archived"));
    }

    [TestCase("""{"channel":"C0LAB"}""")]
    [TestCase("""{"channel":"C0LAB","text":"  "}""")]
    [TestCase("""{"channel":"C0LAB","blocks":[]}""")]
    public async Task A_message_without_content_is_refused(string arguments) =>
        Assert.That(await FailAsync("chat.postMessage", arguments), Is.EqualTo("no_text"));

    [Test]
    public async Task New_apps_cannot_post_as_user() =>
        Assert.That(await FailAsync("chat.postMessage", new { channel = Lab, text = "Hello", as_user = true }), Is.EqualTo("as_user_not_supported"));

    [Test]
    public async Task A_refused_call_changes_nothing()
    {
        var before = Workspace.Channels.Count;
        Assert.That(await FailAsync("chat.postMessage", new { channel = "U3", text = "Hello", thread_ts = "1.000001" }), Is.EqualTo("cannot_reply_to_message"));
        Assert.That(Workspace.Channels, Has.Count.EqualTo(before));
        Assert.That(Raised("im_created"), Is.Empty);
    }

    [Test]
    public async Task A_channel_keeps_its_newest_messages_and_says_that_it_is_limited()
    {
        Workspace.State.MaxMessages = 3;
        var parent = await PostAsync("parent");
        await SucceedAsync("pins.add", new { channel = Lab, timestamp = parent });
        await PostAsync("one");
        await PostAsync("two");
        Assert.That((await SucceedAsync("conversations.history", new { channel = Lab }))["is_limited"], Is.Null);
        await PostAsync("three");

        var history = await SucceedAsync("conversations.history", new { channel = Lab });
        Assert.Multiple(() =>
        {
            Assert.That(history["messages"]!.AsArray().Select(m => (string?)m!["text"]), Is.EqualTo(new[] { "three", "two", "one" }));
            Assert.That((bool)history["is_limited"]!, Is.True);
            Assert.That((int)history["pin_count"]!, Is.Zero);
        });
    }
}
