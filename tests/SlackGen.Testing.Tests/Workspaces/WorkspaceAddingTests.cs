namespace SlackGen.Testing.Tests;

public sealed class WorkspaceAddingTests : WorkspaceTests
{
    [Test]
    public async Task A_person_who_arrives_later_joins_the_general_channel()
    {
        var person = Workspace.AddUser("gozer", "Gozer", options: new() { Email = "g@example.com", Role = WorkspaceRole.Admin, Title = "Traveller", TimeZone = "Europe/Vienna" });

        Assert.That((string?)Raised("team_join").Single()["user"]!["profile"]!["email"], Is.EqualTo("g@example.com"));
        Assert.That((string?)Raised("member_joined_channel").Single()["channel"], Is.EqualTo("C0FAKECHAN"));
        Assert.That(Workspace.Channel("general").Members[^1], Is.EqualTo(person.Id));
        var user = (await SucceedAsync("users.info", new { user = person.Id }))["user"]!;
        Assert.That(((bool)user["is_admin"]!, (int)user["tz_offset"]!, (string?)user["profile"]!["title"]), Is.EqualTo((true, 3600, "Traveller")));
        Assert.That((string?)(await SucceedAsync("auth.test", token: person.Token))["user_id"], Is.EqualTo(person.Id));
    }

    [Test]
    public void A_guest_a_bot_and_a_deactivated_person_do_not_join_it()
    {
        Workspace.AddUser("a", options: new() { Role = WorkspaceRole.Guest });
        Workspace.AddUser("b", options: new() { IsDeactivated = true });
        Workspace.AddBot("c");
        Assert.That(Workspace.Channel("general").Members, Has.Count.EqualTo(6));
        Assert.That(Raised("team_join"), Has.Count.EqualTo(3));
    }

    [Test]
    public void What_is_taken_or_unknown_is_refused()
    {
        Assert.That(() => Workspace.AddUser("other", id: "U1"), Throws.ArgumentException.With.Message.Contains("'U1'"));
        Assert.That(() => Workspace.AddUser("stantz"), Throws.ArgumentException);
        Assert.That(() => Workspace.AddUser("other", options: new() { Email = "STANTZ@example.com" }), Throws.ArgumentException.With.Message.Contains("STANTZ"));
        Assert.That(() => Workspace.AddUser("other", options: new() { TimeZone = "Mars/Base" }), Throws.ArgumentException.With.Message.Contains("Mars/Base"));
        Assert.That(() => Workspace.AddBot("other", botId: "B0FAKEBOT"), Throws.ArgumentException);
        Assert.That(() => Workspace.AddChannel("deploys", ["U1"]), Throws.ArgumentException.With.Message.Contains("deploys"));
        Assert.That(() => Workspace.AddChannel("Deploys", ["U1"]), Throws.ArgumentException.With.Message.Contains("invalid_name_specials"));
        Assert.That(() => Workspace.AddChannel("new", ["U99"]), Throws.ArgumentException.With.Message.Contains("U99"));
        Assert.That(() => Workspace.AddChannel("new", []), Throws.ArgumentException);
        Assert.That(() => Workspace.AddChannel("new", ["U1"], id: "C1"), Throws.ArgumentException.With.Message.Contains("C1"));
        Assert.That(() => Workspace.AddDirectMessage("U1", "U0FAKEUSER"), Throws.ArgumentException.With.Message.Contains("D1"));
        Assert.That(() => Workspace.AddUsergroup("on-call", "New", ["U1"]), Throws.ArgumentException);
        Assert.That(() => Workspace.AddUsergroup("new", "New", ["U1"], ["C99"]), Throws.ArgumentException.With.Message.Contains("C99"));
        Assert.That(() => Workspace.AddMessage("C1", "U1", "x", threadTs: "1.2"), Throws.ArgumentException.With.Message.Contains("1.2"));
        Assert.That(() => Workspace.AddMessage("C1", "U1", "x", Clock.GetUtcNow().AddSeconds(1)), Throws.ArgumentException.With.Message.Contains("future"));
        Assert.That(Raised("team_join"), Is.Empty);
        Assert.That(Raised("channel_created"), Is.Empty);
    }

    [Test]
    public void A_channel_that_is_added_later_raises_what_a_created_one_does()
    {
        var channel = Workspace.AddChannel("roof", ["U1", "U0FAKEBOT"], topic: "Noise", purpose: "Dana's flat");

        Assert.That((channel.Topic, channel.Purpose), Is.EqualTo(("Noise", "Dana's flat")));
        Assert.That((string?)Raised("channel_created").Single()["channel"]!["creator"], Is.EqualTo("U1"));
        Assert.That(Raised("member_joined_channel").Select(e => (string?)e["user"]), Is.EqualTo(new[] { "U1", "U0FAKEBOT" }));
        Assert.That(Workspace.Channel("roof").Members, Is.EqualTo(new[] { "U1", "U0FAKEBOT" }));
        Assert.That(Workspace.Channel("roof").Messages, Is.Empty);
    }

    [Test]
    public async Task Direct_messages_are_found_by_the_methods()
    {
        var direct = Workspace.AddDirectMessage("U0FAKEBOT", "U3");
        var group = Workspace.AddDirectMessage("U0FAKEBOT", "U2", "U3");
        Assert.That((direct.Kind, group.Kind), Is.EqualTo((WorkspaceChannelKind.DirectMessage, WorkspaceChannelKind.GroupMessage)));
        var opened = await SucceedAsync("conversations.open", new { users = "U3" });
        Assert.That(((string?)opened["channel"]!["id"], (bool)opened["already_open"]!), Is.EqualTo((direct.Id, true)));
        Assert.That((string?)(await SucceedAsync("conversations.open", new { users = "U2,U3" }))["channel"]!["id"], Is.EqualTo(group.Id));
    }

