namespace SlackGen.Client.Tests.Listing;

/// <summary>The listing of the README that is resumed after an interruption.</summary>
public sealed class GuideListingTests : FakeSlackTests
{
    private string before = "";

    [SetUp]
    public void Enter()
    {
        before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Directory.CreateTempSubdirectory("slackgen-listing-").FullName;
    }

    [TearDown]
    public void Leave()
    {
        var folder = Environment.CurrentDirectory;
        Environment.CurrentDirectory = before;
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A_listing_that_was_interrupted_goes_on_where_it_was()
    {
        Fake.On("users.list")
            .Reply("""{"members":[{"id":"U1","real_name":"Jane"}],"response_metadata":{"next_cursor":"page2"}}""", times: 1)
            .ReplyError("fatal_error", times: 1)
            .Reply("""{"members":[{"id":"U2","real_name":"John"}],"response_metadata":{"next_cursor":"page3"}}""", times: 1)
            .Reply("""{"members":[{"id":"U3","real_name":"Joan"}],"response_metadata":{"next_cursor":""}}""");

        Assert.That(ListAsync, Throws.InstanceOf<SlackApiException>());
        await ListAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllLines("users.txt"), Is.EqualTo(["U1 Jane", "U2 John", "U3 Joan"]));
            Assert.That(Fake.RequestsTo("users.list").Select(r => (string?)r.Arguments["cursor"]), Is.EqualTo(new[] { null, "page2", "page2", "page3" }));
            Assert.That(File.Exists("cursor.txt"), Is.False);
        }
    }

    [Test]
    public void The_guide_shows_the_listing_that_is_tested_here()
    {
        var source = File.ReadAllLines(Path.Combine(RepositoryFolder.Root, "tests/SlackGen.Client.Tests/Listing/GuideListingTests.cs"));
        var quoted = source.SkipWhile(l => l.Trim() != "// <guide>").Skip(1).TakeWhile(l => l.Trim() != "// </guide>").Select(l => l.Length > 8 ? l[8..] : "");

        Assert.That(RepositoryFolder.Read("docs", "paging.md"), Does.Contain("```csharp\n" + string.Join('\n', quoted) + "\n```"));
    }

    private async Task ListAsync()
    {
        var slack = Slack;

        // <guide>
        string? cursor = File.Exists("cursor.txt") ? File.ReadAllText("cursor.txt") : null;
        await foreach (var page in slack.Users.ListPagesAsync(new() { Cursor = cursor, Limit = 200 }))
        {
            File.AppendAllLines("users.txt", page.Members.Select(m => $"{m.Id} {m.RealName}"));
            File.WriteAllText("cursor.txt", page.NextCursor);             // only when the page is safe
        }

        File.Delete("cursor.txt");                                        // complete: the next listing begins anew
        // </guide>
    }
}
