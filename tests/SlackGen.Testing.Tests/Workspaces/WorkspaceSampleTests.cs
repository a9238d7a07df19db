namespace SlackGen.Testing.Tests;

public sealed class WorkspaceSampleTests : WorkspaceTests
{
    [Test]
    public async Task User_groups_and_emoji_can_be_read()
    {
        await SucceedAsync("usergroups.disable", new { usergroup = "S2" }, TokenOf("U0FAKEUSER"));

        Assert.That(Workspace.Usergroups.Select(g => (g.Id, g.Handle, g.Name, g.IsDisabled)), Is.EqualTo(new[] { ("S1", "engineering", "Engineering", false), ("S2", "on-call", "On call", true) }));
        Assert.That(Workspace.Usergroups[1].Users, Is.EqualTo(new[] { "U3" }));
        Assert.That(Workspace.Emoji["slimer"], Is.EqualTo("https://emoji.example.com/slimer.png"));
    }

    [Test]
    public void The_messages_of_the_sample_are_older_than_the_clock_and_raise_nothing()
    {
        var now = WorkspaceState.ToTimestamp(Clock.GetUtcNow());
        Assert.That(Workspace.Channels.SelectMany(c => c.Messages).Select(m => m.Ts), Has.All.LessThan(now).Using<string>(string.CompareOrdinal));
        Assert.That(Workspace.Router.Published, Is.Empty);
    }

    [Test]
    public void Every_channel_of_the_sample_has_a_message_and_members_who_wrote_it()
    {
        foreach (var channel in Workspace.Channels)
        {
            Assert.That(channel.Messages, Is.Not.Empty, channel.ToString());
            Assert.That(channel.Messages.Select(m => (string?)m.Json["user"]), Has.All.AnyOf([.. channel.Members]), channel.ToString());
        }
    }

    [Test]
    public void The_sample_has_conversations_of_each_kind_and_an_archived_one()
    {
        Assert.That(Workspace.Channels.Select(c => c.Kind).Distinct(), Is.EquivalentTo(Enum.GetValues<WorkspaceChannelKind>()));
        Assert.That(Workspace.Channels.Single(c => c.IsArchived).Name, Is.EqualTo("old-site"));
    }

    [Test]
    public void The_sample_has_a_thread_and_reactions()
    {
        var general = Workspace.Channel("general");
        var lunch = general.Messages.Single(m => m.Text.StartsWith("Who is in for lunch", StringComparison.Ordinal));
        Assert.That((int)lunch.Json["reply_count"]!, Is.EqualTo(2));
        Assert.That(lunch.Json["reactions"]!.AsArray().Select(r => ((string?)r!["name"], (int)r["count"]!)), Is.EqualTo(new[] { ("thumbsup", 2), ("pizza", 1) }));
    }

    [Test]
    public async Task The_sample_has_a_pinned_message_and_a_bookmark()
    {
        var pins = await SucceedAsync("pins.list", new { channel = "C0FAKECHAN" });
        Assert.That((string?)pins["items"]![0]!["message"]!["text"], Does.StartWith("Welcome"));
        var bookmarks = await SucceedAsync("bookmarks.list", new { channel_id = "C2" });
        Assert.That((string?)bookmarks["bookmarks"]![0]!["title"], Is.EqualTo("Runbook"));
    }
}
