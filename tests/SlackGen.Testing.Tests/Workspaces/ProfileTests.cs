using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class ProfileTests : WorkspaceTests
{
    [Test]
    public async Task A_status_is_shown_until_it_expires()
    {
        var end = Clock.GetUtcNow().AddMinutes(30).ToUnixTimeSeconds();
        await SetAsync(new { status_text = "At lunch", status_emoji = ":pizza:", status_expiration = end });
        Assert.That(await StatusAsync(), Is.EqualTo(("At lunch", ":pizza:", end)));

        Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.That(await StatusAsync(), Is.EqualTo(("", "", 0L)));
    }

    [Test]
    public async Task A_new_status_has_an_expiration_and_an_emoji_of_its_own()
    {
        await SetAsync(new { status_text = "At lunch", status_emoji = ":pizza:", status_expiration = Clock.GetUtcNow().AddMinutes(30).ToUnixTimeSeconds() });
        await SetAsync(new { status_text = "Here", status_emoji = "" });
        Assert.That(await StatusAsync(), Is.EqualTo(("Here", ":speech_balloon:", 0L)));
    }

    [Test]
    public async Task A_change_raises_three_events_and_one_of_the_name_two()
    {
        await SetAsync(new { title = "Founder" });
        Assert.That((string?)Raised("user_change").Single()["user"]!["profile"]!["title"], Is.EqualTo("Founder"));
        Assert.That(Raised("user_profile_changed"), Has.Count.EqualTo(1));
        Assert.That(Raised("user_status_changed"), Is.Empty);

        await SetAsync(new { status_text = "Busy", status_emoji = ":bee:" });
        Assert.That((string?)Raised("user_status_changed").Single()["user"]!["profile"]!["status_text"], Is.EqualTo("Busy"));
        Assert.That(Raised("user_change"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Names_are_one_name_in_parts()
    {
        var response = await SucceedAsync("users.profile.set", new { name = "first_name", value = "Raymond" }, TokenOf("U2"));
        Assert.That(((string?)response["profile"]!["real_name"], (string?)response["username"]), Is.EqualTo(("Raymond Stantz", "stantz")));
        await SetAsync(new { last_name = "Francis" });
        Assert.That(Workspace.User("U2").RealName, Is.EqualTo("Raymond Francis"));
        await SetAsync(new { real_name = "Ray Stantz", display_name = "ray" });
        var profile = (await SucceedAsync("users.profile.get", new { user = "U2" }))["profile"]!;
        Assert.That(((string?)profile["first_name"], (string?)profile["display_name"]), Is.EqualTo(("Ray", "ray")));
    }

    [Test]
    public async Task A_status_is_cleared_as_a_whole()
    {
        const string error = "must_clear_both_status_text_and_status_emoji";
        await SetAsync(new { status_text = "Busy", status_emoji = ":bee:" });
        Assert.That(await FailToSetAsync(new { status_text = "" }), Is.EqualTo(error));
        Assert.That(await FailToSetAsync(new { status_emoji = "" }), Is.EqualTo(error));
        await SetAsync(new { status_text = "", status_emoji = "" });
        Assert.That(await StatusAsync(), Is.EqualTo(("", "", 0L)));
    }

    [Test]
    public async Task A_profile_can_be_refused()
    {
        Assert.That(await FailToSetAsync(new { status_text = new string('x', 101), status_emoji = ":bee:" }), Is.EqualTo("too_long"));
        Assert.That(await FailToSetAsync(new { display_name = "@ray" }), Is.EqualTo("invalid_starts_with_at"));
        Assert.That(await FailToSetAsync(new { real_name = "http://example.com" }), Is.EqualTo("name_not_allowed"));
        Assert.That(await FailToSetAsync(new { fields = new { Xf1 = new { value = "x" } } }), Is.EqualTo("profile_set_failed"));
        Assert.That(await FailAsync("users.profile.set", token: TokenOf("U2")), Is.EqualTo("invalid_profile"));
        Assert.That(Raised("user_change"), Is.Empty);
    }

    [Test]
    public async Task Only_admins_change_others_and_addresses()
    {
        var profile = new { title = "Boss" };
        Assert.That(await FailAsync("users.profile.set", new { user = "U2", profile }, TokenOf("U3")), Is.EqualTo("not_admin"));
        Assert.That(await FailAsync("users.profile.set", new { profile = new { email = "w@example.com" } }, TokenOf("U3")), Is.EqualTo("not_admin"));
        Assert.That(await FailAsync("users.profile.set", new { user = "U1", profile }, TokenOf("U2")), Is.EqualTo("cannot_update_admin_user"));
        Assert.That(await FailAsync("users.profile.set", new { user = "U0BUILD", profile }, TokenOf("U2")), Is.EqualTo("not_app_admin"));
        Assert.That(await FailAsync("users.profile.set", new { user = "U99", profile }, TokenOf("U2")), Is.EqualTo("permission_denied"));
        Assert.That(await FailAsync("users.profile.set", new { user = "U3", profile = new { email = "stantz@example.com" } }, TokenOf("U2")), Is.EqualTo("email_taken"));

        await SucceedAsync("users.profile.set", new { user = "U3", profile = new { email = "winston@example.com" } }, TokenOf("U2"));
        Assert.That((string?)(await SucceedAsync("users.lookupByEmail", new { email = "winston@example.com" }))["user"]!["id"], Is.EqualTo("U3"));
    }

    [Test]
    public async Task The_workspace_has_no_fields_of_its_own()
    {
        var profile = (await SucceedAsync("team.profile.get"))["profile"]!;
        Assert.That(Text(profile), Is.EqualTo("""{"fields":[],"sections":[]}"""));
    }

    private Task<JsonObject> SetAsync(object profile) => SucceedAsync("users.profile.set", new { profile }, TokenOf("U2"));

    private Task<string> FailToSetAsync(object profile) => FailAsync("users.profile.set", new { profile }, TokenOf("U2"));

    private async Task<(string?, string?, long)> StatusAsync()
    {
        var profile = (await SucceedAsync("users.profile.get", new { user = "U2" }))["profile"]!;
        return ((string?)profile["status_text"], (string?)profile["status_emoji"], (long)profile["status_expiration"]!);
    }
}
