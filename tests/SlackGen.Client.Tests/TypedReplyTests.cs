namespace SlackGen.Client.Tests;

/// <summary>A fake responds with the client's own typed responses and objects.</summary>
public sealed class TypedReplyTests : FakeSlackTests
{
    [Test]
    public async Task A_typed_response_arrives_as_it_was_given()
    {
        Fake.On("users.info").Reply(new UsersInfoResponse { User = new User { Id = "U1", Name = "spengler", Profile = new UserProfile { DisplayName = "Egon" } } });

        var user = (await Slack.Users.InfoAsync(new() { User = "U1" })).User;

        Assert.That((user!.Id, user.Name, user.Profile!.DisplayName), Is.EqualTo(("U1", "spengler", "Egon")));
    }

    [Test]
    public async Task A_typed_response_of_a_function_arrives_as_well()
    {
        Fake.On("users.info").Reply(request => new UsersInfoResponse { User = new User { Id = (string?)request.Arguments["user"] } });

        Assert.That((await Slack.Users.InfoAsync(new() { User = "U7" })).User!.Id, Is.EqualTo("U7"));
    }

    [Test]
    public async Task Typed_objects_stand_within_others_and_in_pages()
    {
        Fake.On("users.info").Reply(new { user = new User { Id = "U1", Name = "spengler" } });
        Fake.On("users.list").Page([new User { Id = "U1" }, new User { Id = "U2" }, new User { Id = "U3" }], pageSize: 2);
        Fake.On("chat.postMessage").Reply(new { ts = "1.2", channel = "C1", message = new { blocks = new IBlock[] { new HeaderBlock { Text = "Title" } } } });

        var ids = new List<string?>();
        await foreach (var user in Slack.Users.ListAllAsync())
        {
            ids.Add(user.Id);
        }

        var posted = await Slack.Chat.PostMessageAsync("C1", "Hello");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Slack.Users.InfoAsync(new() { User = "U1" })).User!.Name, Is.EqualTo("spengler"));
            Assert.That(ids, Is.EqualTo(["U1", "U2", "U3"]));
            Assert.That(((HeaderBlock)posted.Message!.Blocks![0]).Text!.Text, Is.EqualTo("Title"));
        }
    }

    [Test]
    public async Task A_method_without_ok_does_not_gain_it()
    {
        using var http = new HttpClient { BaseAddress = Fake.BaseAddress };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["client_id"] = "1.2", ["client_secret"] = "s", ["code"] = "c" });
        Fake.On("oauth.access")
            .Reply(new OauthAccessResponse { AccessToken = "xoxp-1", Scope = "read", TeamId = "T1" }, times: 1)
            .Reply(new { access_token = "xoxp-2" }, times: 1)
            .Reply(new { error = "invalid_code" }, times: 1);
        var texts = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await http.PostAsync("oauth.access", form);
            texts.Add(await response.Content.ReadAsStringAsync());
        }

        Assert.That(texts, Is.EqualTo(
        [
            """{"access_token":"xoxp-1","scope":"read","team_id":"T1"}""",
            """{"access_token":"xoxp-2"}""",
            """{"ok":false,"error":"invalid_code"}""",
        ]));
    }
}
