using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class CallMethodTests : EmptyChannelTests
{
    [Test]
    public async Task A_call_is_added_found_changed_and_ended()
    {
        var call = await AddAsync();
        var id = (string?)call["id"];
        Assert.That(id, Does.StartWith("R"));
        Assert.That((long?)call["date_start"], Is.EqualTo(Clock.GetUtcNow().ToUnixTimeSeconds()));
        Assert.That(Text(call["users"]), Is.EqualTo("""[{"slack_id":"U1"},{"external_id":"7","display_name":"Guest"}]"""));
        await SucceedAsync("calls.update", new { id, title = "Standup" });
        var found = (await SucceedAsync("calls.info", new { id }))["call"]!;
        Assert.That(((string?)found["title"], (string?)found["join_url"], (string?)found["external_unique_id"]), Is.EqualTo(("Standup", "https://calls.example.com/1", "ext-1")));
        Assert.That(found.AsObject().ContainsKey("date_end"), Is.False);
        Clock.Advance(TimeSpan.FromMinutes(30));
        var ended = (await SucceedAsync("calls.end", new { id }))["call"]!;
        Assert.That((long)ended["date_end"]! - (long)ended["date_start"]!, Is.EqualTo(1_800));
        Assert.That(await FailAsync("calls.end", new { id }), Is.EqualTo("inactive_call"));
    }

    [Test]
    public async Task The_duration_decides_the_end()
    {
        var call = await AddAsync();
        var ended = (await SucceedAsync("calls.end", new { id = (string?)call["id"], duration = 60 }))["call"]!;
        Assert.That((long)ended["date_end"]! - (long)ended["date_start"]!, Is.EqualTo(60));
    }

    [Test]
    public async Task A_call_names_the_channels_whose_messages_show_it()
    {
        var id = (string?)(await AddAsync())["id"];
        await SucceedAsync("chat.postMessage", new { channel = "C1", text = "call", blocks = $$"""[{"type":"call","call_id":"{{id}}"}]""" });
        Assert.That(Text((await SucceedAsync("calls.info", new { id }))["call"]!["channels"]), Is.EqualTo("""["C1"]"""));
    }

    [Test]
    public async Task A_bot_says_who_created_the_call_and_a_person_is_its_creator()
    {
        var arguments = new { external_unique_id = "x", join_url = "https://calls.example.com/1" };
        Assert.That(await FailAsync("calls.add", arguments), Is.EqualTo("invalid_created_by"));
        Assert.That(await FailAsync("calls.add", new { arguments.external_unique_id, arguments.join_url, created_by = "U9" }), Is.EqualTo("invalid_created_by"));
        await SucceedAsync("calls.add", arguments, TokenOf("U1"));
    }

    [Test]
    public async Task Unknown_people_and_times_are_refused()
    {
        Assert.That(await FailAsync("calls.add", New("""[{"slack_id":"U9"}]""")), Is.EqualTo("user_not_found"));
        Assert.That(await FailAsync("calls.add", New("""[{"display_name":"nobody"}]""")), Is.EqualTo("user_not_found"));
        Assert.That(await FailAsync("calls.add", New("[]", start: -1)), Is.EqualTo("invalid_start_time"));
    }

    [Test]
    public async Task Participants_come_and_go()
    {
        var id = (string?)(await AddAsync())["id"];
        var added = await SucceedAsync("calls.participants.add", new { id, users = """[{"slack_id":"U2"},{"external_id":"8","display_name":"Two"}]""" });
        Assert.That(added["call"]!["users"]!.AsArray(), Has.Count.EqualTo(4));
        var removed = await SucceedAsync("calls.participants.remove", new { id, users = """[{"slack_id":"U1"},{"external_id":"7"}]""" });
        Assert.That(Text(removed["call"]!["users"]), Is.EqualTo("""[{"slack_id":"U2"},{"external_id":"8","display_name":"Two"}]"""));
    }

    [Test]
    public async Task Participants_who_are_there_or_not_are_refused()
    {
        var id = (string?)(await AddAsync())["id"];
        const string Here = """[{"slack_id":"U1"}]""", Away = """[{"slack_id":"U2"}]""", Unknown = """[{"slack_id":"U9"}]""";
        Assert.Multiple(async () =>
        {
            Assert.That(await FailAsync("calls.participants.add", new { id, users = Here }), Is.EqualTo("bad_users"));
            Assert.That(await FailAsync("calls.participants.remove", new { id, users = Away }), Is.EqualTo("bad_users"));
            Assert.That(await FailAsync("calls.participants.add", new { id, users = Unknown }), Is.EqualTo("user_not_found"));
        });
        await SucceedAsync("calls.end", new { id });
        Assert.That(await FailAsync("calls.participants.add", new { id, users = Away }), Is.EqualTo("inactive_call"));
        Assert.That(await FailAsync("calls.participants.remove", new { id, users = Here }), Is.EqualTo("inactive_call"));
    }

    [TestCase("calls.update", "invalid_call_id")]
    [TestCase("calls.end", "invalid_call_id")]
    [TestCase("calls.info", "invalid_arguments")]
    [TestCase("calls.participants.add", "invalid_call_id")]
    [TestCase("calls.participants.remove", "invalid_call_id")]
    public async Task An_unknown_call_is_refused(string method, string error) =>
        Assert.That(await FailAsync(method, new { id = "R9", users = method.Contains("participants", StringComparison.Ordinal) ? "[]" : null }), Is.EqualTo(error));

    private static object New(string users, long? start = null) =>
        new { external_unique_id = "ext-1", join_url = "https://calls.example.com/1", created_by = "U1", users, date_start = start };

    private async Task<JsonObject> AddAsync() => (await SucceedAsync(
        "calls.add",
        New("""[{"slack_id":"U1"},{"external_id":"7","display_name":"Guest"}]""")))["call"]!.AsObject();

    [Test]
    public async Task One_user_is_no_two_participants()
    {
        const string Twice = """[{"slack_id":"U3"},{"slack_id":"U3"}]""";
        var id = (string?)(await AddAsync())["id"];
        Assert.That(await FailAsync("calls.participants.add", new { id, users = Twice }), Is.EqualTo("bad_users"));
        Assert.That(await FailAsync("calls.add", New(Twice)), Is.EqualTo("invalid_arguments"));
    }
}
