using System.Reflection;

namespace SlackGen.Testing.Tests;

public sealed class ReadmeTests
{
    public static IEnumerable<string> Faults => typeof(Fault)
        .GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => m is PropertyInfo or MethodInfo { IsSpecialName: false })
        .Select(m => m.Name)
        .Distinct();

    [TestCaseSource(nameof(Faults))]
    public void Every_fault_is_in_the_readme(string fault) => Assert.That(Readme(), Does.Contain($"| `Fault.{fault}"));

    [Test]
    public async Task The_responses_of_the_readme_can_be_given()
    {
        object[] users = [new { id = "U1" }, new { id = "U2" }, new { id = "U3" }];
        await using var slack = await FakeSlack.StartAsync(o => o.AddToken("xoxb-reader", "users:read", "channels:read"));
        slack.On("users.info").Reply("""{"user":{"id":"U1"}}""");
        slack.On("chat.postMessage").Reply(request => new { ts = "1.2", channel = request.Arguments["channel"] });
        slack.On("auth.test").ReplyError("internal_error", times: 2).Reply(new { user_id = "U1" });
        slack.On("users.list").Page(users, pageSize: 2);
        using var caller = new Caller(slack, "xoxb-reader");
        Assert.Multiple(async () =>
        {
            Assert.That((await caller.GetAsync("users.info?user=U1")).ToJsonString(), Is.EqualTo("""{"ok":true,"user":{"id":"U1"}}"""));
            Assert.That((await caller.GetAsync("users.list"))["members"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That((await caller.PostAsync("chat.postMessage", """{"channel":"C1","text":"x"}""")).Error(), Is.EqualTo("missing_scope"));
        });
    }

    [Test]
    public async Task The_workspace_that_its_readme_builds_by_hand_starts()
    {
        var workspace = new Workspace { Name = "Acme" };
        var bot = workspace.AddBot("fake_bot");
        var ada = workspace.AddUser("ada", "Ada Lovelace", options: new WorkspaceUserOptions { Role = WorkspaceRole.Admin });
        var bob = workspace.AddUser("bob");
        var lab = workspace.AddChannel("lab", [ada.Id, bob.Id, bot.Id], WorkspaceChannelKind.Private);
        workspace.AddMessage(lab.Id, ada.Id, "It works.", at: DateTimeOffset.UtcNow.AddDays(-1));
        await using var slack = await FakeSlack.StartAsync(o => o.Workspace = workspace);
        using var app = new Caller(slack, FakeSlack.BotToken);
        using var person = new Caller(slack, ada.Token);
        Assert.That((string?)(await app.GetAsync("auth.test"))["user_id"], Is.EqualTo(bot.Id));
        Assert.That((string?)(await person.GetAsync("auth.test"))["user_id"], Is.EqualTo(ada.Id));
        Assert.That((string?)(await app.GetAsync($"conversations.history?channel={lab.Id}"))["messages"]?[0]?["text"], Is.EqualTo("It works."));
    }

    private static string Readme() => RepositoryFolder.Read("runtime", "SlackGen.Testing", "README.md");
}