    [Test]
    public async Task A_group_that_is_added_later_adds_its_members_to_its_channels()
    {
        var id = Workspace.AddUsergroup("front-desk", "Front desk", ["U4", "U2"], ["C4"]);
        Assert.That(Workspace.Channel("C4").Members, Does.Contain("U2"));
        Assert.That((string?)Raised("subteam_created").Single()["subteam"]!["id"], Is.EqualTo(id));
        Assert.That(Text((await SucceedAsync("usergroups.users.list", new { usergroup = id }))["users"]), Is.EqualTo("""["U4","U2"]"""));
    }

    [Test]
    public void Messages_have_the_time_that_they_are_given_and_are_sorted_by_it()
    {
        var at = Clock.GetUtcNow().AddDays(-400);
        var first = Workspace.AddMessage("#random", "venkman", "First", at);
        var second = Workspace.AddMessage("C1", "U2", "Second", at);
        var reply = Workspace.AddMessage("C1", "U0FAKEBOT", "Third", threadTs: first.Ts);

        Assert.That(first.Ts, Is.EqualTo(FormattableString.Invariant($"{at.ToUnixTimeSeconds()}.000000")));
        Assert.That(second.Ts, Is.EqualTo(FormattableString.Invariant($"{at.ToUnixTimeSeconds()}.000001")));
        Assert.That((string?)reply.Json["thread_ts"], Is.EqualTo(first.Ts));
        var messages = Workspace.Channel("C1").Messages;
        Assert.That((messages[0].Ts, messages[1].Ts, messages[^1].Ts), Is.EqualTo((first.Ts, second.Ts, reply.Ts)));
        Assert.That(Raised("message").Select(e => (string?)e["text"]), Is.EqualTo(new[] { "First", "Second", "Third" }));
    }

    [Test]
    public async Task A_workspace_built_by_hand_has_the_app_and_its_person_as_they_were_added()
    {
        var built = new Workspace { Name = "Firehouse" };
        built.AddBot("fake_bot", id: "U0BOT", botId: "B0BOT");
        built.AddUser("spengler", id: "U0EGON");
        built.AddUser("stantz", id: "U0RAY");
        built.AddChannel("general", ["U0RAY", "U0BOT"], id: "C0GEN");
        built.AddMessage("general", "stantz", "Hi", DateTimeOffset.UnixEpoch);
        await using var fake = await FakeSlack.StartAsync(o =>
        {
            o.Workspace = built;
            o.TimeProvider = Clock;
        });

        Assert.That(built.Users.Select(u => u.Id), Is.EquivalentTo(new[] { "U0BOT", "U0EGON", "U0RAY" }));
        Assert.That(built.Channel("general").Members, Is.EquivalentTo(new[] { "U0BOT", "U0EGON", "U0RAY" }));
        Assert.That(built.Router.Published, Is.Empty);
        var app = built.State.App;
        Assert.That((app.BotUserId, app.BotId, app.UserId, app.ChannelId), Is.EqualTo(("U0BOT", "B0BOT", "U0EGON", "C0GEN")));
        using var http = new HttpClient();
        Assert.That(await http.GetStringAsync(new Uri(fake.BaseAddress, $"auth.test?token={FakeSlack.BotToken}")), Does.Contain("U0BOT"));
    }

    [Test]
    public async Task Times_of_a_workspace_built_by_hand_are_not_in_the_future_of_the_clock()
    {
        var built = new Workspace();
        built.AddUser("stantz", id: "U0RAY");
        built.AddChannel("roof", ["U0RAY"], topic: "Noise");
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var fake = await FakeSlack.StartAsync(o =>
        {
            o.Workspace = built;
            o.TimeProvider = clock;
        });
        Assert.That(built.State.Users["U0RAY"].Updated, Is.EqualTo(clock.GetUtcNow().ToUnixTimeSeconds()));
        Assert.That(built.Channel("roof").Entity.Created, Is.EqualTo(clock.GetUtcNow().ToUnixTimeSeconds()));
        Assert.That(built.AddMessage("roof", "stantz", "Hi").Ts, Does.StartWith("1577836800."));
    }

    [Test]
    public void A_person_cannot_be_the_bot_and_a_bot_not_the_person()
    {
        var wrongBot = new Workspace();
        wrongBot.AddUser("x", id: "U0FAKEBOT");
        Assert.That(async () => await FakeSlack.StartAsync(o => o.Workspace = wrongBot), Throws.InvalidOperationException.With.Message.Contains("AddBot"));
        var wrongPerson = new Workspace();
        wrongPerson.AddBot("x", id: "U0FAKEUSER");
        Assert.That(async () => await FakeSlack.StartAsync(o => o.Workspace = wrongPerson), Throws.InvalidOperationException.With.Message.Contains("AddUser"));
    }

    [Test]
    public void Additions_come_from_any_thread()
    {
        Parallel.For(0, 200, i =>
        {
            Workspace.AddUser(FormattableString.Invariant($"person{i}"));
            Workspace.AddMessage("C1", "U1", "x");
        });

        Assert.That(Workspace.Users, Has.Count.EqualTo(210));
        Assert.That(Workspace.Channel("general").Members.Distinct().Count(), Is.EqualTo(206));
        var times = Raised("message").Where(e => (string?)e["text"] == "x").Select(e => (string?)e["ts"]).ToList();
        Assert.That(times, Is.Ordered.Using<string?>(string.CompareOrdinal));
        Assert.That(times.Distinct().Count(), Is.EqualTo(200));
    }
}
