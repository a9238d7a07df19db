using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class UserTests : WorkspaceTests
{
    [Test]
    public async Task Info_shows_a_person_with_profile_role_and_time_zone()
    {
        var user = (await SucceedAsync("users.info", new { user = "U2" }))["user"]!;
        Assert.That(((string?)user["name"], (string?)user["real_name"]), Is.EqualTo(("stantz", "Ray Stantz")));
        Assert.That(((bool)user["is_admin"]!, (bool)user["is_owner"]!, (bool)user["is_bot"]!), Is.EqualTo((true, false, false)));
        Assert.That(((string?)user["tz"], (int)user["tz_offset"]!), Is.EqualTo(("America/New_York", -5 * 60 * 60)));
        var profile = user["profile"]!;
        Assert.That(((string?)profile["first_name"], (string?)profile["last_name"], (string?)profile["title"]), Is.EqualTo(("Ray", "Stantz", "Engineering")));
        Assert.That((string?)profile["email"], Is.EqualTo("stantz@example.com"));
        Assert.That(user.AsObject().ContainsKey("locale"), Is.False);
    }

    [Test]
    public async Task Info_shows_the_language_on_request() =>
        Assert.That((string?)(await SucceedAsync("users.info", new { user = "U2", include_locale = true }))["user"]!["locale"], Is.EqualTo("en-US"));

    [Test]
    public async Task Info_shows_guests_bots_owners_and_deactivated_accounts()
    {
        Assert.That((bool)(await InfoAsync("U5"))["is_restricted"]!, Is.True);
        Assert.That((bool)(await InfoAsync("U5"))["is_ultra_restricted"]!, Is.False);
        Assert.That((bool)(await InfoAsync("U6"))["is_ultra_restricted"]!, Is.True);
        Assert.That((bool)(await InfoAsync("U7"))["deleted"]!, Is.True);
        Assert.That((bool)(await InfoAsync("U1"))["is_primary_owner"]!, Is.True);
        var bot = await InfoAsync("U0FAKEBOT");
        Assert.That(((bool)bot["is_bot"]!, (string?)bot["profile"]!["bot_id"], (string?)bot["profile"]!["api_app_id"]), Is.EqualTo((true, "B0FAKEBOT", "A0FAKEAPP")));
    }

    [Test]
    public async Task A_user_who_does_not_exist_is_not_found()
    {
        Assert.That(await FailAsync("users.info", new { user = "U99" }), Is.EqualTo("user_not_found"));
        Assert.That(await FailAsync("users.profile.get", new { user = "U99" }), Is.EqualTo("user_not_found"));
        Assert.That(await FailAsync("users.getPresence", new { user = "U99" }), Is.EqualTo("invalid_arguments"));
    }

    [Test]
    public async Task The_list_has_everybody_in_pages()
    {
        var all = await SucceedAsync("users.list");
        Assert.That(Ids(all), Is.EqualTo(new[] { "U0BUILD", "U0FAKEBOT", "U0FAKEUSER", "U1", "U2", "U3", "U4", "U5", "U6", "U7" }));
        Assert.That((string?)all["response_metadata"]!["next_cursor"], Is.Empty);
        Assert.That((long)all["cache_ts"]!, Is.EqualTo(Clock.GetUtcNow().ToUnixTimeSeconds()));

        var first = await SucceedAsync("users.list", new { limit = 4 });
        var second = await SucceedAsync("users.list", new { limit = 100, cursor = (string?)first["response_metadata"]!["next_cursor"] });
        Assert.That(Ids(first).Concat(Ids(second)), Is.EqualTo(Ids(all)));
        Assert.That(await FailAsync("users.list", new { limit = -1 }), Is.EqualTo("invalid_arguments"));
    }

    [Test]
    public async Task A_person_joins_no_page_twice_while_others_arrive()
    {
        var first = await SucceedAsync("users.list", new { limit = 5 });
        Workspace.AddUser("early", id: "U0A");
        Workspace.AddUser("late", id: "U8");
        var second = await SucceedAsync("users.list", new { limit = 100, cursor = (string?)first["response_metadata"]!["next_cursor"] });
        Assert.That(Ids(second), Is.EqualTo(new[] { "U3", "U4", "U5", "U6", "U7", "U8" }));
    }

    [Test]
    public async Task An_active_person_is_found_by_address_in_any_case()
    {
        Assert.That((string?)(await SucceedAsync("users.lookupByEmail", new { email = "Stantz@Example.com" }))["user"]!["id"], Is.EqualTo("U2"));
        Assert.That(await FailAsync("users.lookupByEmail", new { email = "nobody@example.com" }), Is.EqualTo("users_not_found"));
        Assert.That(await FailAsync("users.lookupByEmail", new { email = "clortho@example.com" }), Is.EqualTo("users_not_found"));
    }

    [Test]
    public async Task An_address_needs_a_scope()
    {
        await using var narrow = await FakeSlack.StartAsync(o =>
        {
            o.Workspace = Workspace.Sample();
            o.AddToken("xoxb-narrow", "users:read");
        });
        using var http = new HttpClient();
        var response = JsonNode.Parse(await http.GetStringAsync(new Uri(narrow.BaseAddress, "users.info?user=U2&token=xoxb-narrow")))!;
        Assert.That(((bool)response["ok"]!, response["user"]!["profile"]!.AsObject().ContainsKey("email")), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_user_chooses_to_appear_away()
    {
        await SucceedAsync("users.setPresence", new { presence = "away" });
        Assert.That((string?)(await SucceedAsync("users.getPresence", new { user = "U0FAKEBOT" }, TokenOf("U1")))["presence"], Is.EqualTo("away"));
        var own = await SucceedAsync("users.getPresence");
        Assert.That(((string?)own["presence"], (bool)own["manual_away"]!), Is.EqualTo(("away", true)));

        await SucceedAsync("users.setPresence", new { presence = "auto" });
        Assert.That((string?)(await SucceedAsync("users.getPresence"))["presence"], Is.EqualTo("active"));
        Assert.That((await SucceedAsync("users.getPresence", new { user = "U1" })).ContainsKey("manual_away"), Is.False);
        Assert.That((string?)(await SucceedAsync("users.getPresence", new { user = "U7" }))["presence"], Is.EqualTo("away"));
        Assert.That(await FailAsync("users.setPresence", new { presence = "gone" }), Is.EqualTo("invalid_presence"));
    }

    [Test]
    public async Task Setting_a_user_active_has_no_effect()
    {
        await SucceedAsync("users.setPresence", new { presence = "away" });
        await SucceedAsync("users.setActive");
        Assert.That((string?)(await SucceedAsync("users.getPresence"))["presence"], Is.EqualTo("away"));
    }

    [Test]
    public async Task An_identity_is_that_of_the_token()
    {
        var identity = await SucceedAsync("users.identity", token: TokenOf("U2"));
        Assert.That(((string?)identity["user"]!["id"], (string?)identity["user"]!["email"]), Is.EqualTo(("U2", "stantz@example.com")));
        Assert.That((string?)identity["team"]!["name"], Is.EqualTo("Ghostbusters"));
    }

    [Test]
    public async Task A_bot_is_found_by_its_bot_id()
    {
        var bot = (await SucceedAsync("bots.info", new { bot = "B0FAKEBOT" }))["bot"]!;
        Assert.That(((string?)bot["user_id"], (string?)bot["app_id"], (string?)bot["name"]), Is.EqualTo(("U0FAKEBOT", "A0FAKEAPP", "fake_bot")));
        Assert.That(await FailAsync("bots.info", new { bot = "U0FAKEBOT" }), Is.EqualTo("bot_not_found"));
        Assert.That(await FailAsync("bots.info"), Is.EqualTo("missing_argument"));
    }

    private static List<string?> Ids(JsonObject response) => [.. response["members"]!.AsArray().Select(c => (string?)c!["id"])];

    private async Task<JsonNode> InfoAsync(string user) => (await SucceedAsync("users.info", new { user }))["user"]!;
}
